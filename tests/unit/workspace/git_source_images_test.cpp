#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

std::string unused(PublishedTree& tree) {
    std::string text;
    for (const ImageFile& image : tree.source().images())
        if (!image.named) text += image.path + ' ';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(git_source_images)

BOOST_AUTO_TEST_CASE(an_image_that_no_page_and_no_draft_names_is_unused) {
    PublishedTree tree;
    tree.write("docs/a.md", "![a](img/shown.png) [b](img/linked.svg)\n");
    tree.write("docs/b.md", "---\ndraft: true\n---\n![c](img/later.jpg)\n");
    for (const char* name : {"shown.png", "linked.svg", "later.jpg", "old.PNG", "data.csv"})
        tree.write(std::string("docs/img/") + name, "x");
    tree.write("logo.png", "x");
    tree.commit_all();
    BOOST_TEST(tree.source().images().size() == 4u);
    BOOST_TEST(unused(tree) == "docs/img/old.PNG ");
}

BOOST_AUTO_TEST_CASE(an_excluded_image_is_not_looked_at) {
    PublishedTree tree;
    tree.config.trees[0].exclude = {"site/**"};
    tree.write("docs/a.md", "# A\n");
    tree.write("docs/site/logo.png", "x");
    tree.commit_all();
    BOOST_TEST(tree.source().images().empty());
}

BOOST_AUTO_TEST_CASE(what_differs_from_head_is_uncommitted) {
    PublishedTree tree;
    tree.write("docs/same.md", "# Same\n");
    tree.write("docs/changed.md", "# Changed\n");
    tree.write("docs/gone.md", "# Gone\n");
    fs::create_symlink("same.md", tree.path() / "docs/link.md");
    tree.commit_all();
    tree.write("docs/changed.md", "# Other\n");
    tree.write("docs/new.md", "# New\n");
    tree.git("add docs/new.md");
    tree.git("rm -q docs/gone.md");
    const std::set<std::string> expected = {"docs/changed.md", "docs/new.md"};
    BOOST_TEST(tree.source().uncommitted() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
