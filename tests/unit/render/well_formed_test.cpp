#include "render/well_formed.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "unit/render/rendering.hpp"

using namespace confsync::render;

namespace {

std::string message(std::string_view text) {
    const auto fault = xml_fault(text);
    return fault ? fault->message : "";
}

/// Pieces whose sequences are sometimes well-formed.
const std::vector<std::string> pieces{"<p>",
                                      "</p>",
                                      "<ac:x>",
                                      "</ac:x>",
                                      "<br/>",
                                      "<br />",
                                      "text",
                                      "&amp;",
                                      "&#65;",
                                      "&",
                                      "<",
                                      ">",
                                      "]]>",
                                      "\"",
                                      "<![CDATA[",
                                      "<!--",
                                      "-->",
                                      "--",
                                      " a=\"1\"",
                                      "<p a='b'>",
                                      "<p a=\"<\">",
                                      "&#1;",
                                      "é",
                                      "<p a=\"1\" a=\"2\">",
                                      "<ri:page ri:content-title=\"&lt;\" />",
                                      "</p >",
                                      "<p",
                                      "/>"};

}  // namespace

BOOST_AUTO_TEST_SUITE(well_formed)

BOOST_AUTO_TEST_CASE(storage_format_is) {
    BOOST_TEST(message("") == "");
    BOOST_TEST(message("<p>a &amp; b &nbsp; &#160; ></p>text<br/><hr />") == "");
    BOOST_TEST(message("<ac:link ac:anchor='x'><ri:page\n ri:content-title=\"T\"/></ac:link>") ==
               "");
    BOOST_TEST(message("<!-- a - b --><p><![CDATA[a ]] <b> & ]]></p>") == "");
}

BOOST_AUTO_TEST_CASE(faults_are_named_at_their_place) {
    BOOST_TEST(message("<p>") == "<p> is never closed");
    BOOST_TEST(message("<p><b></p>") == "</p> where </b> is due");
    BOOST_TEST(message("</p>") == "</p> closes nothing");
    BOOST_TEST(message("<p>&foo;</p>") == "& starts no reference the server knows; write &amp;");
    BOOST_TEST(message("<p a=\"1\" a=\"2\"/>") == "the attribute a stands twice");
    BOOST_TEST(message("<p a/>") == "the attribute a is not written as name=\"value\"");
    BOOST_TEST(message("<x:p/>") == "<x:p> has a prefix nobody knows");
    BOOST_TEST(message("<p xmlns=\"x\"/>") ==
               "the attribute xmlns is not written as name=\"value\"");
    BOOST_TEST(message("a ]]> b") == "]]> cannot stand in text");
    BOOST_TEST(message("<?xml version=\"1.0\"?>") == "a declaration cannot stand in a page");
    BOOST_TEST(xml_fault("<p>\n  <b>x</p>")->offset == 10u);
}

BOOST_AUTO_TEST_CASE(a_strict_parser_says_the_same) {
    std::mt19937 random(7);
    int sound = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const auto length = random() % 6;
        for (unsigned i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
        const bool is_sound = !xml_fault(text);
        sound += is_sound ? 1 : 0;
        BOOST_TEST_REQUIRE((test::fault_of(text).empty()) == is_sound,
                           text << " | " << message(text) << " | " << test::fault_of(text));
    }
    BOOST_TEST(sound > 500);
}

BOOST_AUTO_TEST_CASE(nesting_without_end_takes_no_stack) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<p>";
    BOOST_TEST(message(deep) == "<p> is never closed");
}

BOOST_AUTO_TEST_CASE(well_formed_pieces_have_no_fault) {
    for (const char* xml :
         {"", "text &amp; &nbsp; &#160;", "<ac:emoticon ac:name=\"tick\" />", "<p>a<br/>b</p>",
          "<a href='x'>y</a>", "<ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body>",
          "<b>a</b> <i>b</i >"})
        BOOST_TEST(!xml_fault(xml), xml);
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_has_one) {
    for (const char* xml : {"<b>",
                            "</b>",
                            "<b></i>",
                            "a & b",
                            "&check;",
                            "&foo",
                            "<b a>x</b>",
                            "<b a=1>x</b>",
                            "<b a='1' a='2'>x</b>",
                            "<b a='<'>x</b>",
                            "]]>",
                            "<?x?>",
                            "<x:y />",
                            "<1/>",
                            "<b a='1'b='2'/>",
                            "<p><![CDATA[x</p>",
                            "a\x01",
                            "&#1;",
                            "<b xmlns='x'/>",
                            "< b/>"})
        BOOST_TEST(xml_fault(xml).has_value(), xml);
}

BOOST_AUTO_TEST_SUITE_END()
