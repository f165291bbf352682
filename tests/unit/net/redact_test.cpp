#include "net/redact.hpp"

#include <boost/test/unit_test.hpp>

#include "base/digest.hpp"

using namespace confsync;
using namespace confsync::net;

BOOST_AUTO_TEST_SUITE(redact)

BOOST_AUTO_TEST_CASE(addresses_lose_users_and_tokens) {
    BOOST_TEST(redact_url("https://ada:pw@a.b/x?token=abc&limit=5&Access_Token=def") ==
               "https://[Redacted]@a.b/x?token=[Redacted]&limit=5&Access_Token=[Redacted]");
    BOOST_TEST(redact_url("https://a.b/x@y?limit=5") == "https://a.b/x@y?limit=5");
}

BOOST_AUTO_TEST_CASE(headers_with_credentials_lose_their_value) {
    BOOST_TEST(redact_header({"authorization", "Basic abc"}) == "authorization: [Redacted]");
    BOOST_TEST(redact_header({"Set-Cookie", "a=b"}) == "Set-Cookie: [Redacted]");
    BOOST_TEST(redact_header({"Accept", "x"}) == "Accept: x");
    BOOST_TEST(redact_header({"Location", "https://m/f?token=1"}) ==
               "Location: https://m/f?token=[Redacted]");
}

BOOST_AUTO_TEST_CASE(a_known_secret_disappears_in_every_form_it_travels_in) {
    const Redactor redactor("ada", Secret("s3cret/+="));
    const std::string text = "s3cret/+= s3cret%2F%2B%3D " + base64("ada:s3cret/+=");
    BOOST_TEST(redactor(text) == "[Redacted] [Redacted] [Redacted]");
    BOOST_TEST(Redactor("ada", Secret(""))("text") == "text");
}

BOOST_AUTO_TEST_SUITE_END()
