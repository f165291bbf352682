#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

BOOST_FIXTURE_TEST_SUITE(api_v2_pages, Fixture)

BOOST_AUTO_TEST_CASE(quirk_17_a_page_has_a_body_only_when_a_format_is_asked_for) {
    const std::string id = page("Guide", "<p>text</p>");
    BOOST_TEST(get("/wiki/api/v2/pages/" + id).json()["body"] == Json::object());
    const Json body = get("/wiki/api/v2/pages/" + id + "?body-format=storage").json()["body"];
    BOOST_TEST(body["storage"]["representation"] == "storage");
    BOOST_TEST(body["storage"]["value"] == "<p>text</p>");
}

BOOST_AUTO_TEST_CASE(quirk_27_a_stale_version_is_refused_with_409) {
    const std::string id = page("Guide");
    BOOST_TEST(edit(id, 2, "Guide").status == 200);
    const Reply stale = edit(id, 2, "Guide");
    BOOST_TEST(stale.status == 409);
    BOOST_TEST(stale.code() == "CONFLICT");
    BOOST_TEST(stale.title() ==
               "Version must be incremented when updating a page. Current Version: [2]. "
               "Provided version: [2]");
}

BOOST_AUTO_TEST_SUITE_END()
