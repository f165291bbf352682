// P4 and P7 over changes of the tree: renames, moves, exchanged titles, deletions.
#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "world.hpp"

using namespace confsync::property;

namespace {

void write_pages(World& world) {
    world.write("docs/a/README.md", "# A\n\nFirst words of a.\n");
    world.write("docs/a/one.md", "# One\n\nSee [two](two.md#part).\n\nMore words of one.\n");
    world.write("docs/a/two.md", "# Two\n\n## Part\n\nSee [one](one.md).\n");
    world.write("docs/b/three.md",
                "# Three\n\nWords of three.\n\nThese stay as they are.\n\nAnd more.\n");
    world.write("docs/b/four.md", "# Four\n\nWords of four.\n");
}

std::unique_ptr<World> published() {
    auto world = std::make_unique<World>();
    write_pages(*world);
    world->commit_all();
    world->init();
    const auto pushed = world->run({"push", "--yes", "--keep-map"});
    BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.out + pushed.err);
    world->commit_all();
    return world;
}

/// All at once: a folder renamed, a file moved and edited, titles exchanged, a folder's first text.
void change(World& world) {
    world.git("mv docs/a docs/z");
    world.git("mv docs/b/three.md docs/z/three.md");
    world.write("docs/z/three.md",
                "# Three\n\nWords of three.\n\nThese stay as they are.\n\nAnd many more.\n");
    world.write("docs/z/one.md", "# Two\n\nSee [two](two.md#part).\n\nMore words of one.\n");
    world.write("docs/z/two.md", "# One\n\n## Part\n\nSee [one](one.md).\n");
    world.write("docs/b/README.md", "# B of its own\n\nNow with a text.\n");
    world.commit_all();
}

using Ids = std::map<std::string, std::string>;  // title → id

Ids ids_of(World& world) {
    Ids ids;
    for (const auto& page : world.pages()) ids[page.title] = page.id;
    return ids;
}

void require_changed(World& world, const Ids& before) {
    const auto pushed = world.run({"push", "--yes", "--keep-map"});
    BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.out + pushed.err);
    const auto after = ids_of(world);
    BOOST_TEST(after.size() == before.size());
    BOOST_TEST(after.at("One") == before.at("Two"));
    BOOST_TEST(after.at("Two") == before.at("One"));
    BOOST_TEST(after.at("Three") == before.at("Three"));
    BOOST_TEST(after.at("A") == before.at("A"));
    BOOST_TEST(after.at("B of its own") == before.at("B"));
    for (const auto& page : world.pages())
        BOOST_TEST(page.version <= 4, page.title << " has a needless version");
    const auto plan = world.run({"plan", "--detailed-exitcode"});
    BOOST_TEST(plan.code == 0, plan.out + plan.err);
}

void kill_after_each_request(bool journal_kept) {
    std::size_t requests = 0;
    {
        const auto world = published();
        const auto before = ids_of(*world);
        change(*world);
        world->site().exchanges(true);
        require_changed(*world, before);
        requests = world->site().exchanges(true).size();
    }
    for (std::size_t n = 1; n <= requests; ++n) {
        BOOST_TEST_CONTEXT("killed after request " << n << " of " << requests) {
            const auto world = published();
            const auto before = ids_of(*world);
            change(*world);
            world->site().exchanges(true);
            world->run_until({"push", "--yes", "--keep-map", "--jobs", "1"},
                             [&] { return world->site().exchanges().size() >= n; });
            if (!journal_kept) world->forget();
            require_changed(*world, before);
        }
    }
}

/// Renames files at random, the same for the same seed.
void rename_some(World& world, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(world.repository() / "docs"))
        if (entry.path().extension() == ".md")
            files.push_back(fs::relative(entry.path(), world.repository()));
    std::ranges::sort(files);
    for (int i = 0; i < 6; ++i) {
        const auto& file = files[random() % files.size()];
        if (!fs::exists(world.repository() / file)) continue;
        const fs::path to =
            fmt::format("docs/n{}/{}-{}", random() % 3, i, file.filename().string());
        fs::create_directories((world.repository() / to).parent_path());
        world.git(fmt::format("mv {} {}", file.string(), to.string()));
    }
    world.commit_all();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tree_changes)

BOOST_AUTO_TEST_CASE(killed_after_any_request_a_changed_tree_converges) {
    kill_after_each_request(true);
}

BOOST_AUTO_TEST_CASE(killed_after_any_request_and_without_its_journal_too) {
    kill_after_each_request(false);
}

BOOST_AUTO_TEST_CASE(renamed_at_random_no_page_is_made_twice_and_the_plan_is_empty) {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            World world;
            write_random_tree(world, seed, 20);
            world.commit_all();
            world.init();
            BOOST_REQUIRE(world.run({"push", "--yes", "--keep-map"}).code == 0);
            world.commit_all();
            std::set<std::string> before;
            for (const auto& page : world.pages()) before.insert(page.id);
            rename_some(world, seed);
            const auto pushed = world.run({"push", "--yes", "--keep-map"});
            BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.out + pushed.err);
            const auto plan = world.run({"plan", "--detailed-exitcode"});
            BOOST_TEST(plan.code == 0, plan.out + plan.err);
            const auto map = world.run({"map", "verify"});
            BOOST_TEST(map.code == 0, map.out);
            for (const auto& page : world.pages()) before.erase(page.id);
            BOOST_TEST(before.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_folder_of_many_pages_is_renamed_by_one_write) {
    World world;
    world.write("docs/old/README.md", "# Many\n\nThey are below.\n");
    for (int i = 0; i < 60; ++i)
        world.write(fmt::format("docs/old/p{}.md", i),
                    fmt::format("# Page {0}\n\nSee [next](p{1}.md) of {0}.\n", i, (i + 1) % 60));
    world.write("docs/new-place/README.md", "# Place\n\nFor others.\n");
    world.commit_all();
    world.init();
    BOOST_REQUIRE(world.run({"push", "--yes", "--keep-map"}).code == 0);
    world.git("mv docs/old docs/new-place/old");
    world.commit_all();
    world.writes_since();
    const auto pushed = world.run({"push", "--yes", "--keep-map"});
    BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.out + pushed.err);
    BOOST_TEST(world.writes_since() == 1U);
    BOOST_TEST(world.run({"plan", "--detailed-exitcode"}).code == 0);
}

BOOST_AUTO_TEST_CASE(deletions_that_are_cut_are_finished_and_the_plan_is_empty) {
    for (int n = 1; n <= 3; ++n)
        for (const auto* side : {"before", "after"}) {
            BOOST_TEST_CONTEXT("cut " << side << " write " << n) {
                const auto world = published();
                const fs::path config = world->repository() / "confsync.toml";
                std::ofstream(config, std::ios::app) << "\n[push]\ndeletes = \"trash\"\n";
                world->git("rm -qr docs/b");
                world->commit_all();
                world->control(
                    fmt::format("{{\"cut\":\"{}\",\"count\":\"writes\",\"at\":{}}}", side, n));
                const auto pushed = world->run({"push", "--yes", "--keep-map", "--allow-deletes"});
                BOOST_TEST(pushed.code == 0, pushed.out + pushed.err);
                BOOST_TEST(world->pages().size() == 4U);
                BOOST_TEST(world->run({"plan", "--detailed-exitcode"}).code == 0);
            }
        }
}

BOOST_AUTO_TEST_SUITE_END()
