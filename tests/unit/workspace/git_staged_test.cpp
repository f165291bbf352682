#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

/// The pages of the index of a repository, whatever its work tree holds.
struct Staged {
    explicit Staged(PublishedTree& tree, const fs::path& index_file = {})
        : repository(Repository::discover(tree.path())) {
        repository.look_at_the_index(index_file);
        source = std::make_unique<GitSource>(repository, tree.config);
    }
    std::string titles() {
        std::string text;
        for (const auto& page : source->pages()) text += page.title + ' ';
        return text;
    }
    std::string body(const std::string& key) {
        std::map<engine::PageKey, engine::TitleInSpace> titles;
        for (const auto& page : source->pages()) titles[page.key] = {page.title, "ENG"};
        return source->render(engine::PageKey{key}, {"ENG", {}, &titles}).body;
    }

    Repository repository;
    std::unique_ptr<GitSource> source;
};

const std::string pointer =
    "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') +
    "\nsize 12345\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(git_staged)

BOOST_AUTO_TEST_CASE(the_index_counts_and_not_the_work_tree) {
    PublishedTree tree;
    tree.write("docs/a.md", "# Committed\n");
    tree.commit_all();
    tree.write("docs/a.md", "# Staged\n\nstaged\n");
    tree.git("add docs/a.md");
    tree.write("docs/a.md", "# Written later\n");
    tree.write("docs/b.md", "# Not added\n");
    Staged staged(tree);
    BOOST_TEST(staged.titles() == "Staged ");
    BOOST_TEST(staged.body("docs/a.md") == "<p>staged</p>");
    BOOST_TEST((staged.source->uncommitted() == std::set<std::string>{"docs/a.md"}));
}

BOOST_AUTO_TEST_CASE(a_file_that_only_the_work_tree_lost_is_still_there) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\n[b](b.md) ![i](i.png)\n");
    tree.write("docs/b.md", "# B\n");
    tree.write("docs/i.png", "i");
    tree.commit_all();
    fs::remove(tree.path() / "docs/b.md");
    fs::remove(tree.path() / "docs/i.png");
    Staged staged(tree);
    BOOST_TEST(staged.titles() == "A B ");
    BOOST_TEST(staged.source->pages()[0].diagnostics.empty());
    BOOST_TEST(staged.source->uncommitted().empty());
}

BOOST_AUTO_TEST_CASE(a_link_to_a_file_that_was_not_added_is_broken) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\n[b](b.md) [c](../notes.pdf)\n");
    tree.git("add -A");
    tree.write("docs/b.md", "# B\n");
    tree.write("notes.pdf", "pdf");
    Staged staged(tree);
    BOOST_TEST(PublishedTree::shown(staged.source->pages()[0].diagnostics) ==
               "warning link-broken docs/a.md:3:1\nwarning link-broken docs/a.md:3:11\n");
}

BOOST_AUTO_TEST_CASE(a_file_only_announced_by_add_n_is_no_page) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.git("add -N docs/a.md");
    BOOST_TEST(Staged(tree).titles() == "");
}

BOOST_AUTO_TEST_CASE(a_pointer_of_git_lfs_is_what_the_index_should_hold) {
    PublishedTree tree;
    tree.write("docs/a.md", pointer);
    tree.write("docs/b.md", "![i](i.png)\n");
    tree.write("docs/i.png", pointer);
    tree.commit_all();
    Staged staged(tree);
    for (const auto& page : staged.source->pages()) BOOST_TEST(page.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(another_index_is_read_when_git_says_so) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.commit_all();
    tree.write("docs/b.md", "# B\n");
    fs::copy_file(tree.path() / ".git/index", tree.path() / ".git/other");
    tree.git("add -A");
    fs::rename(tree.path() / ".git/index", tree.path() / ".git/next");
    fs::rename(tree.path() / ".git/other", tree.path() / ".git/index");
    BOOST_TEST(Staged(tree).titles() == "A ");
    BOOST_TEST(Staged(tree, ".git/next").titles() == "A B ");
    BOOST_TEST(Staged(tree, tree.path() / ".git/next").titles() == "A B ");
}

BOOST_AUTO_TEST_SUITE_END()
