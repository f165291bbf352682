#include "render/alert_word.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(alert_words)

BOOST_AUTO_TEST_CASE(every_tool_has_its_names_for_five_kinds) {
    BOOST_TEST(alert_word("note") == "note");
    BOOST_TEST(alert_word("info") == "note");
    BOOST_TEST(alert_word("hint") == "tip");
    BOOST_TEST(alert_word("danger") == "caution");
    BOOST_TEST(alert_word("attention") == "warning");
    BOOST_TEST(alert_word("important") == "important");
    BOOST_TEST(alert_word("details") == "expand");
}

BOOST_AUTO_TEST_CASE(other_words_name_none) {
    BOOST_TEST(alert_word("") == "");
    BOOST_TEST(alert_word("notes") == "");
    BOOST_TEST(alert_word("edition-2024") == "");
}

BOOST_AUTO_TEST_SUITE_END()
