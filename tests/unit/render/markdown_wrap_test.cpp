#include "render/markdown_wrap.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(markdown_wrap)

BOOST_AUTO_TEST_CASE(only_new_lines_that_are_too_wide_are_broken) {
    Style style;
    style.wrap = Style::Wrap::width;
    style.width = 10;
    BOOST_TEST(with_new_lines_broken("aaaa bbbb cccc\ndd", "dd", style) == "aaaa bbbb\ncccc\ndd");
    BOOST_TEST(with_new_lines_broken("aaaa bbbb cccc", "aaaa bbbb cccc", style) ==
               "aaaa bbbb cccc");
    BOOST_TEST(with_new_lines_broken("- aaaa bbbb cccc", "", style) == "- aaaa\n  bbbb\n  cccc");
    BOOST_TEST(with_new_lines_broken("> aaaa bbbb", "", style) == "> aaaa\n> bbbb");
    BOOST_TEST(with_new_lines_broken("aaaa bbbb - cc", "", style) == "aaaa\nbbbb - cc");
}

BOOST_AUTO_TEST_CASE(a_label_has_a_line_of_its_own_where_the_style_says_so) {
    Style style;
    style.label_lines = true;
    BOOST_TEST(wrapped_lines("r[a.b]\x1Fwords\x1Fhere", style, 0) == "r[a.b]\nwords here");
    BOOST_TEST(wrapped_lines("[a]\x1Fwords", style, 0) == "[a] words");
    BOOST_TEST(is_label("r[a.b]"));
    BOOST_TEST(!is_label("r[a] b]"));
}

BOOST_AUTO_TEST_SUITE_END()
