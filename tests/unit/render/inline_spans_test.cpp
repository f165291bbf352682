#include "render/inline_spans.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(inline_spans)

BOOST_AUTO_TEST_CASE(a_formula_has_no_blank_inside_and_no_letter_or_digit_outside) {
    BOOST_TEST(math_length("$x + y$ z", 0) == 7u);
    BOOST_TEST(math_length("$\\$x$", 0) == 5u);
    BOOST_TEST(math_length("$`a b`$", 0) == 7u);
    BOOST_TEST(math_length("$$ a $$", 0) == 7u);
    for (const char* text : {"$5 and $6", "$ x$", "$x $", "$5$6", "$HOME/$USER", "$", "$$", "$x"})
        BOOST_TEST(math_length(text, 0) == 0u, text);
    BOOST_TEST(math_length("US$5 $", 2) == 0u);
}

BOOST_AUTO_TEST_CASE(keys_are_words_joined_by_single_plus_signs) {
    BOOST_TEST(keys_length("++ctrl+alt+del++", 0) == 16u);
    BOOST_TEST(keys_length("++f1++.", 0) == 6u);
    for (const char* text : {"++i", "++a b++", "+++a++", "++a+++", "++a++b", "++++", "++a+", "+a+"})
        BOOST_TEST(keys_length(text, 0) == 0u, text);
    BOOST_TEST(keys_length("i++ + ++j", 1) == 0u);
}

BOOST_AUTO_TEST_CASE(a_shortcode_stands_between_colons) {
    BOOST_TEST(shortcode_length(":+1: x", 0) == 4u);
    BOOST_TEST(shortcode_length("::", 0) == 0u);
    BOOST_TEST(shortcode_length(": a:", 0) == 0u);
    BOOST_TEST(shortcode_length(":a", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(raised_text_has_no_blanks_and_single_marks) {
    BOOST_TEST(raised_length("~2~O", 0) == 3u);
    BOOST_TEST(raised_length("^a^", 0) == 3u);
    for (const char* text : {"~~x~~", "~a b~", "~", "~~", "~a~~"})
        BOOST_TEST(raised_length(text, 0) == 0u, text);
}

BOOST_AUTO_TEST_SUITE_END()
