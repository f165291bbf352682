#include "commands/views_comments.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::commands;

namespace {

const Timestamp now = parse_iso8601("2026-11-21T12:00:00Z");

engine::PageComment comment(const std::string& author, const std::string& body) {
    engine::PageComment comment;
    comment.file = "docs/a.md";
    comment.line = 3;
    comment.url = "https://acme.example/wiki/a";
    comment.author = author;
    comment.comment.ref = "r";
    comment.comment.selection = "the  words";
    comment.comment.body = body;
    comment.comment.written = now;
    return comment;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(views_of_comments)

BOOST_AUTO_TEST_CASE(an_age_is_told_in_days_and_from_two_months_on_by_the_day) {
    BOOST_TEST(age_of(parse_iso8601("2026-11-21T11:59:00Z"), now) == "today");
    BOOST_TEST(age_of(parse_iso8601("2026-11-22T11:59:00Z"), now) == "today");
    BOOST_TEST(age_of(parse_iso8601("2026-11-20T11:59:00Z"), now) == "yesterday");
    BOOST_TEST(age_of(parse_iso8601("2026-11-09T11:59:00Z"), now) == "12 days ago");
    BOOST_TEST(age_of(parse_iso8601("2026-01-09T11:59:00Z"), now) == "2026-01-09");
}

BOOST_AUTO_TEST_CASE(a_list_in_markdown_calls_nobody_and_has_no_tags) {
    const auto text = comments_markdown(
        {comment("@acme/team <b>", "<p>See @ada &amp; &lt;script&gt; [x](y)</p>")}, now);
    BOOST_TEST(text.find("@a") == std::string::npos);
    BOOST_TEST(text.find("<b>") == std::string::npos);
    BOOST_TEST(text.find("<script>") == std::string::npos);
    BOOST_TEST(text.find("[x](y)") == std::string::npos);
    BOOST_TEST(text.find("on \"the words\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_terminal_is_shown_no_control_codes) {
    const auto text = comments_human({comment("Ada\x1B[2J", "<p>a\x1B[31m</p>")}, now, {});
    BOOST_TEST(text.find('\x1B') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
