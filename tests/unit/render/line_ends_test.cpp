#include "render/line_ends.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(line_ends)

BOOST_AUTO_TEST_CASE(only_scripts_without_blanks_join) {
    BOOST_TEST(joins_lines("漢", "字"));
    BOOST_TEST(joins_lines("です。", "ア"));
    BOOST_TEST(!joins_lines("漢", "a"));
    BOOST_TEST(!joins_lines("a", "字"));
    BOOST_TEST(!joins_lines("한국어", "문장"));
    BOOST_TEST(!joins_lines("", "字"));
    BOOST_TEST(!joins_lines("字", ""));
}

BOOST_AUTO_TEST_SUITE_END()
