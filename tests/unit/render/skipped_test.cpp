#include <boost/test/unit_test.hpp>

#include "render/tree.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(skipped)

BOOST_AUTO_TEST_CASE(what_is_skipped_leaves_nothing_behind) {
    const Document document = parse(
        "[one](1.md)\n\n<!-- cf: skip -->\n# Gone {#x}\n\n[two](2.md) ![p](p.png) <b>\n\n"
        "<a id=\"y\"></a>\n\n```mermaid\na\n```\n\n<!-- cf: include page=3.md -->\n\n"
        "<!-- /cf: skip -->\n\n# Stays\n\n[four](4.md)\n\n```d2\nb\n```\n",
        "a.md");
    BOOST_TEST_REQUIRE(document.references().size() == 2u);
    BOOST_TEST(document.references()[1].destination == "4.md");
    BOOST_TEST_REQUIRE(document.headings().size() == 1u);
    BOOST_TEST(document.headings()[0].text == "Stays");
    BOOST_TEST(document.title_heading() == nullptr);
    BOOST_TEST(document.anchors().empty());
    BOOST_TEST_REQUIRE(document.diagrams().size() == 1u);
    BOOST_TEST(document.diagrams()[0].language == "d2");
    BOOST_TEST(document.tree().remarks.empty());
}

BOOST_AUTO_TEST_CASE(links_and_headings_keep_their_entries) {
    const Document document =
        parse("<!-- toc -->\n- [x](#gone)\n<!-- tocstop -->\n\n## A {#a}\n\n[b](b.md)\n", "a.md");
    const Rendered page = to_storage(document, {PageTarget{"b.md", "B", "", ""}}, RenderOptions{});
    BOOST_TEST(page.body.find("<ri:page ri:content-title=\"B\" />") != std::string::npos);
    BOOST_TEST(page.body.find("gone") == std::string::npos);
    BOOST_TEST(page.body.find("A</h2>") != std::string::npos);
    BOOST_TEST(document.anchors() == std::vector<std::string>{"a"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(slugs_are_counted_as_github_counts_them) {
    const Document document =
        parse("<!-- cf: skip -->\n# A\n\n<!-- /cf: skip -->\n\n# A\n", "a.md");
    BOOST_TEST_REQUIRE(document.headings().size() == 1u);
    BOOST_TEST(document.headings()[0].slug == "a-1");
}

BOOST_AUTO_TEST_SUITE_END()
