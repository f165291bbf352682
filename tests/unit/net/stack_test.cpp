#include <boost/test/unit_test.hpp>

#include "base/digest.hpp"
#include "net/authenticated.hpp"
#include "net/connect.hpp"
#include "net/logged.hpp"
#include "net/proxy.hpp"
#include "net/rate_limited.hpp"
#include "support/fake_transport.hpp"
#include "support/moving_clock.hpp"

using namespace confsync;
using namespace confsync::net;
using namespace std::chrono_literals;

namespace {

Credentials ada() { return {parse_url("https://a.b").origin, "ada", Secret("s3cret")}; }

Request get(const std::string& url) {
    Request request;
    request.url = url;
    return request;
}

bool is_trust(const Error& error) { return error.kind() == ErrorKind::trust; }

}  // namespace

BOOST_AUTO_TEST_SUITE(stack)

BOOST_AUTO_TEST_CASE(credentials_travel_to_their_origin) {
    FakeTransport::Seen seen;
    seen.steps = {answer(200)};
    const auto transport = authenticated(std::make_unique<FakeTransport>(seen), ada());
    transport->send(get("https://a.b/wiki"), {});
    BOOST_TEST(seen.requests.front().headers.back().value == "Basic " + base64("ada:s3cret"));
}

BOOST_AUTO_TEST_CASE(a_request_to_any_other_origin_is_not_sent) {
    FakeTransport::Seen seen;
    seen.steps = {answer(200)};
    const auto transport = authenticated(std::make_unique<FakeTransport>(seen), ada());
    for (const char* url : {"http://a.b/", "https://a.b:444/", "https://a.b.evil/"}) {
        BOOST_CHECK_EXCEPTION(transport->send(get(url), {}), Error, is_trust);
    }
    BOOST_CHECK_THROW(transport->send(get("https://a.b@evil/"), {}), Error);
    BOOST_TEST(seen.requests.empty());
}

BOOST_AUTO_TEST_CASE(plain_http_is_for_this_machine_only) {
    support::MovingClock clock;
    support::FixedRandom random;
    const Surroundings around{clock, random, {}, nullptr, {}, {}};
    Credentials credentials = ada();
    credentials.origin = parse_url("http://a.b").origin;
    BOOST_CHECK_EXCEPTION(connect(credentials, around), Error, is_trust);
    credentials.origin = parse_url("http://127.0.0.1:8090").origin;
    BOOST_TEST(connect(credentials, around) != nullptr);
}

BOOST_AUTO_TEST_CASE(no_secret_reaches_the_log) {
    FakeTransport::Seen seen;
    seen.steps = {answer(302, "", {{"Location", "https://m/f?token=abc"}}), silence()};
    support::MovingClock clock;
    std::string log;
    const auto transport = authenticated(logged(
                                             std::make_unique<FakeTransport>(seen), clock,
                                             [&](const std::string& line) { log += line + "\n"; },
                                             Redactor("ada", Secret("s3cret"))),
                                         ada());
    transport->send(get("https://a.b/x?q=s3cret"), {});
    BOOST_CHECK_THROW(transport->send(get("https://a.b/x"), {}), Error);
    BOOST_TEST(log.find("s3cret") == std::string::npos, log);
    BOOST_TEST(log.find(base64("ada:s3cret")) == std::string::npos, log);
    BOOST_TEST(log.find("token=abc") == std::string::npos, log);
    BOOST_TEST(log.find("> GET https://a.b/x?q=[Redacted]") != std::string::npos, log);
    BOOST_TEST(log.find("< 302") != std::string::npos, log);
    BOOST_TEST(log.find("< no answer") != std::string::npos, log);
}

BOOST_AUTO_TEST_CASE(everybody_waits_when_a_limit_is_reached) {
    FakeTransport::Seen seen;
    seen.steps = {answer(429, "", {{"Retry-After", "3"}}), answer(200)};
    support::MovingClock clock;
    const auto pace = std::make_shared<Pace>(clock);
    const auto first = rate_limited(std::make_unique<FakeTransport>(seen), pace);
    const auto second = rate_limited(std::make_unique<FakeTransport>(seen), pace);
    first->send(get("https://a.b/"), {});
    second->send(get("https://a.b/"), {});
    BOOST_TEST_REQUIRE(clock.sleeps().size() == 1U);
    BOOST_CHECK(clock.sleeps().front() == 3s);
    const Cancellation soon{{}, clock.steady_now() - 1ms};
    BOOST_CHECK_THROW(second->send(get("https://a.b/"), soon), Error);
}

BOOST_AUTO_TEST_CASE(the_pace_slows_near_a_limit_and_recovers) {
    support::MovingClock clock;
    Pace pace(clock);
    pace.wait_for_turn({});
    BOOST_TEST(clock.sleeps().empty());
    pace.learn({200, {{"X-RateLimit-NearLimit", "true"}}, ""});
    for (int i = 0; i < 3; ++i) pace.wait_for_turn({});
    BOOST_TEST(clock.sleeps().size() == 2U);
    for (int i = 0; i < 30; ++i) pace.learn({200, {}, ""});
    clock.tick(1h);
    for (int i = 0; i < 3; ++i) pace.wait_for_turn({});
    BOOST_TEST(clock.sleeps().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_proxy_is_chosen_as_curl_would_but_never_for_loopback) {
    const Origin site = parse_url("https://wiki.acme.example").origin;
    const Origin plain = parse_url("http://wiki.acme.example").origin;
    BOOST_TEST(proxy_for(site, {{"HTTPS_PROXY", "http://p:1"}}) == "http://p:1");
    BOOST_TEST(proxy_for(site, {{"ALL_PROXY", "http://p:2"}}) == "http://p:2");
    BOOST_TEST(proxy_for(plain, {{"http_proxy", "http://p:3"}}) == "http://p:3");
    BOOST_TEST(proxy_for(plain, {{"HTTP_PROXY", "http://p:3"}}).empty());
    BOOST_TEST(
        proxy_for(parse_url("http://127.0.0.1:1").origin, {{"all_proxy", "http://p"}}).empty());
    for (const char* rule : {"acme.example", ".acme.example", "x, wiki.acme.example", "*"}) {
        BOOST_TEST(proxy_for(site, {{"https_proxy", "http://p"}, {"no_proxy", rule}}).empty());
    }
    for (const char* rule : {"cme.example", "", "wiki.acme.example.org"}) {
        BOOST_TEST(!proxy_for(site, {{"https_proxy", "http://p"}, {"NO_PROXY", rule}}).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
