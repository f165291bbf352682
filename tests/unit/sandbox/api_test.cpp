#include "sandbox/api.hpp"

#include <boost/test/unit_test.hpp>

#include "base/digest.hpp"
#include "unit/sandbox/client.hpp"

using namespace confsync;
using namespace confsync::sandbox::test;

BOOST_FIXTURE_TEST_SUITE(api, Fixture)

BOOST_AUTO_TEST_CASE(quirk_1_without_credentials_v2_knows_nothing) {
    const std::string id = page("Guide");
    for (const std::string& authorization : {std::string{}, "Basic " + base64("a:wrong")}) {
        const Reply reply =
            ask(port(), {.target = "/wiki/api/v2/pages/" + id, .authorization = authorization});
        BOOST_TEST(reply.status == 404);
        BOOST_TEST(reply.json() == Json::parse(R"({"errors":[{"status":404,"code":"NOT_FOUND",)"
                                               R"("title":"Not Found","detail":null}]})"));
    }
}

BOOST_AUTO_TEST_CASE(quirk_2_without_credentials_v1_says_403) {
    const Reply me = ask(port(), {.target = "/wiki/rest/api/user/current"});
    BOOST_TEST(me.status == 403);
    BOOST_TEST(me.message().ends_with("caller cannot access Confluence"));
    const Reply search = ask(port(), {.target = "/wiki/rest/api/search?cql=x"});
    BOOST_TEST(search.message().ends_with("Current user not permitted to use Confluence"));
}

BOOST_AUTO_TEST_CASE(quirk_7_the_cloud_id_is_no_secret) {
    const Reply reply = ask(port(), {.target = "/_edge/tenant_info"});
    BOOST_TEST(reply.json()["cloudId"].get<std::string>().size() == 36u);
}

BOOST_AUTO_TEST_CASE(quirk_12_there_is_no_v2_call_for_oneself) {
    BOOST_TEST(get("/wiki/api/v2/user/by-me").status == 400);
    BOOST_TEST(get("/wiki/rest/api/user/current").json()["displayName"] == "Docs Bot");
}

BOOST_AUTO_TEST_CASE(an_address_nobody_serves_is_answered_in_html) {
    const Reply reply = get("/wiki/api/v2/nothing");
    BOOST_TEST(reply.status == 404);
    BOOST_TEST(reply.header("Content-Type").starts_with("text/html"));
}

BOOST_AUTO_TEST_CASE(people_are_found_by_account_id) {
    const std::string me = get("/wiki/rest/api/user/current").json()["accountId"];
    BOOST_TEST(get("/wiki/rest/api/user?accountId=" + me).json()["email"] == "sandbox@example.com");
    const Json body{{"accountIds", {me, "nobody"}}};
    const Json found = post("/wiki/api/v2/users-bulk", body).json()["results"];
    BOOST_TEST(found.size() == 1u);
    BOOST_TEST(found[0]["displayName"] == "Docs Bot");
    BOOST_TEST(get("/wiki/rest/api/user?accountId=nobody").status == 404);
}

BOOST_AUTO_TEST_CASE(spaces_are_found_by_key_without_case) {
    const Json found = get("/wiki/api/v2/spaces?keys=demo,OTHER").json()["results"];
    BOOST_TEST(found.size() == 1u);
    BOOST_TEST(found[0]["key"] == "DEMO");
    const std::string id = found[0]["id"];
    BOOST_TEST(get("/wiki/api/v2/spaces/" + id).json()["homepageId"] == found[0]["homepageId"]);
    BOOST_TEST(get("/wiki/api/v2/spaces?keys=NOPE").json()["results"].empty());
    BOOST_TEST(get("/wiki/api/v2/spaces/1").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_98_the_next_page_is_a_path_from_the_site_root) {
    for (const char* title : {"A", "B", "C"}) page(title);
    const std::string first = "/wiki/api/v2/pages?space-id=" + space_id() + "&limit=2&sort=title";
    const Reply reply = get(first);
    const std::string next = reply.json()["_links"]["next"];
    BOOST_TEST(next.starts_with("/wiki/api/v2/pages?"));
    BOOST_TEST(reply.json()["_links"]["base"] == server().site_url());
    BOOST_TEST(reply.header("Link").starts_with("<" + next + ">; rel=\"next\""));
    BOOST_TEST(titles(first) == "A,B");
    BOOST_TEST(titles(next) == "C,DEMO");
    BOOST_TEST(!get(next).json()["_links"].contains("next"));
}

BOOST_AUTO_TEST_CASE(quirk_99_a_cursor_is_opaque_and_a_wrong_one_is_refused) {
    page("A");
    const std::string next = get("/wiki/api/v2/pages?limit=1").json()["_links"]["next"];
    BOOST_TEST(next.find("%3D") != std::string::npos);
    BOOST_TEST(get("/wiki/api/v2/pages?cursor=1").status == 400);
    const std::string cursor = next.substr(next.find("cursor="));
    BOOST_TEST(get("/wiki/api/v2/spaces?" + cursor).status == 400);
}

BOOST_AUTO_TEST_CASE(quirk_100_the_limit_may_change_between_pages) {
    for (const char* title : {"A", "B", "C"}) page(title);
    std::string next = get("/wiki/api/v2/pages?sort=title&limit=1").json()["_links"]["next"];
    next.replace(next.find("limit=1"), 7, "limit=9");
    BOOST_TEST(titles(next) == "B,C,DEMO");
    BOOST_TEST(get("/wiki/api/v2/pages?limit=251").status == 400);
    BOOST_TEST(get("/wiki/api/v2/pages?limit=x").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()
