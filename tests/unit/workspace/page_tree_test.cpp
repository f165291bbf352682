#include "workspace/page_tree.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

struct Files : PublishedTree {
    explicit Files(const std::vector<std::string>& names) {
        for (const std::string& name : names) write(name, "text\n");
        git("add -A");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(page_tree)

BOOST_AUTO_TEST_CASE(files_and_folders_become_pages_parents_first) {
    Files tree({"docs/README.md", "docs/guide/install.md", "docs/guide/README.md",
                "docs/ops/on-call/rota.md", "docs/picture.png", "elsewhere/x.md"});
    BOOST_TEST(tree.shown() ==
               "docs/README.md \"Docs\" in -\n"
               "docs/guide/ \"Guide\" in -\n"
               "docs/guide/install.md \"Install\" in docs/guide/\n"
               "docs/ops/ \"Ops\" in -\n"
               "docs/ops/on-call/ \"On call\" in docs/ops/\n"
               "docs/ops/on-call/rota.md \"Rota\" in docs/ops/on-call/\n");
    BOOST_TEST(tree.page("docs/guide/").file == "docs/guide/README.md");
    BOOST_TEST(tree.page("docs/ops/").file == "");
    BOOST_TEST(tree.page("docs/ops/").source.empty());
    BOOST_TEST(tree.rendered("docs/ops/") == render::folder_body());
}

BOOST_AUTO_TEST_CASE(of_several_candidates_the_strongest_is_the_folders_page) {
    Files tree({"docs/a/README.md", "docs/a/index.md", "docs/a/_index.md", "docs/b/_index.md",
                "docs/b/README.md", "docs/c/_index.md", "docs/d/readme.md"});
    BOOST_TEST(tree.page("docs/a/").file == "docs/a/index.md");
    BOOST_TEST(tree.page("docs/a/README.md").title == "README");
    BOOST_TEST(tree.page("docs/b/").file == "docs/b/README.md");
    BOOST_TEST(tree.page("docs/c/").file == "docs/c/_index.md");
    BOOST_TEST(tree.page("docs/d/").file == "");
}

BOOST_AUTO_TEST_CASE(without_folder_pages_only_folders_with_a_file_are_pages) {
    Files tree({"docs/a/b/README.md", "docs/a/b/c/d.md", "docs/a/e.md"});
    tree.config.pages.folders = FolderPages::none;
    BOOST_TEST(tree.shown() ==
               "docs/a/b/ \"B\" in -\n"
               "docs/a/b/c/d.md \"D\" in docs/a/b/\n"
               "docs/a/e.md \"E\" in -\n");
}

BOOST_AUTO_TEST_CASE(patterns_choose_relative_to_the_trees_directory) {
    Files tree({"docs/a.md", "docs/drafts/b.md", "docs/x/drafts/c.md", "docs/d.markdown"});
    tree.config.trees[0].include = {"**/*.md", "*.markdown"};
    tree.config.trees[0].exclude = {"drafts/**"};
    BOOST_TEST(tree.shown() ==
               "docs/a.md \"A\" in -\n"
               "docs/d.markdown \"D\" in -\n"
               "docs/x/ \"X\" in -\n"
               "docs/x/drafts/ \"Drafts\" in docs/x/\n"
               "docs/x/drafts/c.md \"C\" in docs/x/drafts/\n");
}

BOOST_AUTO_TEST_CASE(a_tree_may_be_the_whole_repository_or_one_of_several) {
    Files tree({"README.md", "guide/a.md"});
    tree.config.trees[0].directory = "";
    tree.config.trees[0].name = "handbook";
    BOOST_TEST(tree.shown() ==
               "README.md \"Handbook\" in -\n"
               "guide/ \"Guide\" in -\n"
               "guide/a.md \"A\" in guide/\n");
    Files two({"docs/a.md", "more/b.md", "docs-old/c.md"});
    two.config.trees.push_back(two.config.trees[0]);
    two.config.trees[1].name = "more";
    two.config.trees[1].directory = "more";
    BOOST_TEST(two.shown() == "docs/a.md \"A\" in -\nmore/b.md \"B\" in -\n");
    BOOST_TEST(two.page("more/b.md").tree == "more");
}

BOOST_AUTO_TEST_CASE(drafts_are_told_of_and_left_out) {
    Files tree({"docs/a/README.md", "docs/a/b.md"});
    tree.write("docs/a/README.md", "---\ndraft: true\n---\n# A draft\n");
    BOOST_TEST(tree.shown() == "docs/a/ \"A\" in -\ndocs/a/b.md \"B\" in docs/a/\n");
    BOOST_TEST(tree.page("docs/a/").file == "");
    BOOST_TEST(tree.shown(tree.source().diagnostics()) == "note draft docs/a/README.md:1:1\n");
}

BOOST_AUTO_TEST_CASE(a_tree_without_a_tracked_page_is_told_of) {
    Files tree({"docs/a.txt"});
    tree.write("docs/untracked.md", "x");
    tree.config.trees[0].place = {"confsync.toml", 3, 1};
    BOOST_TEST(tree.shown() == "");
    BOOST_TEST(tree.shown(tree.source().diagnostics()) == "warning tree-empty confsync.toml:3:1\n");
}

BOOST_AUTO_TEST_SUITE_END()
