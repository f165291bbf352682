#include "commands/file_stamps.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/commands/played.hpp"

using namespace confsync::commands;
using Paths = std::set<std::string>;

namespace {

Paths paths_of(const Stamps& stamps) {
    Paths paths;
    for (const auto& [path, stamp] : stamps) paths.insert(path);
    return paths;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_stamps)

BOOST_AUTO_TEST_CASE(files_that_changed_came_or_went_are_told_apart_from_the_rest) {
    const Folder world;
    write(world, "same.md", "a");
    write(world, "longer.md", "a");
    write(world, "gone.md", "a");
    const Stamps before = stamps_below(world.path(), "");
    write(world, "longer.md", "ab");
    write(world, "new/deep.md", "a");
    std::filesystem::remove(world.path() / "gone.md");
    const auto found = differences(before, stamps_below(world.path(), ""));
    BOOST_TEST((found == Paths{"gone.md", "longer.md", "new/deep.md"}));
}

BOOST_AUTO_TEST_CASE(what_is_hidden_or_a_symbolic_link_is_not_seen) {
    const Folder world;
    write(world, "docs/a.md", "a");
    write(world, "docs/.git/b.md", "b");
    write(world, "docs/.c.md", "c");
    write(world, "outside.md", "d");
    std::filesystem::create_symlink("../outside.md", world.path() / "docs/d.md");
    std::filesystem::create_directory_symlink("..", world.path() / "docs/up");
    BOOST_TEST((paths_of(stamps_below(world.path(), "docs")) == Paths{"docs/a.md"}));
    BOOST_TEST(stamps_below(world.path(), "none").empty());
}

BOOST_AUTO_TEST_CASE(single_files_are_added_when_they_are_there) {
    const Folder world;
    write(world, "a.png", "a");
    Stamps stamps;
    add_stamps(stamps, world.path(), {"a.png", "missing.png"});
    BOOST_TEST((paths_of(stamps) == Paths{"a.png"}));
}

BOOST_AUTO_TEST_SUITE_END()
