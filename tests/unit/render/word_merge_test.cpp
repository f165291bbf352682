#include "render/word_merge.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

namespace {

std::string merged(const std::string& base, const std::string& ours, const std::string& theirs) {
    return merged_words(base, ours, theirs, Style());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_merge)

BOOST_AUTO_TEST_CASE(words_that_did_not_change_keep_their_signs_and_line_ends) {
    BOOST_TEST(merged("a *b* c d", "a _b_\nc d", "a *b* c e") == "a _b_\nc e");
    BOOST_TEST(merged("a *b* c d", "a _b_\nc d", "a *x* c d") == "a _x_\nc d");
    BOOST_TEST(merged("a b c", "a\nb\nc", "a c") == "a\nc");
    BOOST_TEST(merged("a c", "> a\n> c", "a b c") == "> a b\n> c");
}

BOOST_AUTO_TEST_CASE(words_at_the_ends_are_found) {
    BOOST_TEST(merged("a b", "a  b", "x b") == "x  b");
    BOOST_TEST(merged("a b", "a  b", "a x") == "a  x");
    BOOST_TEST(merged("a", "a", "a b") == "a b");
    BOOST_TEST(merged("a", "a", "b a") == "b a");
    BOOST_TEST(merged("", "", "a") == "a");
    BOOST_TEST(merged("a", "a", "") == "");
}

BOOST_AUTO_TEST_CASE(a_change_beside_what_the_author_spells_otherwise_takes_it_along) {
    BOOST_TEST(merged("see [a](b) now", "see [a][r] now", "see [a](c) now") == "see [a](c) now");
    BOOST_TEST(merged("see [a](b) now", "see [a][r] now", "look [a](b) now") == "look [a][r] now");
}

BOOST_AUTO_TEST_CASE(ends_of_paragraphs_are_words) {
    BOOST_TEST(merged("a\n\nb", "a\n\n\nb", "a\n\nc") == "a\n\n\nc");
    BOOST_TEST(merged("a\n\nb", "a\n\n\nb", "a b") == "a b");
}

BOOST_AUTO_TEST_SUITE_END()
