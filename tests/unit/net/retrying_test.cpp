#include "net/retrying.hpp"

#include <boost/test/unit_test.hpp>

#include "net/retry_after.hpp"
#include "support/fake_transport.hpp"
#include "support/moving_clock.hpp"

using namespace confsync;
using namespace confsync::net;
using namespace std::chrono_literals;

namespace {

struct World {
    FakeTransport::Seen seen;
    support::MovingClock clock;
    support::FixedRandom random;
    std::vector<std::string> waits;

    Response send(Repeat repeat = Repeat::safe, const Cancellation& cancel = {}) {
        const auto transport = retrying(
            std::make_unique<FakeTransport>(seen), clock, random,
            [this](const std::string& why, std::chrono::milliseconds) { waits.push_back(why); });
        Request request;
        request.method = repeat == Repeat::safe ? Method::get : Method::post;
        request.url = "https://a.b/";
        request.repeat = repeat;
        return transport->send(request, cancel);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_retry)

BOOST_AUTO_TEST_CASE(of_a_read_follows_a_passing_failure) {
    World world;
    world.seen.steps = {answer(503), silence(), answer(500), answer(200)};
    BOOST_TEST(world.send().status == 200);
    BOOST_TEST(world.seen.requests.size() == 4U);
    BOOST_TEST(world.waits.size() == 3U);
}

BOOST_AUTO_TEST_CASE(never_follows_a_write_that_may_have_landed) {
    for (const int status : {500, 502, 503, 504}) {
        World world;
        world.seen.steps = {answer(status), answer(200)};
        BOOST_TEST(world.send(Repeat::never).status == status);
    }
    World world;
    world.seen.steps = {silence(), answer(200)};
    BOOST_CHECK_THROW(world.send(Repeat::never), Error);
    BOOST_TEST(world.seen.requests.size() == 1U);
}

BOOST_AUTO_TEST_CASE(follows_429_whatever_the_request) {
    World world;
    world.seen.steps = {answer(429, "", {{"retry-after", "20"}}), answer(200)};
    BOOST_TEST(world.send(Repeat::never).status == 200);
    BOOST_CHECK(world.clock.sleeps().front() == 20s);
}

BOOST_AUTO_TEST_CASE(gives_up_after_five_tries_with_the_last_answer) {
    World world;
    world.seen.steps = {answer(503)};
    BOOST_TEST(world.send().status == 503);
    BOOST_TEST(world.seen.requests.size() == 5U);
}

BOOST_AUTO_TEST_CASE(waits_longer_each_time) {
    World world;
    world.seen.steps = {silence(), silence(), silence(), answer(200)};
    world.send();
    const auto sleeps = world.clock.sleeps();
    BOOST_CHECK(sleeps.at(0) == 375ms && sleeps.at(1) == 750ms && sleeps.at(2) == 1500ms);
}

BOOST_AUTO_TEST_CASE(does_not_wait_past_the_deadline) {
    World world;
    world.seen.steps = {answer(503), answer(200)};
    const Cancellation soon{{}, world.clock.steady_now() + 100ms};
    BOOST_TEST(world.send(Repeat::safe, soon).status == 503);
    BOOST_TEST(world.clock.sleeps().empty());
}

BOOST_AUTO_TEST_CASE(does_not_wait_an_hour_because_a_server_says_so) {
    World world;
    world.seen.steps = {answer(429, "", {{"Retry-After", "3600"}}), answer(200)};
    BOOST_TEST(world.send().status == 429);
}

BOOST_AUTO_TEST_CASE(ends_when_a_stop_is_asked_for) {
    World world;
    std::stop_source stop;
    stop.request_stop();
    world.seen.steps = {answer(503), answer(200)};
    BOOST_CHECK_EXCEPTION(world.send(Repeat::safe, Cancellation{stop.get_token()}), Error,
                          [](const Error& e) { return e.kind() == ErrorKind::interrupted; });
}

BOOST_AUTO_TEST_CASE(is_not_for_answers_that_will_stay) {
    for (const int status : {200, 204, 301, 400, 401, 403, 404, 409, 410, 413, 501}) {
        World world;
        world.seen.steps = {answer(status)};
        BOOST_TEST(world.send().status == status);
        BOOST_TEST(world.seen.requests.size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(is_told_in_seconds_or_as_a_date) {
    const Timestamp now = *parse_http_date("Sat, 21 Nov 2026 09:30:00 GMT");
    BOOST_TEST(iso8601(now) == "2026-11-21T09:30:00.000Z");
    const auto wait = [&](const char* value) {
        return retry_after(Response{429, {{"Retry-After", value}}, ""}, now);
    };
    BOOST_CHECK(wait("7") == 7s);
    BOOST_CHECK(wait("Sat, 21 Nov 2026 09:30:09 GMT") == 9s);
    BOOST_CHECK(wait("Sat, 21 Nov 2026 09:29:00 GMT") == 0s);
    BOOST_CHECK(wait("-5") == 0s);
    BOOST_CHECK(wait("99999999999999999999") == 24h);
    for (const char* nonsense : {"", "soon", "7 apples", "Sat, 31 Feb 2026 09:30:09 GMT"}) {
        BOOST_CHECK(!wait(nonsense));
    }
}

BOOST_AUTO_TEST_SUITE_END()
