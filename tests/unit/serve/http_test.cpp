#include "serve/http.hpp"

#include <boost/test/unit_test.hpp>

#include "serve/csrf.hpp"

using namespace confsync::serve;

BOOST_AUTO_TEST_SUITE(http)

BOOST_AUTO_TEST_CASE(parameters_are_decoded_and_keep_their_order) {
    Request request;
    request.query = parse_query("id=2&x=a+b%2F&id=1&flag&bad=50%");
    BOOST_TEST(request.parameters("id") == (std::vector<std::string>{"2", "1"}));
    BOOST_TEST(request.parameter("x").value() == "a b/");
    BOOST_TEST(request.parameter("flag").value().empty());
    BOOST_TEST(request.parameter("bad").value() == "50%");
    BOOST_TEST(!request.parameter("other").has_value());
}

BOOST_AUTO_TEST_CASE(headers_are_found_without_case) {
    Request request;
    request.headers = {{"Content-TYPE", "x"}};
    BOOST_TEST(request.header("content-type").value() == "x");
    BOOST_TEST(!request.header("content").has_value());
}

BOOST_AUTO_TEST_CASE(an_encoded_slash_does_not_part_a_path) {
    BOOST_TEST(path_segments("/a%2Fb//c").value() == (std::vector<std::string>{"a/b", "c"}));
    BOOST_TEST(!path_segments("/%zz").has_value());
}

BOOST_AUTO_TEST_CASE(form_fields_are_read_from_both_kinds_of_bodies) {
    Request request;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "title=A+%26+B";
    BOOST_TEST(request.form_field("title").value() == "A & B");
    Request multipart;
    multipart.parts = {{"title", "", "", "C"}};
    BOOST_TEST(multipart.form_field("title").value() == "C");
    BOOST_TEST(!multipart.form_field("body").has_value());
}

BOOST_AUTO_TEST_CASE(a_page_for_people_carries_the_security_headers) {
    const Response page = html_page("<p>x</p>");
    std::string names;
    for (const Field& header : page.headers) names += header.name + " " + header.value + "\n";
    BOOST_TEST(names.find("frame-ancestors 'none'") != std::string::npos);
    BOOST_TEST(names.find("nosniff") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_csrf_token_is_good_for_its_form_and_run_only) {
    const Csrf csrf("secret");
    Request request;
    request.parts = {{std::string(Csrf::field), "", "", csrf.token("edit 12")}};
    BOOST_TEST(csrf.accepts(request, "edit 12"));
    BOOST_TEST(!csrf.accepts(request, "edit 13"));
    BOOST_TEST(!Csrf("other").accepts(request, "edit 12"));
    BOOST_TEST(!csrf.accepts({}, "edit 12"));
}

BOOST_AUTO_TEST_SUITE_END()
