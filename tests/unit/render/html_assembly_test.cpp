#include "render/html_assembly.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace confsync::render;

namespace {

/// What the parser is given for one block of HTML, and the codes of what was repaired.
std::string assembled(std::string_view html) {
    HtmlAssembly assembly("a.md", HtmlAssembly::Unclosed::ends_with_its_piece);
    assembly.add_html(html, 1, 1);
    assembly.finish();
    std::string told = assembly.html();
    for (const auto& diagnostic : assembly.diagnostics())
        told += " !" + diagnostic.code + ":" + std::to_string(diagnostic.where.line) + ":" +
                std::to_string(diagnostic.where.column);
    return told;
}

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_assembly)

BOOST_AUTO_TEST_CASE(balanced_text_stays_as_it_is) {
    BOOST_TEST(assembled("<div><b>x</b><br><p>y</div>") == "<div><b>x</b><br><p>y</div>");
}

BOOST_AUTO_TEST_CASE(what_is_never_ended_ends_with_its_block_and_is_told) {
    BOOST_TEST(assembled("<div>\n <b>x") ==
               "<div>\n <b>x</b></div> !html-unbalanced:1:1 "
               "!html-unbalanced:2:2");
    BOOST_TEST(assembled("<b><i>x</b>y</i>") ==
               "<b><i>x</i></b>y !html-unbalanced:1:4 !html-unbalanced:1:13");
}

BOOST_AUTO_TEST_CASE(an_end_tag_without_a_start_is_left_out) {
    BOOST_TEST(assembled("x</div>y") == "xy !html-unbalanced:1:2");
    BOOST_TEST(assembled("<div><table></div></table></div>") ==
               "<div><table></table></div> !html-unbalanced:1:13");
}

BOOST_AUTO_TEST_CASE(unknown_pairs_go_and_unknown_single_tags_are_text) {
    BOOST_TEST(assembled("<x-y>a</x-y>") == "a !html-unknown:1:1");
    BOOST_TEST(assembled("a <name>") == "a &lt;name&gt; !html-as-text:1:3");
}

BOOST_AUTO_TEST_CASE(scripts_go_with_what_they_hold) {
    BOOST_TEST(assembled("a<script>if (x < '</div>') {}</script>b") == "ab !html-removed:1:2");
}

BOOST_AUTO_TEST_CASE(attributes_are_written_so_that_no_other_tag_can_begin_in_them) {
    BOOST_TEST(assembled("<a =\"><script>\">x</a>").find("<script") == std::string::npos);
    BOOST_TEST(assembled("<a title='\"'>x</a>") == "<a title=\"&quot;\">x</a>");
}

BOOST_AUTO_TEST_CASE(holes_keep_their_numbers) {
    HtmlAssembly assembly("a.md", HtmlAssembly::Unclosed::ends_with_its_piece);
    assembly.add_html("<div>", 1, 1);
    assembly.add_block(7);
    assembly.add_html("</div>", 5, 1);
    assembly.finish();
    BOOST_TEST(assembly.html() == "<div><div></div></div>");
    BOOST_TEST(assembly.marks().at(1).hole == 7u);
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
    const std::string html = assembled(repeated("<div>", 1000) + repeated("</div>", 1000));
    const std::string text = html.substr(0, html.find(" !"));
    BOOST_TEST(text == repeated("<div>", 60) + repeated("</div>", 60));
    BOOST_TEST(html.find("!too-deep") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
