#include "render/emoji.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(emoji)

BOOST_AUTO_TEST_CASE(names_are_found_wherever_they_stand_in_the_table) {
    BOOST_TEST(emoji_named("+1") == "👍");
    BOOST_TEST(emoji_named("-1") == "👎");
    BOOST_TEST(emoji_named("1234") == "🔢");
    BOOST_TEST(emoji_named("one") == "1️⃣");
    BOOST_TEST(emoji_named("tada") == "🎉");
    BOOST_TEST(emoji_named("white_check_mark") == "✅");
    BOOST_TEST(emoji_named("warning") == "⚠️");
    BOOST_TEST(emoji_named("us") == "🇺🇸");
    BOOST_TEST(emoji_named("zzz") == "💤");
}

BOOST_AUTO_TEST_CASE(other_words_name_none) {
    for (const char* name : {"", "a b", "tad", "tadaa", "🎉", "~", "zzzz", "Tada", "\n"})
        BOOST_TEST(emoji_named(name) == "", name);
}

BOOST_AUTO_TEST_SUITE_END()
