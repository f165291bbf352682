#include "workspace/like_texts.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

using namespace confsync::workspace;

namespace {

/// "0: 75" for each match.
std::vector<std::string> matches(const std::vector<std::string>& texts, const std::string& text,
                                 int least = 1) {
    LikeTexts like;
    for (const auto& each : texts) like.add(each);
    std::vector<std::string> found;
    for (const auto& match : like.like(text, least))
        found.push_back(fmt::format("{}: {}", match.index, match.percent));
    return found;
}

using Found = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(like_texts)

BOOST_AUTO_TEST_CASE(the_share_is_that_of_the_longer_text) {
    BOOST_TEST((matches({"aaaa\nbbbb\n"}, "aaaa\nbbbb\n") == Found{"0: 100"}));
    BOOST_TEST((matches({"aaaa\nbbbb\ncccc\ndddd\n"}, "aaaa\nbbbb\n") == Found{"0: 50"}));
    BOOST_TEST((matches({"aaaa\nbbbb\n"}, "aaaa\nbbbb\ncccc\ndddd\n") == Found{"0: 50"}));
}

BOOST_AUTO_TEST_CASE(blank_lines_and_blanks_around_lines_do_not_count) {
    BOOST_TEST((matches({"aaaa\r\n\r\n  bbbb\r\n"}, "aaaa\nbbbb") == Found{"0: 100"}));
}

BOOST_AUTO_TEST_CASE(a_line_counts_as_often_as_both_have_it) {
    BOOST_TEST((matches({"aa\naa\naa\naa\n"}, "aa\nbb\nbb\nbb\n") == Found{"0: 25"}));
}

BOOST_AUTO_TEST_CASE(nothing_in_common_and_no_text_is_no_match) {
    BOOST_TEST(matches({"aaaa\n", ""}, "bbbb\n").empty());
    BOOST_TEST(matches({"aaaa\n", ""}, "").empty());
}

BOOST_AUTO_TEST_CASE(less_than_asked_for_is_no_match) {
    BOOST_TEST(matches({"aaaa\nbbbb\ncccc\n"}, "aaaa\nbbbb\n", 67).empty());
    BOOST_TEST(matches({"aaaa\nbbbb\ncccc\n"}, "aaaa\nbbbb\n", 66).size() == 1U);
}

BOOST_AUTO_TEST_CASE(among_thousands_with_lines_in_common_the_right_one_is_found) {
    LikeTexts like;
    for (int i = 0; i < 3000; ++i) like.add(fmt::format("# Title\n\nCommon line.\n\nOwn {}.\n", i));
    const auto found = like.like("# Title\n\nCommon line.\n\nOwn 1234.\n", 60);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].index == 1234U);
}

BOOST_AUTO_TEST_SUITE_END()
