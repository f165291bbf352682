#include "commands/difference_fence.hpp"

#include <boost/test/unit_test.hpp>

namespace confsync::commands {

namespace {

engine::PageDifference difference(std::string there, std::string here) {
    engine::PageDifference page;
    page.there = std::move(there);
    page.here = std::move(here);
    page.version = {1};
    return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(difference_fence_)

BOOST_AUTO_TEST_CASE(a_changed_line_stands_under_the_old_one) {
    BOOST_TEST(difference_fence(difference("a\nInstall it twice.\n", "a\nInstall it once.\n")) ==
               "```diff\n@@ line 2 @@\n a\n-Install it twice.\n+Install it once.\n```\n");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_folded_at_the_same_places_on_both_sides) {
    std::string before;
    for (int i = 0; i < 60; ++i) before += "word" + std::to_string(i) + " ";
    std::string after = before;
    after.replace(after.find("word40 "), 7, "other ");
    const auto fence = difference_fence(difference(before + "end\n", after + "end\n"));
    std::size_t changed = 0;
    for (std::size_t at = 0; (at = fence.find("\n-", at)) != std::string::npos; ++at) ++changed;
    BOOST_TEST(changed == 1);
    BOOST_TEST(fence.find("\n word0 ") != std::string::npos);
    for (std::size_t at = 0; at < fence.size();) {
        const auto end = fence.find('\n', at);
        BOOST_TEST(end - at <= 95);
        at = end + 1;
    }
}

BOOST_AUTO_TEST_CASE(the_size_of_a_difference_is_told_in_lines) {
    BOOST_TEST(difference_size(difference("a b c\nd\n", "a b x\nd\n\nnew\n")) ==
               "1 line changed, 2 lines added");
    BOOST_TEST(difference_size(difference("", "x\n")) == "1 line added");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
