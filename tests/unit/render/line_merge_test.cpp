#include "render/line_merge.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(line_merge)

BOOST_AUTO_TEST_CASE(what_two_lists_share_is_paired_in_order) {
    const Pairs expected{{0, 0}, {2, 1}, {3, 3}};
    BOOST_TEST((common_subsequence({"a", "b", "c", "d"}, {"a", "c", "x", "d"}) == expected));
    BOOST_TEST(common_subsequence({}, {"a"}).empty());
    BOOST_TEST(common_subsequence({"a"}, {"b"}).empty());
}

BOOST_AUTO_TEST_CASE(long_lists_take_time_that_grows_with_their_length) {
    Lines a;
    Lines b;
    for (int i = 0; i < 20'000; ++i) {
        a.push_back("a" + std::to_string(i));
        b.push_back((i % 2 == 0 ? "a" : "b") + std::to_string(i));
    }
    BOOST_TEST(common_subsequence(a, b).size() == 10'000u);
}

BOOST_AUTO_TEST_CASE(changes_in_different_lines_are_both_taken) {
    const auto merged =
        merged_lines({"a", "b", "c", "d"}, {"A", "b", "c", "d"}, {"a", "b", "c", "D"});
    BOOST_REQUIRE(merged.has_value());
    BOOST_TEST((*merged == Lines{"A", "b", "c", "D"}));
}

BOOST_AUTO_TEST_CASE(changes_in_the_same_lines_are_for_a_person) {
    BOOST_TEST(!merged_lines({"a", "b"}, {"A", "b"}, {"x", "b"}).has_value());
    BOOST_TEST(!merged_lines({"a", "b"}, {"A", "b"}, {"a", "B"}).has_value());
}

BOOST_AUTO_TEST_CASE(one_side_alone_is_taken_as_it_is) {
    const Lines base{"a", "b", "c"};
    const Lines other{"a", "x", "y", "c"};
    BOOST_TEST((merged_lines(base, base, other) == other));
    BOOST_TEST((merged_lines(base, other, base) == other));
}

BOOST_AUTO_TEST_CASE(where_both_changed_the_same_each_side_has_its_own_lines) {
    const ThreeWay merged = merged_three_ways({"a", "b", "c", "d"}, {"A", "b", "ours", "d"},
                                              {"a", "b", "theirs", "d", "e"});
    BOOST_TEST(merged.meet);
    BOOST_TEST((merged.ours == Lines{"A", "b", "ours", "d", "e"}));
    BOOST_TEST((merged.theirs == Lines{"A", "b", "theirs", "d", "e"}));
}

BOOST_AUTO_TEST_CASE(the_same_change_on_both_sides_is_taken_once) {
    const ThreeWay merged = merged_three_ways({"a", "b"}, {"a", "x", "b"}, {"a", "x", "b"});
    BOOST_TEST(!merged.meet);
    BOOST_TEST((merged.ours == Lines{"a", "x", "b"}));
}

BOOST_AUTO_TEST_SUITE_END()
