#include "render/html_scan.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace confsync::render;

namespace {

/// "text:a opening:b attribute=value" and so on, piece by piece.
std::string scanned(std::string_view html) {
    constexpr std::string_view kinds[] = {"text", "opening", "closing", "comment", "declaration"};
    std::string told;
    for (const HtmlPiece& piece : scan_html(html)) {
        if (!told.empty()) told += " | ";
        told += kinds[static_cast<std::size_t>(piece.kind)];
        told += ' ';
        told += piece.name.empty() ? std::string(piece.source) : piece.name;
        for (const auto& [name, value] : piece.attributes)
            told += " " + name + "=" + std::string(value);
        if (piece.closes_itself) told += " /";
    }
    return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_scan)

BOOST_AUTO_TEST_CASE(tags_text_and_comments_are_told_apart) {
    BOOST_TEST(scanned("a<B>b</b >c<!-- <i> --><br/>") ==
               "text a | opening b | text b | closing b | text c | comment <!-- <i> --> | "
               "opening br /");
    BOOST_TEST(scanned("<!DOCTYPE x><?php y ?>") ==
               "declaration <!DOCTYPE x> | declaration <?php y ?>");
}

BOOST_AUTO_TEST_CASE(attributes_come_with_and_without_quotes) {
    BOOST_TEST(scanned("<a HREF=\"x>y\" b='c' d = e f g=h/>") ==
               "opening a href=x>y b=c d=e f= g=h/");
    BOOST_TEST(scanned("<a x=1 x=2>") == "opening a x=1");
    BOOST_TEST(scanned("<a =\">b") == "opening a =\"= | text b");
}

BOOST_AUTO_TEST_CASE(a_lone_angle_bracket_is_text) {
    BOOST_TEST(scanned("1 < 2 <3 <-- x") == "text 1  | text < 2  | text <3  | text <-- x");
    BOOST_TEST(scanned("<b never ends") == "text <b never ends");
}

BOOST_AUTO_TEST_CASE(pieces_leave_no_gaps) {
    const std::string html = "x<a b='c'>d</a><!-- e --><!f><g <h>i<";
    std::string joined;
    for (const HtmlPiece& piece : scan_html(html)) joined += piece.source;
    BOOST_TEST(joined == html);
}

BOOST_AUTO_TEST_SUITE_END()
