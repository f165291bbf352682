#include "render/align.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace confsync::render;

namespace {

using Items = std::vector<std::uint32_t>;

std::size_t longest_by_table(const Items& left, const Items& right) {
    std::vector<std::vector<std::size_t>> best(left.size() + 1,
                                               std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = left.size(); i-- > 0;)
        for (std::size_t j = right.size(); j-- > 0;)
            best[i][j] = left[i] == right[j] ? best[i + 1][j + 1] + 1
                                             : std::max(best[i + 1][j], best[i][j + 1]);
    return best[0][0];
}

void check_is_common(const Items& left, const Items& right, const std::vector<Match>& matches) {
    for (std::size_t i = 0; i < matches.size(); ++i) {
        BOOST_TEST_REQUIRE(matches[i].left < left.size());
        BOOST_TEST_REQUIRE(matches[i].right < right.size());
        BOOST_TEST(left[matches[i].left] == right[matches[i].right]);
        if (i == 0) continue;
        BOOST_TEST(matches[i - 1].left < matches[i].left);
        BOOST_TEST(matches[i - 1].right < matches[i].right);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(align_)

BOOST_AUTO_TEST_CASE(what_short_sequences_have_in_common_is_longest) {
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        const auto items = [&] {
            Items list(random() % 12);
            for (auto& item : list) item = static_cast<std::uint32_t>(random() % 4);
            return list;
        };
        const Items left = items();
        const Items right = items();
        const auto matches = align(left, right);
        check_is_common(left, right, matches);
        BOOST_TEST_REQUIRE(matches.size() == longest_by_table(left, right));
    }
}

BOOST_AUTO_TEST_CASE(very_different_sequences_keep_what_stands_once_in_both) {
    Items left;
    Items right;
    for (std::uint32_t i = 0; i < 9000; ++i) {
        left.push_back(i % 3 == 0 ? i : 100000 + i);
        right.push_back(i % 3 == 0 ? i : 200000 + i);
    }
    const auto matches = align(left, right);
    check_is_common(left, right, matches);
    BOOST_TEST(matches.size() == 3000U);
}

BOOST_AUTO_TEST_CASE(equal_and_empty_sequences_match_whole) {
    const Items some{1, 2, 2, 3};
    BOOST_TEST(align(some, some).size() == 4U);
    BOOST_TEST(align(some, {}).empty());
    BOOST_TEST(align({}, {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
