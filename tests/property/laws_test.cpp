// Laws of a push over handbook, corpora and random trees.
#include <boost/test/unit_test.hpp>

#include "world.hpp"

using namespace confsync::property;

namespace {

void publish(World& world) {
    world.init();
    const auto pushed = world.run({"push", "--yes", "--keep-map"});
    BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.err + pushed.out);
}

void require_empty_plan(World& world) {
    const auto plan = world.run({"plan", "--detailed-exitcode"});
    BOOST_REQUIRE_MESSAGE(plan.code == 0, plan.out + plan.err);
    world.writes_since();
    BOOST_TEST(world.run({"push", "--yes", "--keep-map"}).code == 0);
    BOOST_TEST(world.writes_since() == 0u);
}

void copy_tree(World& world, const fs::path& from) {
    fs::create_directories(world.repository());
    fs::copy(from, world.repository() / "docs", fs::copy_options::recursive);
    world.commit_all();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(after_a_push_the_plan_is_empty_on_random_trees) {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            World world;
            write_random_tree(world, seed, 25);
            world.commit_all();
            publish(world);
            require_empty_plan(world);
        }
    }
}

BOOST_AUTO_TEST_CASE(after_a_push_the_plan_is_empty_on_the_handbook) {
    World world;
    copy_tree(world, fs::path(CONFSYNC_SOURCE_DIR) / "examples" / "handbook");
    publish(world);
    require_empty_plan(world);
}

BOOST_AUTO_TEST_CASE(real_documentation_trees_are_published_whole) {
    const auto corpora = fs::path(CONFSYNC_SOURCE_DIR).parent_path() / "shared" / "corpora";
    if (!fs::exists(corpora)) {
        BOOST_TEST_MESSAGE("no corpora beside the checkout: skipped");
        return;
    }
    for (const auto* name : {"mkdocs", "prometheus", "rust-reference", "playbook"}) {
        BOOST_TEST_CONTEXT(name) {
            World world;
            copy_tree(world, corpora / name);
            publish(world);
            require_empty_plan(world);
        }
    }
}

BOOST_AUTO_TEST_CASE(each_new_page_costs_one_write_and_each_changed_page_one_version) {
    World world;
    write_ten_pages(world);
    world.commit_all();
    world.init();
    world.writes_since();
    BOOST_REQUIRE(world.run({"push", "--yes", "--keep-map"}).code == 0);
    const std::size_t settled = 1;  // the pages link to each other in a ring
    BOOST_TEST(world.writes_since() == 10 + 8 + 8 + settled);  // pages, images, labels
    world.write("docs/guide/page-3.md",
                "# Page 3\n\nGo to [next](page-4.md#detail).\n\n## Detail\n\nNew text.\n");
    world.commit_all();
    BOOST_REQUIRE(world.run({"push", "--yes", "--keep-map"}).code == 0);
    BOOST_TEST(world.writes_since() == 1u + 1u);  // the body, and a label taken away
}

BOOST_AUTO_TEST_CASE(the_same_input_gives_the_same_plan_with_and_without_journal_and_caches) {
    World world;
    write_random_tree(world, 7, 20);
    world.commit_all();
    world.init();
    const auto first = world.run({"plan", "--json"});
    BOOST_REQUIRE(first.code == 0);
    BOOST_TEST(world.run({"plan", "--json"}).out == first.out);
    world.forget();
    BOOST_TEST(world.run({"plan", "--json"}).out == first.out);
}

BOOST_AUTO_TEST_SUITE_END()
