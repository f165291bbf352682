// An answer remembered from a former run is the one a run without memory gives.
#include <fcntl.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "base/files.hpp"
#include "base/text.hpp"
#include "world.hpp"

using namespace confsync::property;

namespace {

/// A published tree with a picture and a file that stand outside of it, and a broken link.
class Published {
  public:
    Published() {
        world.write("docs/README.md", "# Start\n\n[a](a.md#two) [gone](gone.md)\n");
        world.write("docs/a.md", "# A\n\n![i](../img/i.png) [f](../files/f.pdf)\n\n## Two\n");
        world.write("img/i.png", "not really");
        world.write("files/f.pdf", "a file");
        world.commit_all();
        world.init();
        const auto pushed = world.run({"push", "--yes", "--keep-map"});
        BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.err + pushed.out);
        world.commit_all();
    }

    fs::path at(const std::string& path) { return world.repository() / path; }
    void replace(const std::string& path, const std::string& from, const std::string& to) {
        const auto text = confsync::read_file(at(path));
        BOOST_REQUIRE(text.find(from) != std::string::npos);
        world.write(path, confsync::replace_all(text, from, to));
    }
    /// What both commands say, for people and for programs.
    std::string said() {
        std::string text;
        for (const auto& command : {std::vector<std::string>{"status"},
                                    {"status", "--porcelain"},
                                    {"status", "--json"},
                                    {"plan", "--offline"},
                                    {"plan", "--offline", "--json"}}) {
            const auto result = world.run(command);
            text += std::to_string(result.code) + result.out + result.err;
        }
        return text;
    }
    bool remembers() { return fs::exists(at(".git/confsync/unchanged-default")); }

    World world;
};

/// With an answer at hand, after the change, and again without memory.
void require_the_same(const std::function<void(Published&)>& change) {
    Published tree;
    tree.said();
    BOOST_REQUIRE(tree.remembers());
    change(tree);
    const auto with_memory = tree.said();
    BOOST_TEST(tree.said() == with_memory);
    tree.world.forget();
    BOOST_TEST(tree.said() == with_memory);
}

/// Gives the file other bytes of the same length without moving its time.
void edit_unseen(const fs::path& file, const std::string& from, const std::string& to) {
    struct stat before {};
    BOOST_REQUIRE(::stat(file.c_str(), &before) == 0);
    const auto text = confsync::replace_all(confsync::read_file(file), from, to);
    std::ofstream(file, std::ios::binary) << text;
    const timespec times[] = {before.st_atim, before.st_mtim};
    BOOST_REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(remembered)

BOOST_AUTO_TEST_CASE(an_unchanged_tree_is_not_read_again) {
    Published tree;
    const auto first = tree.said();
    BOOST_REQUIRE(tree.remembers());
    fs::remove(tree.at(".git/confsync/outlines"));
    BOOST_TEST(tree.said() == first);
    BOOST_TEST(!fs::exists(tree.at(".git/confsync/outlines")));
}

BOOST_AUTO_TEST_CASE(a_tree_with_something_to_do_is_not_remembered) {
    Published tree;
    tree.world.write("docs/a.md", "# A\n\nNew.\n");
    tree.said();
    BOOST_TEST(!tree.remembers());
}

BOOST_AUTO_TEST_CASE(a_changed_file_is_seen) {
    require_the_same([](auto& tree) { tree.replace("docs/a.md", "## Two", "## Three"); });
    require_the_same([](auto& tree) { edit_unseen(tree.at("docs/a.md"), "# A", "# B"); });
    require_the_same([](auto& tree) { edit_unseen(tree.at("img/i.png"), "not", "now"); });
    require_the_same([](auto& tree) { fs::remove(tree.at("docs/a.md")); });
    require_the_same([](auto& tree) { fs::last_write_time(tree.at("docs/a.md"), {}); });
    require_the_same([](auto& tree) {
        fs::remove(tree.at("docs/a.md"));
        fs::create_symlink("README.md", tree.at("docs/a.md"));
    });
}

BOOST_AUTO_TEST_CASE(a_change_to_what_links_name_outside_the_tree_is_seen) {
    require_the_same([](auto& tree) { tree.world.git("rm -q img/i.png"); });
    require_the_same([](auto& tree) { tree.world.git("rm -q --cached files/f.pdf"); });
    require_the_same([](auto& tree) {
        fs::rename(tree.at("img"), tree.at("elsewhere"));
        fs::create_symlink("elsewhere", tree.at("img"));
    });
}

BOOST_AUTO_TEST_CASE(a_change_to_the_index_or_to_head_is_seen) {
    require_the_same([](auto& tree) {
        tree.world.write("docs/gone.md", "# Back\n");
        tree.world.git("add docs");
    });
    require_the_same([](auto& tree) { tree.world.git("rm -q --cached docs/a.md"); });
    require_the_same([](auto& tree) { tree.world.git("commit -q --allow-empty -m more"); });
    require_the_same([](auto& tree) { tree.world.git("update-ref -d HEAD"); });
}

BOOST_AUTO_TEST_CASE(a_change_to_the_configuration_is_seen) {
    const auto appended = [](const std::string& text) {
        require_the_same([&](auto& tree) {
            tree.world.write("confsync.toml", confsync::read_file(tree.at("confsync.toml")) + text);
        });
    };
    appended("\n[tree.more]\ndirectory = \"none\"\nspace = \"ENG\"\n");
    appended("\n[profile.default.pages]\ntitle-prefix = \"X \"\n");
    appended("\nnonsense = [\n");
}

BOOST_AUTO_TEST_CASE(a_change_to_the_map_is_seen) {
    const std::string map = ".confsync/map.json";
    require_the_same([&](auto& tree) { tree.replace(map, "\"title\":\"A\"", "\"title\":\"B\""); });
    require_the_same([&](auto& tree) { fs::remove(tree.at(map)); });
    require_the_same([&](auto& tree) { tree.world.write(map, "{"); });
    require_the_same([&](auto& tree) {
        tree.world.write(".git/confsync/journal-default", "\"docs/a.md\": {\"cut\n");
    });
}

BOOST_AUTO_TEST_CASE(a_damaged_memory_is_none) {
    Published tree;
    const auto first = tree.said();
    const auto file = tree.at(".git/confsync/unchanged-default");
    const auto kept = confsync::read_file(file);
    for (const std::string& damaged :
         {std::string(), kept.substr(0, 10), kept.substr(0, kept.size() - 1), kept + " ",
          confsync::replace_all(kept, "\"unchanged\": 2", "\"unchanged\": 3"),
          confsync::replace_all(kept, "img", "imh")}) {
        BOOST_REQUIRE(damaged != kept);
        std::ofstream(file, std::ios::binary) << damaged;
        BOOST_TEST(tree.said() == first);
        BOOST_TEST(confsync::read_file(file) == kept);
    }
}

BOOST_AUTO_TEST_SUITE_END()
