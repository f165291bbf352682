#include "workspace/source_files.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

const std::string pointer =
    "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') +
    "\nsize 12345\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(source_files)

BOOST_AUTO_TEST_CASE(a_file_that_is_not_utf8_is_left_out_with_its_line) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\nx\xff\n");
    tree.commit_all();
    const auto& diagnostics = tree.page("docs/a.md").diagnostics;
    BOOST_TEST_REQUIRE(has_error(diagnostics));
    BOOST_TEST(diagnostics[0].where.file == "docs/a.md");
    BOOST_TEST(diagnostics[0].where.line == 3);
}

BOOST_AUTO_TEST_CASE(broken_front_matter_leaves_the_page_out) {
    PublishedTree tree;
    tree.write("docs/a.md", "---\ntitle: [x\n---\n# A\n");
    tree.commit_all();
    BOOST_TEST(has_error(tree.page("docs/a.md").diagnostics));
    BOOST_TEST(tree.page("docs/a.md").diagnostics[0].where.file == "docs/a.md");
}

BOOST_AUTO_TEST_CASE(an_lfs_pointer_is_an_error_that_names_git_lfs_pull) {
    PublishedTree tree;
    tree.write("docs/a.md", pointer);
    tree.write("docs/img.png", pointer);
    tree.write("docs/b.md", "![i](img.png)\n");
    tree.commit_all();
    BOOST_TEST(tree.diagnostics_of("docs/a.md") == "error lfs-pointer docs/a.md\n");
    BOOST_TEST(tree.diagnostics_of("docs/b.md") == "error lfs-pointer docs/b.md:1:1\n");
    BOOST_TEST(tree.page("docs/b.md").diagnostics[0].hint == "git lfs pull");
}

BOOST_AUTO_TEST_CASE(what_is_no_plain_file_is_an_error_and_not_an_absence) {
    PublishedTree tree;
    tree.write("docs/secret.md", "# S\n");
    tree.write("docs/folder.md", "# F\n");
    fs::create_symlink("loop.md", tree.path() / "docs/loop.md");
    fs::create_symlink("/etc/passwd", tree.path() / "docs/passwd.md");
    tree.commit_all();
    fs::remove(tree.path() / "docs/folder.md");
    tree.write("docs/folder.md/x", "x");
    BOOST_TEST(tree.diagnostics_of("docs/loop.md") == "error symlink docs/loop.md\n");
    BOOST_TEST(tree.diagnostics_of("docs/passwd.md") == "error symlink docs/passwd.md\n");
    BOOST_TEST(tree.diagnostics_of("docs/folder.md") == "error not-a-file docs/folder.md\n");
    BOOST_TEST(tree.diagnostics_of("docs/secret.md") == "");
}

BOOST_AUTO_TEST_CASE(a_file_deleted_in_the_work_tree_is_no_page) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.write("docs/b.md", "# B\n");
    tree.commit_all();
    fs::remove(tree.path() / "docs/a.md");
    BOOST_TEST(tree.shown() == "docs/b.md \"B\" in -\n");
}

BOOST_AUTO_TEST_CASE(a_file_name_that_is_not_utf8_is_told_of) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.write("docs/\xff.md", "# B\n");
    tree.commit_all();
    BOOST_TEST(tree.shown() == "docs/a.md \"A\" in -\n");
    BOOST_TEST_REQUIRE(tree.source().diagnostics().size() == 1U);
    BOOST_TEST(tree.source().diagnostics()[0].message == "the file name docs/%FF.md is not UTF-8");
}

BOOST_AUTO_TEST_CASE(a_submodule_is_never_looked_into) {
    const TemporaryRepository other;
    other.write("x.md", "# X\n");
    other.commit_all();
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.git("submodule add -q '" + other.path().string() + "' docs/sub");
    tree.commit_all();
    BOOST_TEST(tree.shown() == "docs/a.md \"A\" in -\n");
}

BOOST_AUTO_TEST_SUITE_END()
