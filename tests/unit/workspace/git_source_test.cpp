#include "workspace/git_source.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(git_source)

BOOST_AUTO_TEST_CASE(files_and_folders_become_pages_parents_first) {
    PublishedTree tree;
    tree.write("docs/README.md", "# Handbook\n");
    tree.write("docs/guide/install.md", "# Install\n");
    tree.write("docs/guide/README.md", "# The guide\n");
    tree.write("docs/ops/on-call/rota.md", "text\n");
    tree.commit_all();
    BOOST_TEST(tree.shown() ==
               "docs/README.md \"Handbook\" in -\n"
               "docs/guide/ \"The guide\" in -\n"
               "docs/guide/install.md \"Install\" in docs/guide/\n"
               "docs/ops/ \"Ops\" in -\n"
               "docs/ops/on-call/ \"On call\" in docs/ops/\n"
               "docs/ops/on-call/rota.md \"Rota\" in docs/ops/on-call/\n");
}

BOOST_AUTO_TEST_CASE(a_link_to_a_heading_is_rendered_as_a_page_link_with_anchor) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\nSee [b](guide/b.md#Deep-Water).\n");
    tree.write("docs/guide/b.md", "# B\n\n## Deep water\n");
    tree.commit_all();
    auto& page = tree.page("docs/a.md");
    BOOST_TEST_REQUIRE(page.links.size() == 1U);
    BOOST_TEST(page.links[0].target.value == "docs/guide/b.md");
    BOOST_TEST(page.links[0].fragment == "deep-water");
    const std::string body = tree.rendered("docs/a.md");
    BOOST_TEST(body.find("ri:content-title=\"B\"") != std::string::npos, body);
    BOOST_TEST(body.find("deep-water") != std::string::npos, body);
}

BOOST_AUTO_TEST_SUITE_END()
