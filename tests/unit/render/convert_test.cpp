#include "render/convert.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/files.hpp"
#include "base/text.hpp"
#include "render/convert_proof.hpp"
#include "render/storage.hpp"
#include "render/storage_equivalence.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

const fs::path fixtures = fs::path(CONFSYNC_SOURCE_DIR) / "tests/fixtures/render";

/// The storage format of what a body was converted to.
std::string back(std::string_view storage, const Converted& converted, Flavor flavor) {
    const Document document = parse(converted.markdown, "a.md");
    RenderOptions options;
    options.flavor = flavor;
    options.title = "\x1F";  // a heading that repeats the title would be left out
    for (const Heading& heading : document.headings())
        if (storage.find(">" + heading.slug + "</ac:parameter>") != std::string_view::npos)
            options.anchors.insert(heading.slug);
    return to_storage(document, targets_of(document, converted), options).body;
}

ConvertOptions options_for(Flavor flavor) {
    ConvertOptions options;
    options.flavor = flavor;
    options.site = "https://acme.atlassian.net/wiki";
    return options;
}

void check_identity(std::string_view storage, Flavor flavor) {
    const Converted converted = to_markdown(storage, options_for(flavor));
    const std::string again = back(storage, converted, flavor);
    BOOST_TEST(equivalent_form(again, flavor) == equivalent_form(storage, flavor),
               "\n--- storage\n"
                   << storage << "\n--- markdown\n"
                   << converted.markdown << "\n--- again\n"
                   << again);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(convert)

BOOST_AUTO_TEST_CASE(what_our_renderer_writes_comes_back) {
    for (const auto& entry : fs::directory_iterator(fixtures)) {
        BOOST_TEST_CONTEXT(entry.path().filename()) {
            check_identity(trimmed(read_file(entry.path() / "cloud.xml")), Flavor::cloud);
            check_identity(trimmed(read_file(entry.path() / "datacenter.xml")), Flavor::datacenter);
        }
    }
}

BOOST_AUTO_TEST_CASE(whatever_markdown_says_is_said_by_what_comes_back) {
    for (const std::string& input : test::nasty_inputs()) {
        BOOST_TEST_CONTEXT(input) {
            check_identity(test::cloud(input), Flavor::cloud);
            check_identity(test::datacenter(input), Flavor::datacenter);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_picture_shown_twice_in_two_sizes_comes_back_in_both) {
    const std::string original = "ac:original-width=\"1200\" ac:original-height=\"800\" ";
    const std::string file = "<ri:attachment ri:filename=\"a.png\" /></ac:image>";
    const std::string storage = "<ac:image " + original + "ac:width=\"760\" ac:alt=\"a\">" + file +
                                "<ac:image " + original +
                                "ac:custom-width=\"true\" ac:width=\"400\" ac:alt=\"a\">" + file;
    const Converted converted = to_markdown(storage);
    const Rendered again = rendered_again(converted.markdown, converted.targets);
    BOOST_TEST(equivalent_form(again.body, Flavor::cloud) ==
               equivalent_form(storage, Flavor::cloud));
    BOOST_TEST(converted.markdown.find("width=\"400\"") != std::string::npos);
    BOOST_TEST(converted.markdown.find("width=\"760\"") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
