#include "sandbox/faults.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages/";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(faults, Fixture)

BOOST_AUTO_TEST_CASE(quirk_16_a_cut_before_leaves_nothing_a_cut_after_leaves_the_write) {
    const std::string id = page("Guide");
    BOOST_TEST(control({{"cut", "before"}, {"at", 2}}).status == 204);
    BOOST_TEST(get(pages + id).status == 200);
    BOOST_TEST(edit(id, 2, "Guide").status == 0);
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 1);
    control({{"cut", "after"}, {"count", "writes"}});
    BOOST_TEST(get(pages + id).status == 200);
    BOOST_TEST(edit(id, 2, "Guide").status == 0);
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 2);
}

BOOST_AUTO_TEST_CASE(quirk_15_a_429_tells_when_to_come_back) {
    control({{"status", 429}, {"retry_after", 7}});
    const Reply limited = get("/wiki/api/v2/spaces");
    BOOST_TEST(limited.status == 429);
    BOOST_TEST(limited.header("Retry-After") == "7");
    BOOST_TEST(limited.header("X-RateLimit-Remaining") == "0");
    BOOST_TEST(limited.header("X-RateLimit-Reset") == "2026-11-21T12:00:07.000Z");
    BOOST_TEST(limited.header("X-RateLimit-NearLimit") == "true");
    BOOST_TEST(limited.header("RateLimit-Reason") == "confluence-burst-based");
    BOOST_TEST(get("/wiki/api/v2/spaces").status == 200);
}

BOOST_AUTO_TEST_CASE(quirk_16_a_503_may_have_taken_effect) {
    const std::string id = page("Guide");
    control({{"status", 503}, {"retry_after", 1}, {"times", 2}, {"count", "writes"}});
    BOOST_TEST(edit(id, 2, "Guide").status == 503);
    BOOST_TEST(edit(id, 2, "Guide").header("Retry-After") == "1");
    control({{"status", 503}, {"effect", "landed"}, {"path", id}});
    BOOST_TEST(edit(id, 2, "Guide").status == 503);
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 2);
}

BOOST_AUTO_TEST_CASE(quirk_14_the_edge_may_hide_a_page_for_a_while) {
    const std::string id = page("Guide");
    for (const int status : {403, 404}) {
        control({{"status", status}});
        const Reply hidden = get(pages + id);
        BOOST_TEST(hidden.status == status);
        BOOST_TEST(hidden.header("x-cache") == "Error from cloudfront");
        BOOST_TEST(get(pages + id).status == 200);
    }
}

BOOST_AUTO_TEST_CASE(quirk_3_a_missing_scope_is_the_gateways_401) {
    control({{"status", 401}});
    BOOST_TEST(get(pages + "12").json() ==
               Json::parse(R"({"code":401,"message":"Unauthorized; scope does not match"})"));
}

BOOST_AUTO_TEST_CASE(quirk_13_a_proxy_answers_in_html) {
    control({{"html", true}});
    const Reply reply = get("/wiki/api/v2/spaces");
    BOOST_TEST(reply.status == 200);
    BOOST_TEST(reply.header("Content-Type").starts_with("text/html"));
}

BOOST_AUTO_TEST_CASE(quirk_42_a_new_page_may_be_invisible_or_in_conflict_at_first) {
    control({{"not_found_after_create", true}});
    control({{"conflict_after_create", true}});
    const std::string id = page("Guide");
    BOOST_TEST(get(pages + id).status == 404);
    BOOST_TEST(get(pages + id).status == 200);
    BOOST_TEST(edit(id, 2, "Guide").status == 409);
    BOOST_TEST(edit(id, 2, "Guide").status == 200);
}

BOOST_AUTO_TEST_CASE(somebody_elses_edit_lands_right_before_a_write) {
    const std::string id = page("Guide");
    control({{"edit_before_write", {{"page", id}, {"body", "<p>Ada's</p>"}}}});
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 1);
    BOOST_TEST(edit(id, 2, "Guide").status == 409);
    BOOST_TEST(stored(id) == "<p>Ada's</p>");
    const std::string author = get(pages + id).json()["version"]["authorId"];
    BOOST_TEST(get("/wiki/rest/api/user?accountId=" + author).json()["displayName"] ==
               "Ada Lovelace");
}

BOOST_AUTO_TEST_CASE(requests_are_counted_by_route) {
    const std::string id = page("Guide");
    edit(id, 2, "Guide");
    const Json counted = counters();
    BOOST_TEST(counted["writes"] == 2);
    BOOST_TEST(counted["routes"]["PUT /wiki/api/v2/pages/{}"] == 1);
    BOOST_TEST(counted["routes"]["GET /wiki/api/v2/spaces"] == counted["reads"]);
}

BOOST_AUTO_TEST_CASE(a_fault_that_makes_no_sense_is_refused) {
    BOOST_TEST(control({{"cut", "sometimes"}}).status == 400);
    BOOST_TEST(control({{"explode", true}}).status == 400);
    BOOST_TEST(control({{"html", true}, {"cut", "after"}}).status == 400);
    BOOST_TEST(control({{"at", 3}}).status == 400);
    BOOST_TEST(control(Json::array()).status == 400);
}

BOOST_AUTO_TEST_CASE(armed_faults_can_be_taken_back) {
    control({{"status", 500}});
    const std::string url = server().control_url();
    BOOST_TEST(ask(port(), {"DELETE", url.substr(url.find('/', 8))}).status == 204);
    BOOST_TEST(get("/wiki/api/v2/spaces").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
