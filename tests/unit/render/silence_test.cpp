#include "render/silence.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <limits>

#include "base/text.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// "line:column codes first-last" of each comment.
std::string silences(const std::string& markdown) {
    std::string text;
    for (const Silence& silence : silences_of(parse(markdown, "a.md"))) {
        const bool ends = silence.last_line != std::numeric_limits<int>::max();
        text += fmt::format("{}:{} {} {}-{}\n", silence.where.line, silence.where.column,
                            join(silence.codes, ","), silence.first_line,
                            ends ? std::to_string(silence.last_line) : "");
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(silence)

BOOST_AUTO_TEST_CASE(a_comment_alone_covers_the_block_below_it) {
    BOOST_TEST(silences("# A\n\n<!-- confsync: ignore link-broken -->\none\ntwo\n\nthree\n") ==
               "3:1 link-broken 3-6\n");
    BOOST_TEST(silences("<!-- confsync: ignore a b,c -->\n\n- one\n- two\n") == "1:1 a,b,c 1-\n");
    BOOST_TEST(silences("one\n\n<!-- confsync: ignore a -->\n") == "3:1 a 3-3\n");
}

BOOST_AUTO_TEST_CASE(comments_may_stand_on_each_other) {
    BOOST_TEST(silences("<!-- confsync: ignore a -->\n<!-- confsync: ignore b -->\none\n\ntwo\n") ==
               "1:1 a 1-4\n2:1 b 2-4\n");
}

BOOST_AUTO_TEST_CASE(a_comment_in_a_list_covers_no_more_than_the_item) {
    BOOST_TEST(silences("- <!-- confsync: ignore a -->\n  one\n- two\n") == "1:3 a 1-2\n");
}

BOOST_AUTO_TEST_CASE(a_comment_within_a_text_covers_its_line) {
    BOOST_TEST(silences("one\ntwo <!-- confsync: ignore a --> three\nfour\n") == "2:5 a 2-2\n");
    BOOST_TEST(silences("| a |\n|---|\n| b <!-- confsync: ignore a --> |\n") == "3:5 a 3-3\n");
}

BOOST_AUTO_TEST_CASE(a_comment_for_the_file_covers_all_of_it) {
    BOOST_TEST(silences("# A\n\n<!-- confsync: ignore-file image-missing -->\n") ==
               "3:1 image-missing 0-\n");
}

BOOST_AUTO_TEST_CASE(lines_count_from_the_top_of_the_file) {
    BOOST_TEST(silences("---\ntitle: A\n---\n\n<!-- confsync: ignore a -->\none\n") ==
               "5:1 a 5-\n");
}

BOOST_AUTO_TEST_CASE(what_is_shown_as_code_is_no_comment) {
    BOOST_TEST(silences("```html\n<!-- confsync: ignore a -->\n```\n") == "");
    BOOST_TEST(silences("    <!-- confsync: ignore a -->\n") == "");
    BOOST_TEST(silences("`<!-- confsync: ignore a -->`\n") == "");
    BOOST_TEST(silences("<!-- confluence: toc -->\n<!-- see confsync: ignore -->\n") == "");
}

BOOST_AUTO_TEST_CASE(a_comment_that_says_something_else_has_no_codes) {
    BOOST_TEST(silences("<!-- confsync: ingore a -->\none\n") == "1:1  1-\n");
    BOOST_TEST(silences("<!-- confsync: ignore -->\none\n") == "1:1  1-\n");
    BOOST_TEST(silences("<!-- confsync: -->\none\n") == "1:1  1-\n");
}

BOOST_AUTO_TEST_SUITE_END()
