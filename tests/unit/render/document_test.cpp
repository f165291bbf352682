#include "render/document.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

std::vector<std::string> destinations(const Document& document) {
    std::vector<std::string> list;
    for (const Reference& reference : document.references())
        list.push_back((reference.kind == Reference::Kind::image ? "!" : "") +
                       reference.destination);
    return list;
}

std::vector<std::string> slugs(const Document& document) {
    std::vector<std::string> list;
    for (const Heading& heading : document.headings()) list.push_back(heading.slug);
    return list;
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(document)

BOOST_AUTO_TEST_CASE(references_come_in_the_order_of_the_text_with_footnotes_last) {
    const Document parsed = parse(
        "[a](1) [![b](2)](3)[^n]\n\n[^n]: [n](7)\n\n| [c](4) |\n|---|\n\n[d] <http://5>\n\n[d]: "
        "6\n",
        "a.md");
    BOOST_TEST(destinations(parsed) == (Words{"1", "3", "!2", "4", "6", "http://5", "7"}));
}

BOOST_AUTO_TEST_CASE(a_destination_is_unescaped_as_markdown_and_keeps_its_percent_signs) {
    const Document parsed = parse("[a](<b c&amp;d>) [e](f%20g\\(h\\))", "a.md");
    BOOST_TEST(destinations(parsed) == (Words{"b c&d", "f%20g(h)"}));
}

BOOST_AUTO_TEST_CASE(places_are_lines_of_the_file_with_front_matter_counted) {
    const Document parsed = parse("---\ntitle: x\n---\n\n# H\n\ntext\n[a](b)\n", "docs/a.md");
    BOOST_TEST(to_string(parsed.headings().at(0).where) == "docs/a.md:5:1");
    BOOST_TEST(to_string(parsed.references().at(0).where) == "docs/a.md:8:1");
    BOOST_TEST(parsed.front_matter().lines == 3);
}

BOOST_AUTO_TEST_CASE(headings_carry_their_text_without_marks) {
    const Document parsed = parse("## A *b* `c` [d](e) ![f](g) <b>h</b> &amp; i\n", "a.md");
    BOOST_TEST(parsed.headings().at(0).text == "A b c d  h & i");
    BOOST_TEST(parsed.headings().at(0).slug == "a-b-c-d--h--i");
    BOOST_TEST(parsed.headings().at(0).level == 2);
}

BOOST_AUTO_TEST_CASE(no_two_headings_share_a_slug) {
    const Document parsed = parse("# a\n\n# a\n\n# a-1\n\n# a\n\n# A!\n", "a.md");
    BOOST_TEST(slugs(parsed) == (Words{"a", "a-1", "a-1-1", "a-2", "a-3"}));
}

BOOST_AUTO_TEST_CASE(the_title_heading_is_a_first_block_of_level_one) {
    BOOST_TEST(parse("# T\n\n# U\n", "a.md").title_heading()->text == "T");
    BOOST_TEST(parse("<!-- c -->\n\nT\n===\n", "a.md").title_heading()->text == "T");
    BOOST_TEST(parse("## T\n", "a.md").title_heading() == nullptr);
    BOOST_TEST(parse("text\n\n# T\n", "a.md").title_heading() == nullptr);
    BOOST_TEST(parse("> # T\n", "a.md").title_heading() == nullptr);
    BOOST_TEST(parse("", "a.md").title_heading() == nullptr);
}

BOOST_AUTO_TEST_CASE(anchors_made_by_hand_are_named) {
    const Document parsed =
        parse("<a name=\"one\"></a>\n\n# <a id='two'/> T\n\n<a href=\"#x\">no</a>", "a.md");
    BOOST_TEST(parsed.anchors() == (Words{"one", "two"}));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_an_error_at_their_place) {
    const Document parsed = parse("ok\nab\xff\n", "a.md");
    BOOST_REQUIRE(parsed.diagnostics().size() == 1u);
    BOOST_TEST(parsed.diagnostics()[0].code == "not-utf8");
    BOOST_TEST(to_string(parsed.diagnostics()[0].where) == "a.md:2:3");
    BOOST_TEST(has_error(parsed.diagnostics()));
    BOOST_TEST(parsed.headings().empty());
}

BOOST_AUTO_TEST_CASE(documents_can_be_parsed_by_several_threads) {
    const std::string text =
        "~~a~~ www.example.com\n\n| a |\n|---|\n| b |\n\n- [ ] c[^1]\n\n[^1]: d\n";
    const std::string expected = test::cloud(text);
    std::vector<std::string> bodies(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& body : bodies)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) body = test::cloud(text);
            });
    }
    for (const std::string& body : bodies) BOOST_TEST(body == expected);
}

BOOST_AUTO_TEST_CASE(the_dialect_names_further_languages_of_diagrams) {
    Dialect dialect;
    dialect.diagrams = {"vega-lite"};
    const std::string text = "```Vega-Lite\n{}\n```\n\n```json\n{}\n```\n";
    const Document document = parse(text, "a.md", dialect);
    BOOST_TEST_REQUIRE(document.diagrams().size() == 1u);
    BOOST_TEST(document.diagrams()[0].language == "vega-lite");
    BOOST_TEST(document.diagrams()[0].source == "{}\n");
    BOOST_TEST(parse(text, "a.md").diagrams().empty());
}

BOOST_AUTO_TEST_SUITE_END()
