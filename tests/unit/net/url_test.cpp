#include "net/url.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::net;

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(an_address_is_taken_apart) {
    const Url url = parse_url("HTTPS://Acme.Example:8443/wiki/x?a=1#top");
    BOOST_TEST(to_string(url.origin) == "https://acme.example:8443");
    BOOST_TEST(url.path == "/wiki/x");
    BOOST_TEST(url.query == "a=1");
    BOOST_TEST(to_string(parse_url("https://a.b:443")) == "https://a.b/");
    BOOST_TEST(parse_url("http://[::1]:80/").origin.host == "[::1]");
}

BOOST_AUTO_TEST_CASE(scheme_host_and_port_make_an_origin) {
    const Origin origin = parse_url("https://a.b/x").origin;
    BOOST_CHECK(origin == parse_url("https://A.B:443/y").origin);
    for (const char* other :
         {"http://a.b/", "https://a.b:444/", "https://x.a.b/", "https://a.c/"}) {
        BOOST_CHECK(origin != parse_url(other).origin);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused_without_repeating_a_password) {
    for (const char* text : {"", "acme.example", "ftp://a.b", "https://", "https://:1/",
                             "https://a.b:x/", "https://a.b:70000/", "https://a b/",
                             "https://a.b/\n", "https://a.b\\@c.d/", "https://user:hunter2@a.b/"}) {
        BOOST_CHECK_EXCEPTION(parse_url(text), Error, [](const Error& error) {
            return error.kind() == ErrorKind::configuration &&
                   error.message().find("hunter2") == std::string::npos;
        });
    }
}

BOOST_AUTO_TEST_CASE(only_this_machine_is_loopback) {
    for (const char* text :
         {"http://localhost:1/", "http://127.0.0.1/", "http://127.9.8.7:80/", "http://[::1]/"}) {
        BOOST_TEST(is_loopback(parse_url(text).origin), text);
    }
    for (const char* text : {"http://127.0.0.1.evil.example/", "http://localhost.evil/",
                             "http://128.0.0.1/", "http://127.evil.1.x/"}) {
        BOOST_TEST(!is_loopback(parse_url(text).origin), text);
    }
}

BOOST_AUTO_TEST_CASE(queries_are_encoded_and_read_back) {
    BOOST_TEST(encoded({{"a", "1"}, {"a", "x y&z"}}) == "a=1&a=x%20y%26z");
    BOOST_TEST(query_parameter("/wiki/x?b=2&cursor=abc%3D%3D&c", "cursor") == "abc==");
    BOOST_TEST(query_parameter("/wiki/x", "cursor").empty());
    BOOST_TEST(join_path("https://a/wiki/", "/api") == "https://a/wiki/api");
}

BOOST_AUTO_TEST_SUITE_END()
