#include "render/html.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace confsync::render;

namespace {

/// "name(child, child)", text in quotes, holes as numbers.
std::string shown(const HtmlNode& node) {
    if (node.is_hole()) return std::to_string(node.hole);
    if (node.name.empty()) return "'" + node.text + "'";
    std::string children;
    for (const HtmlNode& child : node.children)
        children += (children.empty() ? "" : " ") + shown(child);
    return node.name + "(" + children + ")";
}

std::string parsed(const std::string& html, const std::vector<HtmlMark>& marks = {}) {
    std::string all;
    for (const HtmlNode& node : parse_html(html, marks)) all += shown(node);
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(tags_that_authors_leave_out_are_there) {
    BOOST_TEST(parsed("<p>a<p>b") == "p('a')p('b')");
    BOOST_TEST(parsed("<ul><li>a<li>b</ul>") == "ul(li('a') li('b'))");
    BOOST_TEST(parsed("<table><tr><td>a<td>b</table>") == "table(tbody(tr(td('a') td('b'))))");
}

BOOST_AUTO_TEST_CASE(references_are_decoded_and_attributes_found) {
    const HtmlNodes nodes = parse_html("<a HREF='x?a&amp;b&eacute;'>&lt;&#x41;</a>", {});
    BOOST_REQUIRE(nodes.size() == 1u);
    BOOST_TEST(nodes[0].attribute("href") == "x?a&bé");
    BOOST_TEST(!nodes[0].has_attribute("HREF"));
    BOOST_TEST(shown(nodes[0]) == "a('<A')");
}

BOOST_AUTO_TEST_CASE(holes_are_told_by_their_place_and_not_by_their_look) {
    const std::string html = "<td><div></div></td><div></div>";
    BOOST_TEST(parsed(html, {{4, 0, 0, nullptr, 7}}) == "7div()");
}

BOOST_AUTO_TEST_CASE(what_cannot_stand_in_a_table_stands_before_it) {
    BOOST_TEST(parsed("<table>x<tr><td>a</td></tr></table>") == "'x'table(tbody(tr(td('a'))))");
}

BOOST_AUTO_TEST_CASE(blocks_are_known_from_afar) {
    const HtmlNodes nodes = parse_html("<b>a</b><b><p>c</p></b>", {});
    BOOST_REQUIRE(nodes.size() == 2u);
    BOOST_TEST(!nodes[0].has_blocks);
    BOOST_TEST(nodes[1].has_blocks);
}

BOOST_AUTO_TEST_SUITE_END()
