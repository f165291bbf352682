#include "render/escape.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

namespace {

template <class Append>
std::string with(Append append, std::string_view text) {
    std::string out;
    append(out, text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(escape)

BOOST_AUTO_TEST_CASE(text_keeps_everything_but_markup_and_line_ends) {
    BOOST_TEST(with(append_text, "a<b>&\"'c\td") == "a&lt;b&gt;&amp;\"'c\td");
    BOOST_TEST(with(append_text, "a\r\nb\nc\rd") == "a b c d");
    BOOST_TEST(with(append_text, "]]>") == "]]&gt;");
}

BOOST_AUTO_TEST_CASE(an_attribute_holds_no_quote_and_no_line_end) {
    BOOST_TEST(with(append_attribute, "a\"b<c>&\n\td'") == "a&quot;b&lt;c&gt;&amp;  d'");
}

BOOST_AUTO_TEST_CASE(cdata_is_split_where_it_would_end) {
    BOOST_TEST(with(append_cdata, "a]]>b]]>") == "<![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]>");
    BOOST_TEST(with(append_cdata, "<&>\r\n\tx") == "<![CDATA[<&>\n\tx]]>");
}

BOOST_AUTO_TEST_CASE(an_address_keeps_what_is_encoded_and_encodes_what_no_url_holds) {
    BOOST_TEST(with(append_url, "http://a/ä%20b c?d=e&f=\"<>#g") ==
               "http://a/ä%20b%20c?d=e&amp;f=%22%3C%3E#g");
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_replaced_everywhere) {
    const std::string bad("\x01\x1f\0\xEF\xBF\xBE\xEF\xBF\xBF", 9);
    const std::string replaced = "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";
    BOOST_TEST(with(append_text, bad) == replaced);
    BOOST_TEST(with(append_attribute, bad) == replaced);
    BOOST_TEST(with(append_cdata, bad) == "<![CDATA[" + replaced + "]]>");
    BOOST_TEST(has_illegal_character("a\x02"));
    BOOST_TEST(!has_illegal_character("a\t\r\n\uFFFD\uFEFF\U0001F680"));
}

BOOST_AUTO_TEST_CASE(an_illegal_character_is_found_wherever_it_stands) {
    for (std::size_t length = 1; length < 40; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'x');
            BOOST_TEST(!has_illegal_character(text));
            text[at] = '\n';
            BOOST_TEST(!has_illegal_character(text));
            text[at] = '\x1b';
            BOOST_TEST(has_illegal_character(text));
            text.replace(at, 1, "\xEF\xBF\xBE");
            BOOST_TEST(has_illegal_character(text));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
