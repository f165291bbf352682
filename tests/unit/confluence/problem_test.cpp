#include "confluence/problem.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::confluence;

namespace {

net::Response json(int status, std::string body) {
    return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

net::Response html(int status) { return {status, {{"content-type", "text/html"}}, "<html>"}; }

ErrorKind kind_of(const net::Response& response) { return error_of(problem_of(response)).kind(); }

std::string v2(int status, const std::string& title) {
    return R"({"errors":[{"status":)" + std::to_string(status) + R"(,"code":"X","title":")" +
           title + R"(","detail":null}]})";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(problem)

BOOST_AUTO_TEST_CASE(the_servers_words_are_found_in_every_shape) {
    const auto text = [](const char* body) { return problem_of(json(400, body)).text; };
    BOOST_TEST(problem_of(json(404, v2(404, "Cannot find a page"))).text == "Cannot find a page");
    BOOST_TEST(text(R"({"errors":[{"status":"400","title":"A","detail":"B"}]})") == "A: B");
    BOOST_TEST(text(R"({"statusCode":400,"message":"com.atlassian.x.BadRequestException: No."})") ==
               "No.");
    BOOST_TEST(
        text(R"({"statusCode":400,"message":"Error parsing xhtml: Exception: x","reason":"y"})") ==
        "Error parsing xhtml: Exception: x");
    BOOST_TEST(text(R"({"code":401,"message":"Unauthorized; scope does not match"})") ==
               "Unauthorized; scope does not match");
    BOOST_TEST(text(R"({"message":"Bad","data":{"errors":[{"message":{"key":"label.bad"}}]}})") ==
               "Bad: label.bad");
    for (const char* nothing : {"", "null", "[]", "{", R"({"errors":[]})", R"({"errors":[3]})"}) {
        BOOST_TEST(text(nothing).empty(), nothing);
    }
}

BOOST_AUTO_TEST_CASE(the_kind_says_what_may_be_done) {
    BOOST_CHECK(kind_of(json(400, "{}")) == ErrorKind::failed);
    BOOST_CHECK(kind_of(json(401, "{}")) == ErrorKind::credentials);
    BOOST_CHECK(kind_of(json(403, "{}")) == ErrorKind::credentials);
    BOOST_CHECK(kind_of(json(404, v2(404, "Cannot find"))) == ErrorKind::not_found);
    BOOST_CHECK(kind_of(json(409, "{}")) == ErrorKind::conflict);
    BOOST_CHECK(kind_of(json(410, "{}")) == ErrorKind::failed);
    BOOST_CHECK(kind_of(json(429, "{}")) == ErrorKind::network);
    BOOST_CHECK(kind_of(html(503)) == ErrorKind::network);
}

BOOST_AUTO_TEST_CASE(a_web_page_is_never_an_absence) {
    BOOST_CHECK(kind_of(html(404)) == ErrorKind::failed);
    BOOST_CHECK(kind_of(html(200)) == ErrorKind::failed);
    BOOST_TEST(!is_success(html(200)));
    BOOST_TEST(is_success(json(200, "{}")));
    BOOST_TEST(is_success(net::Response{204, {}, ""}));
}

BOOST_AUTO_TEST_CASE(quirk_14_an_answer_of_the_edge_is_never_an_absence) {
    net::Response response = json(404, v2(404, "Cannot find a page"));
    response.headers.push_back({"X-Cache", "Error from cloudfront"});
    BOOST_CHECK(kind_of(response) == ErrorKind::network);
    BOOST_TEST(!problem_of(response).bare_not_found());
}

BOOST_AUTO_TEST_CASE(quirk_1_a_bare_not_found_is_told_from_a_named_one) {
    BOOST_TEST(problem_of(json(404, v2(404, "Not Found"))).bare_not_found());
    BOOST_TEST(problem_of(json(404, "")).bare_not_found());
    BOOST_TEST(!problem_of(json(404, v2(404, "Cannot find a page with id [1]"))).bare_not_found());
    BOOST_TEST(!problem_of(html(404)).bare_not_found());
}

BOOST_AUTO_TEST_CASE(quirk_4_a_token_with_scopes_on_the_sites_host_gets_advice) {
    const Error error = error_of(problem_of(html(401)));
    BOOST_CHECK(error.kind() == ErrorKind::credentials);
    BOOST_TEST(error.hint().find("api.atlassian.com/ex/confluence") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_redirect_names_where_it_points_without_tokens) {
    const Error error =
        error_of(problem_of({302, {{"Location", "https://login.example/?token=abc"}}, ""}));
    BOOST_CHECK(error.kind() == ErrorKind::failed);
    BOOST_TEST(error.message().find("https://login.example/") != std::string::npos);
    BOOST_TEST(error.message().find("abc") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_request_id_is_kept_for_support) {
    net::Response response = json(500, "{}");
    response.headers.push_back({"atl-request-id", "r-1"});
    BOOST_TEST(error_of(problem_of(response)).hint() == "try again in a minute; request id r-1");
}

BOOST_AUTO_TEST_SUITE_END()
