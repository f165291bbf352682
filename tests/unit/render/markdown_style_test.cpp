#include "render/markdown_style.hpp"

#include <boost/test/unit_test.hpp>

#include "render/convert.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync::render;

namespace {

/// In a style unlike ours in all that Markdown leaves open.
const std::string foreign =
    "Title\n=====\n\n"
    "Some __strong__ and _soft_ words that go\nbeyond the width of forty columns, so\nthat they "
    "are broken.\n\n"
    "*   one\n*   two\n    *   below\n*   three\n\n"
    "1)  first\n1)  second\n\n"
    "~~~~sh\nmake\n~~~~\n\n"
    "|a|b|\n|---|---|\n|1|twenty|\n\n"
    "***\n\n"
    ">quoted\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_style)

BOOST_AUTO_TEST_CASE(a_text_tells_how_its_author_spells) {
    const Style style = extract_style(foreign);
    BOOST_TEST(style.bullet == '*');
    BOOST_TEST(style.bullet_gap == 3);
    BOOST_TEST(style.bullet_indent == 4);
    BOOST_TEST(style.ordered == ')');
    BOOST_TEST(!style.ordered_counts);
    BOOST_TEST(style.strong == '_');
    BOOST_TEST(style.emphasis == '_');
    BOOST_TEST(style.fence == '~');
    BOOST_TEST(style.fence_length == 4);
    BOOST_TEST(style.rule == "***");
    BOOST_TEST(!style.quote_gap);
    BOOST_TEST(style.code_words.front() == "sh");
    BOOST_TEST((style.heading == Style::Heading::setext));
    BOOST_TEST((style.table == Style::Table::compact));
    BOOST_TEST((style.wrap == Style::Wrap::width));
}

BOOST_AUTO_TEST_CASE(a_text_without_a_choice_leaves_the_default) {
    BOOST_TEST((extract_style("") == Style()));
    BOOST_TEST((extract_style("Only text.\n") == Style()));
}

BOOST_AUTO_TEST_CASE(what_is_converted_in_a_style_has_that_style) {
    ConvertOptions options;
    options.style = extract_style(foreign);
    const std::string again = to_markdown(test::cloud(foreign), options).markdown;
    BOOST_TEST((extract_style(again).bullet_gap == options.style.bullet_gap));
    BOOST_TEST(again.find("__strong__ and _soft_ words that go\nbeyond") != std::string::npos,
               again);
    BOOST_TEST(again.find("~~~~sh\nmake\n~~~~") != std::string::npos, again);
    BOOST_TEST(again.find("1)  first\n1)  second") != std::string::npos, again);
    BOOST_TEST(again.find(">quoted") != std::string::npos, again);
}

BOOST_AUTO_TEST_CASE(what_raw_html_becomes_is_no_style_of_its_author) {
    const Style style = extract_style(
        "| a |\n|---|\n| <ul><li>x</li><li>y</li><li>z</li></ul> |\n\n<h2>H</h2>\n\n<hr>\n\n* "
        "one\n");
    BOOST_TEST(style.bullet == '*');
    BOOST_TEST((style.heading == Style().heading));
    BOOST_TEST(style.rule == Style().rule);
}

BOOST_AUTO_TEST_SUITE_END()
