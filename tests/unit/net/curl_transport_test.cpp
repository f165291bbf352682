#include "net/curl_transport.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "base/error.hpp"
#include "unit/net/loopback_server.hpp"

using namespace confsync;
using namespace confsync::net;

namespace {

Request post(const LoopbackServer& server, Repeat repeat = Repeat::never) {
    Request request;
    request.method = Method::post;
    request.url = server.url();
    request.body = "the body";
    request.repeat = repeat;
    return request;
}

Request get(const LoopbackServer& server) {
    Request request;
    request.url = server.url();
    return request;
}

std::unique_ptr<Transport> transport() {
    CurlOptions options;
    options.user_agent = "confsync/test";
    options.max_body = 1000;
    return curl_transport(options);
}

ErrorKind kind_of(Transport& wire, const Request& request, const Cancellation& cancel = {}) {
    try {
        wire.send(request, cancel);
    } catch (const Error& error) {
        return error.kind();
    }
    return ErrorKind::usage;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(curl)

BOOST_AUTO_TEST_CASE(connections_are_kept) {
    const LoopbackServer server({ok("hello")});
    const auto wire = transport();
    BOOST_TEST(wire->send(get(server), {}).body == "hello");
    BOOST_TEST(wire->send(post(server), {}).status == 200);
    BOOST_TEST(server.connections() == 1);
    const auto requests = server.requests();
    BOOST_TEST(has(requests.at(0), "User-Agent: confsync/test\r\n"));
    BOOST_TEST(has(requests.at(0), "Accept-Encoding:"));
    BOOST_TEST(has(requests.at(1), "POST / HTTP/1.1\r\n"));
    BOOST_TEST(has(requests.at(1), "Content-Length: 8\r\n"));
    BOOST_TEST(has(requests.at(1), "\r\n\r\nthe body"));
    BOOST_TEST(!has(requests.at(1), "Expect"));
}

BOOST_AUTO_TEST_CASE(a_write_is_never_sent_twice_by_the_library_itself) {
    // The second request finds the kept connection closed without a byte of answer.
    const LoopbackServer server({ok("first"), "", ok("third")});
    const auto wire = transport();
    wire->send(get(server), {});
    BOOST_CHECK(kind_of(*wire, post(server)) == ErrorKind::network);
    BOOST_TEST(server.requests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(redirects_are_handed_back) {
    const LoopbackServer server(
        {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n"});
    const Response response = transport()->send(get(server), {});
    BOOST_TEST(response.status == 302);
    BOOST_TEST(response.header("location").value() == "http://127.0.0.1:1/x");
    BOOST_TEST(!response.header("none").has_value());
}

BOOST_AUTO_TEST_CASE(an_answer_that_ends_early_is_no_answer) {
    const LoopbackServer server({"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", ""});
    CurlOptions options;
    options.request_timeout = std::chrono::milliseconds{300};
    const auto wire = curl_transport(options);
    BOOST_CHECK(kind_of(*wire, get(server)) == ErrorKind::network);
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_too_large_is_refused) {
    const LoopbackServer server({ok(std::string(1001, 'x'))});
    BOOST_CHECK(kind_of(*transport(), get(server)) == ErrorKind::failed);
}

BOOST_AUTO_TEST_CASE(a_port_where_nobody_listens_is_a_network_error) {
    Request request;
    request.url = "http://127.0.0.1:1/?token=abc";
    try {
        transport()->send(request, {});
        BOOST_ERROR("answered");
    } catch (const Error& error) {
        BOOST_CHECK(error.kind() == ErrorKind::network);
        BOOST_TEST(has(error.hint(), "nothing was sent"));
        BOOST_TEST(!has(error.message(), "abc"));
    }
}

BOOST_AUTO_TEST_CASE(a_stop_or_a_passed_deadline_ends_it_before_anything_is_sent) {
    const LoopbackServer server({ok("")});
    std::stop_source stop;
    stop.request_stop();
    const auto wire = transport();
    BOOST_CHECK(kind_of(*wire, get(server), Cancellation{stop.get_token()}) ==
                ErrorKind::interrupted);
    BOOST_CHECK(kind_of(*wire, get(server), {{}, Deadline{}}) == ErrorKind::network);
    BOOST_TEST(server.connections() == 0);
}

BOOST_AUTO_TEST_CASE(parts_are_streamed_with_names_and_types) {
    const LoopbackServer server({ok("")});
    Request request = post(server);
    request.body.clear();
    request.parts = {{"file", "größe.png", "image/png", 3,
                      [] { return std::make_unique<std::istringstream>("PNG"); }},
                     {"comment", "", "text/plain; charset=UTF-8", 2,
                      [] { return std::make_unique<std::istringstream>("ok"); }}};
    BOOST_TEST(transport()->send(request, {}).status == 200);
    const std::string sent = server.requests().front();
    BOOST_TEST(has(sent, "multipart/form-data; boundary="));
    BOOST_TEST(has(sent, "name=\"file\"; filename=\"größe.png\"\r\nContent-Type: image/png"));
    BOOST_TEST(has(sent, "\r\n\r\nPNG\r\n"));
    BOOST_TEST(has(sent, "Content-Type: text/plain; charset=UTF-8\r\n\r\nok\r\n"));
}

BOOST_AUTO_TEST_CASE(a_file_that_shrank_is_not_uploaded) {
    const LoopbackServer server({ok("")});
    Request request = post(server);
    request.parts = {{"file", "a.png", "image/png", 30,
                      [] { return std::make_unique<std::istringstream>("short"); }}};
    BOOST_CHECK(kind_of(*transport(), request) != ErrorKind::usage);
}

BOOST_AUTO_TEST_SUITE_END()
