#include "workspace/diagrams.hpp"

#include <boost/test/unit_test.hpp>

#include "base/files.hpp"
#include "unit/workspace/temporary_repository.hpp"
#include "workspace/paths.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

/// A command that writes a PNG of 40 by 20 pixels, or what `script` says instead.
struct Given : TemporaryFolder {
    explicit Given(const std::string& script = header) {
        rendering.diagrams["mermaid"] = {
            {"sh", "-c", script, "draw", "{in}", "{out}"}, "png", true};
        drawing.folder = path() / "kept";
        drawing.trusted = true;
        drawing.environment = {"PATH=/usr/bin:/bin"};
    }
    static constexpr const char* header =
        "printf '\\211PNG\\r\\n\\032\\n\\000\\000\\000\\015IHDR\\000\\000\\000\\050\\000\\000\\000"
        "\\024' > \"$2\"; cat \"$1\" >> \"$2\"";

    Diagrams::Picture drawn(const std::string& source = "graph TD") {
        return Diagrams(rendering, drawing).picture({"mermaid", source, {}});
    }
    std::string fault() {
        const Diagnostic fault = drawn().fault;
        return fault.code + ": " + fault.message;
    }

    RenderConfig rendering;
    Drawing drawing;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(diagrams)

BOOST_AUTO_TEST_CASE(a_picture_is_drawn_from_the_text_and_measured) {
    Given given;
    given.rendering.diagram_scale = 2;
    const auto picture = given.drawn("graph TD");
    const auto shown = Diagrams(given.rendering, given.drawing).shown(picture.size);
    BOOST_TEST(picture.bytes.ends_with("graph TD"));
    BOOST_TEST(shown.width == 20);
    BOOST_TEST(shown.height == 10);
    BOOST_TEST(picture.fault.code == "");
}

BOOST_AUTO_TEST_CASE(p11_a_picture_that_a_page_has_is_of_the_size_it_was_published_with) {
    Given given;
    const engine::PageKey page{"a.md"};
    given.drawing.recorded[page] = {{"diagram:/m-1.png", {300, 200}}, {"diagram:/m-2.png", {}}};
    const Diagrams diagrams(given.rendering, given.drawing);
    BOOST_TEST((diagrams.recorded_size(page, "diagram:/m-1.png") == ImageSize{300, 200}));
    BOOST_TEST(diagrams.is_recorded(page, "diagram:/m-2.png"));
    BOOST_TEST(!diagrams.recorded_size(page, "diagram:/m-2.png"));
    BOOST_TEST(!diagrams.recorded_size(page, "diagram:/m-3.png"));
    BOOST_TEST(!diagrams.recorded_size(engine::PageKey{"b.md"}, "diagram:/m-1.png"));
}

BOOST_AUTO_TEST_CASE(its_name_and_digest_are_those_of_its_text) {
    Given given;
    const Diagrams diagrams(given.rendering, given.drawing);
    const std::string path = diagrams.path_of({"mermaid", "graph TD", {}});
    BOOST_TEST(path.starts_with("diagram:/mermaid-"));
    BOOST_TEST(path.ends_with(".png"));
    BOOST_TEST(is_made(MadeFile::diagram, path));
    BOOST_TEST(name_of(path).size() == std::string("mermaid-1a2b3c4d5e6f.png").size());
    BOOST_TEST(diagrams.path_of({"mermaid", "graph TD", {"a.md", 3, 1}}) == path);
    BOOST_TEST(diagrams.path_of({"mermaid", "graph LR", {}}) != path);
    BOOST_TEST(diagrams.path_of({"d2", "graph TD", {}}) == "");
}

BOOST_AUTO_TEST_CASE(what_was_drawn_once_is_kept_by_text_and_command) {
    Given given;
    BOOST_TEST(!given.drawn().bytes.empty());
    given.drawing.trusted = false;
    BOOST_TEST(!given.drawn().bytes.empty());
    BOOST_TEST(given.drawn("other").bytes.empty());
    given.rendering.diagrams["mermaid"].words.push_back("--dark");
    BOOST_TEST(given.drawn().bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_command_of_the_repository_runs_only_when_it_is_trusted) {
    Given given;
    given.drawing.trusted = false;
    BOOST_TEST(given.fault() ==
               "diagram-not-trusted: the repository's configuration may not run sh yet");
    given.rendering.diagrams["mermaid"].of_repository = false;
    BOOST_TEST(!given.drawn().bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_command_that_fails_is_told_with_what_it_said) {
    BOOST_TEST(Given("echo; echo bad line 3 >&2; exit 2").fault() ==
               "diagram-failed: sh ended with 2: bad line 3");
    BOOST_TEST(Given("exit 0").fault() == "diagram-failed: sh wrote no picture");
    BOOST_TEST(Given("echo text > \"$2\"").fault() ==
               "diagram-failed: sh wrote something else than png");
    Given missing;
    missing.rendering.diagrams["mermaid"].words[0] = "no-such-program";
    BOOST_TEST(missing.fault() == "diagram-failed: no-such-program is not installed here");
    Given nowhere;
    nowhere.write("kept", "a file where the folder should be");
    BOOST_TEST(nowhere.fault().starts_with("diagram-failed: "));
}

BOOST_AUTO_TEST_CASE(p10_commands_see_no_secret) {
    Environment environment;
    environment.variables = {{"PATH", "/bin"},
                             {"CONFSYNC_TOKEN", "secret"},
                             {"GITHUB_TOKEN", "secret"},
                             {"HOME", "/home/ada"},
                             {"LANG", ""},
                             {"AWS_SECRET_ACCESS_KEY", "secret"}};
    BOOST_TEST(environment_for_drawing(environment) ==
                   (std::vector<std::string>{"PATH=/bin", "HOME=/home/ada"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_but_pictures_stays_in_the_folder) {
    Given given;
    given.drawn();
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(given.drawing.folder)) {
        BOOST_TEST(entry.path().extension() == ".png");
        ++files;
    }
    BOOST_TEST(files == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
