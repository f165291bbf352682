// P4: cut the wire anywhere. A push is killed, or its requests are cut, after each request in turn.
#include <boost/test/unit_test.hpp>

#include "world.hpp"

using namespace confsync::property;

namespace {

std::unique_ptr<World> ten_pages() {
    auto world = std::make_unique<World>();
    write_ten_pages(*world);
    world->commit_all();
    world->init();
    return world;
}

void require_converged(World& world, const std::vector<StoredPage>& expected) {
    const auto pushed = world.run({"push", "--yes", "--keep-map"});
    BOOST_REQUIRE_MESSAGE(pushed.code == 0, pushed.out + pushed.err);
    const auto pages = world.pages();
    BOOST_REQUIRE_EQUAL(pages.size(), expected.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        BOOST_TEST(pages[i].title == expected[i].title);
        BOOST_TEST(pages[i].version <= 2, pages[i].title << " has a needless version");
    }
    const auto plan = world.run({"plan", "--detailed-exitcode"});
    BOOST_TEST(plan.code == 0, plan.out + plan.err);
}

struct Undisturbed {
    std::size_t requests = 0;
    std::vector<StoredPage> pages;
};

Undisturbed push_undisturbed() {
    const auto world = ten_pages();
    world->site().exchanges(true);
    BOOST_REQUIRE(world->run({"push", "--yes", "--keep-map", "--jobs", "1"}).code == 0);
    Undisturbed result;
    result.requests = world->site().exchanges(true).size();
    result.pages = world->pages();
    return result;
}

void kill_after_each_request(bool journal_kept) {
    const auto undisturbed = push_undisturbed();
    for (std::size_t n = 1; n <= undisturbed.requests; ++n) {
        BOOST_TEST_CONTEXT("killed after request " << n << " of " << undisturbed.requests) {
            const auto world = ten_pages();
            world->site().exchanges(true);
            world->run_until({"push", "--yes", "--keep-map", "--jobs", "1"},
                             [&] { return world->site().exchanges().size() >= n; });
            if (!journal_kept) world->forget();
            require_converged(*world, undisturbed.pages);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cut)

BOOST_AUTO_TEST_CASE(killed_after_any_request_the_next_push_converges) {
    kill_after_each_request(true);
}

BOOST_AUTO_TEST_CASE(killed_after_any_request_and_without_its_journal_too) {
    kill_after_each_request(false);
}

BOOST_AUTO_TEST_CASE(an_answer_lost_after_any_write_is_proven_in_the_same_run) {
    const auto undisturbed = push_undisturbed();
    for (int n = 1; n <= 27; ++n) {
        for (const auto* side : {"before", "after"}) {
            BOOST_TEST_CONTEXT("cut " << side << " write " << n) {
                const auto world = ten_pages();
                world->control(std::string("{\"cut\":\"") + side +
                               "\",\"count\":\"writes\",\"at\":" + std::to_string(n) + "}");
                require_converged(*world, undisturbed.pages);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
