#include "render/html_values.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(html_values)

BOOST_AUTO_TEST_CASE(colours_come_out_as_the_server_writes_them) {
    BOOST_TEST(rgb_colour("red") == "rgb(255,0,0)");
    BOOST_TEST(rgb_colour(" #0aF ") == "rgb(0,170,255)");
    BOOST_TEST(rgb_colour("RGB( 1, 2 ,3)") == "rgb(1,2,3)");
    BOOST_TEST(hex_colour("rgb(222,235,255)") == "#deebff");
    for (const char* css : {"", "var(--x)", "#12", "rgb(1,2)", "rgb(1,2,300)", "nocolour", "#ggg"})
        BOOST_TEST(rgb_colour(css) == "", css);
}

BOOST_AUTO_TEST_CASE(sizes_are_pixels_or_shares) {
    BOOST_TEST(pixels("400") == 400);
    BOOST_TEST(pixels(" 400.5px ") == 400);
    BOOST_TEST(pixels("50%", 760) == 380);
    for (const char* size : {"", "auto", "-4", "0", "3em", "99999", "50%"})
        BOOST_TEST(pixels(size) == 0, size);
}

BOOST_AUTO_TEST_CASE(a_style_is_read_by_property) {
    BOOST_TEST(style_value("a: b; Color : red ;c", "color") == "red");
    BOOST_TEST(style_value("background-color: x", "color") == "");
}

BOOST_AUTO_TEST_CASE(anchors_are_named_without_blanks_and_signs) {
    BOOST_TEST(is_anchor_name("a-b_c.1"));
    BOOST_TEST(is_anchor_name("größe"));
    BOOST_TEST(!is_anchor_name(""));
    BOOST_TEST(!is_anchor_name("a b"));
    BOOST_TEST(!is_anchor_name("a(b)"));
}

BOOST_AUTO_TEST_SUITE_END()
