#include "net/redirected.hpp"

#include <boost/test/unit_test.hpp>

#include "support/fake_transport.hpp"

using namespace confsync;
using namespace confsync::net;

namespace {

struct TwoHosts {
    FakeTransport::Seen site;
    FakeTransport::Seen other;

    std::unique_ptr<Transport> transport() {
        return redirected(std::make_unique<FakeTransport>(site),
                          std::make_unique<FakeTransport>(other));
    }
};

Request following() {
    Request request;
    request.url = "https://a.example/file";
    request.headers = {{"Cookie", "secret"}};
    request.follow = true;
    return request;
}

FakeTransport::Step redirect_to(const std::string& address) {
    return answer(302, {}, {{"Location", address}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_redirect)

BOOST_AUTO_TEST_CASE(is_followed_once_and_nothing_but_the_address_goes_along) {
    TwoHosts hosts;
    hosts.site.steps = {redirect_to("https://media.example/x?token=t")};
    hosts.other.steps = {redirect_to("https://third.example/")};
    BOOST_TEST(hosts.transport()->send(following(), {}).status == 302);
    BOOST_TEST_REQUIRE(hosts.other.requests.size() == 1U);
    BOOST_TEST(hosts.other.requests.front().url == "https://media.example/x?token=t");
    BOOST_TEST(hosts.other.requests.front().headers.empty());
}

BOOST_AUTO_TEST_CASE(is_handed_back_to_a_request_that_does_not_ask) {
    TwoHosts hosts;
    hosts.site.steps = {redirect_to("https://login.example/")};
    Request request = following();
    request.follow = false;
    BOOST_TEST(hosts.transport()->send(request, {}).status == 302);
    BOOST_TEST(hosts.other.requests.empty());
}

BOOST_AUTO_TEST_CASE(to_an_unencrypted_place_is_refused_but_on_this_machine) {
    TwoHosts hosts;
    hosts.other.steps = {answer(200, "bytes")};
    hosts.site.steps = {redirect_to("http://127.0.0.1:9/x")};
    BOOST_TEST(hosts.transport()->send(following(), {}).body == "bytes");
    hosts.site.steps = {redirect_to("http://media.example/x")};
    BOOST_CHECK_EXCEPTION(hosts.transport()->send(following(), {}), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::trust; });
}

BOOST_AUTO_TEST_SUITE_END()
