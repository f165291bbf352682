#include "commands/preview_scope.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "unit/commands/played.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

PreviewScope scope_of(const std::filesystem::path& cwd, const std::optional<std::string>& path) {
    std::istringstream in;
    std::ostringstream out;
    const Invocation invocation{{}, {in, out, out}, {}, cwd, {}};
    Context context(invocation, {});
    return preview_scope(path, context);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preview_scope_of)

BOOST_AUTO_TEST_CASE(a_folder_is_shown_whole_and_its_work_tree_holds_what_it_may_show) {
    const Folder world;
    write(world, ".git/HEAD", "");
    write(world, "docs/guide/a.md", "a");
    const auto scope = scope_of(world.path() / "docs", "guide");
    BOOST_TEST(scope.root == std::filesystem::canonical(world.path()));
    BOOST_TEST(scope.start == "docs/guide");
    BOOST_TEST(scope.config.trees[0].directory == "docs/guide");
    BOOST_TEST(scope.whole);
}

BOOST_AUTO_TEST_CASE(a_file_outside_of_git_may_show_what_the_current_folder_holds) {
    const Folder world;
    write(world, "docs/a.md", "a");
    write(world, "here/x", "");
    const auto scope = scope_of(world.path(), "docs/a.md");
    BOOST_TEST(scope.root == std::filesystem::canonical(world.path()));
    BOOST_TEST(scope.start == "docs/a.md");
    BOOST_TEST(!scope.whole);
    const auto elsewhere = scope_of(world.path() / "here", "../docs/a.md");
    BOOST_TEST(elsewhere.root == std::filesystem::canonical(world.path() / "docs"));
    BOOST_TEST(elsewhere.start == "a.md");
}

BOOST_AUTO_TEST_CASE(a_file_of_a_configured_tree_is_shown_with_its_tree) {
    const Folder world;
    write(world, "docs/a.md", "a");
    write(world, "other.md", "b");
    BOOST_REQUIRE(std::system(("git init -q " + world.path().string()).c_str()) == 0);
    write(world, "confsync.toml",
          "[site]\nurl = \"https://a.example/wiki\"\n[auth]\nuser = \"u@a.example\"\n"
          "[tree.docs]\ndirectory = \"docs\"\nspace = \"ENG\"\n");
    const auto scope = scope_of(world.path(), "docs/a.md");
    BOOST_TEST(scope.whole);
    BOOST_TEST(scope.config.trees[0].space == "ENG");
    BOOST_TEST(scope_of(world.path(), std::nullopt).config.trees[0].space == "ENG");
    BOOST_TEST(scope_of(world.path(), "other.md").config.trees[0].space == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_or_no_markdown_is_refused) {
    const Folder world;
    write(world, "a.txt", "a");
    BOOST_CHECK_THROW(scope_of(world.path(), "none.md"), Error);
    BOOST_CHECK_THROW(scope_of(world.path(), "a.txt"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
