#include "sandbox/strict_xml.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::sandbox;

namespace {

std::string fault_of(std::string_view body) {
    const auto fault = judge_storage(body);
    return fault ? fault->message : "accepted";
}

bool refused(std::string_view body) { return judge_storage(body).has_value(); }

bool says(std::string_view body, std::string_view words) {
    return fault_of(body).find(words) != std::string::npos;
}

std::string nested(std::size_t depth) {
    std::string open;
    std::string close;
    for (std::size_t i = 0; i < depth; ++i) {
        open += "<div>";
        close += "</div>";
    }
    return open + close;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(strict_xml)

BOOST_AUTO_TEST_CASE(what_people_write_is_accepted) {
    BOOST_TEST(fault_of("") == "accepted");
    BOOST_TEST(fault_of("bare text") == "accepted");
    BOOST_TEST(fault_of("<h1>A</h1>\n<p>b &mdash; &amp; &#160;&nbsp;&hearts; 😄</p>") == "accepted");
    BOOST_TEST(fault_of("<ac:link ac:anchor=\"x\"><ri:page ri:content-title=\"T\" />"
                        "<ac:plain-text-link-body><![CDATA[a < b]]></ac:plain-text-link-body>"
                        "</ac:link>") == "accepted");
    BOOST_TEST(fault_of("<p data-x=\"1\"><unknown-one /></p><!-- note -->") == "accepted");
}

BOOST_AUTO_TEST_CASE(quirk_83_crossed_and_unclosed_tags_are_refused_with_row_and_column) {
    BOOST_TEST(fault_of("<p>a<br></p>") ==
               "Error parsing xhtml: Unexpected close tag </p>; expected </br>.\n"
               " at [row,col {unknown-source}]: [1,9]");
    const auto second_line = judge_storage("<p>a</p>\n</br>");
    BOOST_REQUIRE(second_line.has_value());
    BOOST_TEST(second_line->row == 2);
    BOOST_TEST(second_line->column == 1);
    BOOST_TEST(says("<p>never closed", "Unexpected close tag </xml>; expected </p>."));
    BOOST_TEST(says("<b><i>x</b></i>", "expected </i>"));
    BOOST_TEST(refused("<Hello>"));
}

BOOST_AUTO_TEST_CASE(quirk_83_unknown_entities_and_bare_ampersands_are_refused) {
    BOOST_TEST(says("<p>&foo;</p>", "Undeclared general entity \"foo\""));
    BOOST_TEST(says("<p>&check;</p>", "Undeclared general entity \"check\""));
    BOOST_TEST(refused("<p>a & b</p>"));
    BOOST_TEST(refused("<p>a &b c</p>"));
    BOOST_TEST(refused("<p title=\"a & b\" />"));
}

BOOST_AUTO_TEST_CASE(quirk_83_valueless_and_double_attributes_are_refused) {
    BOOST_TEST(refused("<input checked />"));
    BOOST_TEST(refused("<p class=x>a</p>"));
    BOOST_TEST(says("<p class=\"a\" class=\"b\" />", "Duplicate attribute"));
}

BOOST_AUTO_TEST_CASE(quirk_78_the_end_of_cdata_is_refused_in_text) {
    BOOST_TEST(says("<p>a ]]> b</p>", "String ']]>' not allowed in textual content"));
    BOOST_TEST(refused("<ac:plain-text-body><![CDATA[never closed</ac:plain-text-body>"));
}

BOOST_AUTO_TEST_CASE(control_characters_are_refused_also_as_references) {
    BOOST_TEST(refused("<p>\x1b</p>"));
    BOOST_TEST(refused("<p>&#x1B;</p>"));
    BOOST_TEST(refused("<p>&#0;</p>"));
    BOOST_TEST(refused("<p>\uffff</p>"));
    BOOST_TEST(refused("<![CDATA[\x01]]>"));
    BOOST_TEST(says("<p>\xc3\x28</p>", "Invalid UTF-8"));
    BOOST_TEST(fault_of("<p>\t\n\r</p>") == "accepted");
}

BOOST_AUTO_TEST_CASE(declarations_and_instructions_are_refused) {
    BOOST_TEST(refused("<!DOCTYPE p [<!ENTITY x \"y\">]><p>&x;</p>"));
    BOOST_TEST(refused("<?xml version=\"1.0\"?><p />"));
    BOOST_TEST(says("<p><?php x ?></p>", "Processing instruction 'php'"));
    BOOST_TEST(refused("<p xmlns:ac=\"http://x\" />"));
    BOOST_TEST(says("<foo:bar />", "Undeclared namespace prefix \"foo\""));
    BOOST_TEST(refused("</xml><xml>"));
}

BOOST_AUTO_TEST_CASE(depth_and_size_have_limits) {
    BOOST_TEST(!refused(nested(max_body_depth)));
    BOOST_TEST(says(nested(max_body_depth + 1), "nested too deeply"));
    BOOST_TEST(refused(nested(100'000)));
    BOOST_TEST(says(std::string(max_body_bytes + 1, 'a'), "too large"));
}

BOOST_AUTO_TEST_CASE(many_entities_stay_cheap) {
    std::string body;
    for (int i = 0; i < 200'000; ++i) body += "&mdash;";
    BOOST_TEST(fault_of(body) == "accepted");
}

BOOST_AUTO_TEST_CASE(the_tree_holds_decoded_text_and_names_with_prefixes) {
    const XmlNode root = parse_storage("<p ac:x=\"&lt;&eacute;\">a&nbsp;<![CDATA[<]]>b</p>");
    BOOST_REQUIRE(root.children.size() == 1u);
    const XmlNode& paragraph = root.children[0];
    BOOST_TEST(paragraph.attribute("ac:x").value() == "<é");
    BOOST_TEST(text_of(paragraph) == "a\u00a0<b");
    BOOST_TEST(write_xml(root) == "<p ac:x=\"&lt;é\">a&nbsp;<![CDATA[<]]>b</p>");
}

BOOST_AUTO_TEST_CASE(an_adf_extension_keeps_its_bytes) {
    const std::string island = "<ac:adf-extension><x  a='1'/>&mdash;</ac:adf-extension>";
    BOOST_TEST(write_xml(parse_storage("<p />ä" + island + "<hr/>")) ==
               "<p />ä" + island + "<hr />");
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_body_is_judged) {
    const std::string body = "<p a=\"1\">ü&amp;</p><![CDATA[x]]><!-- c --><br />]]>";
    const std::set<std::size_t> accepted_lengths = {0, 20, 33, 43, 49, 50, 51};
    for (std::size_t length = 0; length <= body.size(); ++length)
        BOOST_TEST(accepted_lengths.contains(length) == !refused(body.substr(0, length)), length);
}

BOOST_AUTO_TEST_CASE(a_refused_body_has_no_tree) { BOOST_CHECK_THROW(parse_storage("<p>"), Error); }

BOOST_AUTO_TEST_SUITE_END()
