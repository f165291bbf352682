#include "workspace/gate.hpp"

#include <boost/test/unit_test.hpp>

#include "base/files.hpp"
#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

/// A work tree with one committed file.
struct Tree {
    Tree() {
        files.write("docs/a.md", "one\n");
        files.commit_all();
    }
    std::string text(const std::string& path) const { return read_file(files.path() / path); }

    TemporaryRepository files;
    Repository repository = Repository::discover(files.path());
    Gate gate{repository};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(the_gate_to_the_work_tree)

BOOST_AUTO_TEST_CASE(lets_no_path_out_of_it_or_into_what_is_read_as_orders) {
    const Tree tree;
    for (const char* path :
         {"../a.md", "/etc/a.md", "docs/../../a.md", "docs//a.md", "./a.md", "", ".git/config",
          ".GIT/config", "docs/.git/hooks/x", "git~1/config", ".github/workflows/x.yml",
          ".gitattributes", ".confsync/map.json", "confsync.toml", "Confsync.TOML", "docs\\a.md",
          "docs/a\n.md", "docs/\xFF.md"})
        BOOST_TEST(error_of([&] { tree.gate.add(path, "x"); }).starts_with("refused"), path);
}

BOOST_AUTO_TEST_CASE(follows_no_symbolic_link) {
    const Tree tree;
    const TemporaryFolder elsewhere;
    fs::create_directory_symlink(elsewhere.path(), tree.files.path() / "docs/out");
    fs::create_symlink("a.md", tree.files.path() / "docs/b.md");
    BOOST_TEST(error_of([&] { tree.gate.add("docs/out/x.png", "x"); }).starts_with("refused"));
    BOOST_TEST(
        error_of([&] { tree.gate.replace("docs/b.md", "one\n", "x"); }).starts_with("refused"));
    BOOST_TEST(fs::is_empty(elsewhere.path()));
}

BOOST_AUTO_TEST_CASE(makes_no_file_beside_one_that_differs_in_case_only) {
    const Tree tree;
    BOOST_TEST(error_of([&] { tree.gate.add("docs/A.md", "x"); }).starts_with("refused"));
    BOOST_TEST(error_of([&] { tree.gate.add("Docs/x.md", "x"); }).starts_with("refused"));
}

BOOST_AUTO_TEST_CASE(replaces_a_text_and_keeps_line_ends_and_mode) {
    const Tree tree;
    fs::permissions(tree.files.path() / "docs/a.md", fs::perms(0755));
    tree.gate.replace("docs/a.md", "one\n", "two\n");
    BOOST_TEST(tree.text("docs/a.md") == "two\n");
    BOOST_CHECK(fs::status(tree.files.path() / "docs/a.md").permissions() == fs::perms(0755));
    tree.files.write("docs/a.md", "two\r\n");
    tree.gate.replace("docs/a.md", "two\n", "three\nfour\n");
    BOOST_TEST(tree.text("docs/a.md") == "three\r\nfour\r\n");
}

BOOST_AUTO_TEST_CASE(replaces_no_text_that_somebody_changed_meanwhile) {
    const Tree tree;
    const std::string error = error_of([&] { tree.gate.replace("docs/a.md", "zero\n", "two\n"); });
    BOOST_TEST(error == "failed docs/a.md: docs/a.md changed while confsync ran");
    BOOST_TEST(tree.text("docs/a.md") == "one\n");
}

BOOST_AUTO_TEST_CASE(adds_a_file_to_the_index_and_writes_over_none) {
    const Tree tree;
    tree.gate.add("docs/a.assets/b.png", "bytes");
    BOOST_TEST(tree.text("docs/a.assets/b.png") == "bytes");
    BOOST_TEST(tree.repository.tracked_at({"docs/a.assets/b.png"}).size() == 1U);
    tree.gate.add("docs/a.assets/b.png", "bytes");
    BOOST_TEST(error_of([&] { tree.gate.add("docs/a.assets/b.png", "other"); }) ==
               "refused docs/a.assets/b.png: docs/a.assets/b.png is not written: another file "
               "stands there");
}

BOOST_AUTO_TEST_SUITE_END()
