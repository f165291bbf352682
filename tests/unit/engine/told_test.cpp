#include "engine/told.hpp"

#include <boost/test/unit_test.hpp>
#include <limits>

using namespace confsync;
using namespace confsync::engine;

namespace {

const std::set<std::string, std::less<>> known = {"image-missing", "link-broken"};

render::Silence silence(std::vector<std::string> codes, int first, int last) {
    return {std::move(codes), {"a.md", first, 1}, first, last};
}

Diagnostic found(const std::string& code, int line, Severity severity = Severity::warning) {
    return {code, severity, "m", {"a.md", line, 1}, {}};
}

/// "code" of each with a blank after it.
std::string codes(const Diagnostics& diagnostics) {
    std::string text;
    for (const auto& each : diagnostics) text += each.code + ' ';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(told)

BOOST_AUTO_TEST_CASE(a_comment_silences_its_code_in_its_lines) {
    const std::vector comments{silence({"link-broken"}, 3, 5)};
    Told told(comments);
    told.tell({found("link-broken", 2), found("link-broken", 3), found("image-missing", 4),
               found("link-broken", 5)});
    BOOST_TEST(codes(told.diagnostics()) == "link-broken image-missing ");
    BOOST_TEST(told.silenced() == 2u);
    BOOST_TEST(codes(told.about_comments(known, Told::Heard::all)) == "");
}

BOOST_AUTO_TEST_CASE(an_error_is_never_silenced) {
    const std::vector comments{silence({"link-broken"}, 0, std::numeric_limits<int>::max())};
    Told told(comments);
    told.tell({found("link-broken", 2, Severity::error)});
    BOOST_TEST(codes(told.diagnostics()) == "link-broken ");
    BOOST_TEST(told.silenced() == 0u);
    BOOST_TEST(codes(told.about_comments(known, Told::Heard::all)) == "ignore-error ");
}

BOOST_AUTO_TEST_CASE(what_is_silenced_twice_counts_once_and_uses_both_comments) {
    const std::vector comments{silence({"link-broken"}, 0, 9), silence({"link-broken"}, 3, 3)};
    Told told(comments);
    told.tell({found("link-broken", 3)});
    BOOST_TEST(told.silenced() == 1u);
    BOOST_TEST(codes(told.about_comments(known, Told::Heard::all)) == "");
}

BOOST_AUTO_TEST_CASE(a_code_that_is_none_is_told_with_the_one_that_was_meant) {
    const std::vector comments{silence({"link-borken"}, 1, 2), silence({}, 7, 7)};
    const auto remarks = Told(comments).about_comments(known, Told::Heard::all);
    BOOST_TEST_REQUIRE(codes(remarks) == "ignore-unknown ignore-unknown ");
    BOOST_TEST(remarks[0].hint == "did you mean link-broken?");
    BOOST_TEST(remarks[0].where.line == 1);
    BOOST_TEST(remarks[1].where.line == 7);
}

BOOST_AUTO_TEST_CASE(a_comment_that_silences_nothing_is_noted_when_all_was_heard) {
    const std::vector comments{silence({"link-broken", "image-missing"}, 1, 2)};
    Told told(comments);
    told.tell({found("link-broken", 2)});
    const auto remarks = told.about_comments(known, Told::Heard::all);
    BOOST_TEST_REQUIRE(codes(remarks) == "ignore-unused ");
    BOOST_TEST(remarks[0].message == "there is no image-missing here to ignore");
    BOOST_TEST(codes(told.about_comments(known, Told::Heard::partly)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
