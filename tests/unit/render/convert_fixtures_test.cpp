#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "base/files.hpp"
#include "base/text.hpp"
#include "render/convert.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

const fs::path fixtures = fs::path(CONFSYNC_SOURCE_DIR) / "tests/fixtures/convert";

bool accepting() {
    const bool asked = std::getenv("CONFSYNC_ACCEPT") != nullptr;
    if (asked && std::getenv("CI") != nullptr)
        throw std::runtime_error("CONFSYNC_ACCEPT is refused in CI");
    return asked;
}

std::string unquoted(std::string_view text) {
    text = trimmed(text);
    return std::string(text.size() < 2 || text.front() != '"' ? text
                                                              : text.substr(1, text.size() - 2));
}

constexpr std::string_view diagram_macro = "render.diagram-macro.";

using Facts = std::map<std::string, std::string>;

/// What options.toml may say: `flavor`, `site`, `links.slugs`, `render.diagram-macro.*`, and what
/// is known of the world as "page:SPACE:Title", "file:name" and "person:id".
Facts read_facts(const fs::path& file) {
    Facts facts;
    if (!fs::exists(file)) return facts;
    const std::string content = read_file(file);
    for (const std::string_view line : split(content, '\n')) {
        const std::size_t equals = line.find(" = ");
        if (equals != std::string_view::npos)
            facts[unquoted(line.substr(0, equals))] = unquoted(line.substr(equals + 3));
    }
    return facts;
}

std::string fact(const Facts& facts, const std::string& key) {
    const auto found = facts.find(key);
    return found == facts.end() ? std::string() : found->second;
}

ConvertOptions options_of(const Facts& facts) {
    ConvertOptions options;
    options.file = "input.xml";
    options.site = fact(facts, "site");
    if (fact(facts, "flavor") == "datacenter") options.flavor = Flavor::datacenter;
    options.lookup.page_path = [&facts](const PageName& page) {
        return fact(facts, "page:" + page.space + ":" + page.title);
    };
    options.lookup.attachment_path = [&facts](std::string_view name) {
        return fact(facts, "file:" + std::string(name));
    };
    options.lookup.person = [&facts](std::string_view id) {
        return fact(facts, "person:" + std::string(id));
    };
    for (const auto& [key, value] : facts)
        if (key.starts_with(diagram_macro)) {
            const auto colon = value.find(':');
            const std::string parameter = colon == std::string::npos ? "" : value.substr(colon + 1);
            options.forms.diagram_macros[key.substr(diagram_macro.size())] = {
                value.substr(0, colon), parameter};
        }
    if (fact(facts, "links.slugs") == "gitlab") options.forms.slugs = SlugRule::gitlab;
    return options;
}

void check_case(const fs::path& folder) {
    const Facts facts = read_facts(folder / "options.toml");
    const std::string storage(trimmed(read_file(folder / "input.xml")));
    const std::string actual = to_markdown(storage, options_of(facts)).markdown;
    const fs::path golden = folder / "output.md";
    if (accepting()) {
        if (!fs::exists(golden) || read_file(golden) != actual)
            write_file_atomically(golden, actual);
        BOOST_TEST_MESSAGE("skipped: rewrote " << golden);
        return;
    }
    BOOST_REQUIRE_MESSAGE(fs::exists(golden), golden << " is missing; write it, or look at what "
                                                        "CONFSYNC_ACCEPT=1 writes");
    BOOST_TEST(actual == read_file(golden), golden << "\n--- is\n"
                                                   << actual << "\n--- should be\n"
                                                   << read_file(golden));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fixtures_of_conversion)

BOOST_AUTO_TEST_CASE(every_body_becomes_the_markdown_that_is_written_down) {
    std::size_t cases = 0;
    for (const auto& entry : fs::directory_iterator(fixtures)) {
        BOOST_TEST_CONTEXT(entry.path().filename()) { check_case(entry.path()); }
        ++cases;
    }
    BOOST_TEST(cases > 30u);
}

BOOST_AUTO_TEST_CASE(every_file_of_a_conversion_is_one_that_the_runner_reads) {
    const std::set<std::string> known{"input.xml", "output.md", "options.toml"};
    for (const auto& entry : fs::recursive_directory_iterator(fixtures)) {
        if (entry.is_regular_file())
            BOOST_TEST(known.count(entry.path().filename().string()) == 1u, entry.path());
    }
}

BOOST_AUTO_TEST_SUITE_END()
