#include "render/storage.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/render/rendering.hpp"

using namespace confsync::render;

namespace {

struct Pair {
    const char* what;
    const char* one;
    const char* other;
};

void check_equal(const Pair& pair) {
    BOOST_TEST(canonical(pair.one) == canonical(pair.other),
               pair.what << "\n  " << canonical(pair.one) << "\n  " << canonical(pair.other));
}

const Pair equal[] = {
    {"volatile attributes",
     "<p local-id=\"a\"><ac:structured-macro ac:name=\"x\" ac:schema-version=\"1\" "
     "ac:macro-id=\"m\" ac:local-id=\"l\" /></p>",
     "<p><ac:structured-macro ac:name=\"x\" /></p>"},
    {"version at save",
     "<ac:link><ri:page ri:content-title=\"T\" ri:version-at-save=\"3\" /></ac:link>",
     "<ac:link><ri:page ri:content-title=\"T\" /></ac:link>"},
    {"closing of empty elements", "<hr/><p>a<br/>b</p>", "<hr /><p>a<br />b</p>"},
    {"open and self-closed", "<td></td>", "<td />"},
    {"a single paragraph in an item", "<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"},
    {"a nested list behind it", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",
     "<ul><li>a<ul><li><p>b</p></li></ul></li></ul>"},
    {"a single paragraph in a cell", "<tr><th><p>a</p></th><td><p>b</p></td></tr>",
     "<tr><th>a</th><td>b</td></tr>"},
    {"a single paragraph in a task", "<ac:task-body><p>a</p></ac:task-body>",
     "<ac:task-body>a</ac:task-body>"},
    {"named entities", "<p>&mdash;&nbsp;&eacute;&rsquo;&hellip;</p>", "<p>—\u00a0é’…</p>"},
    {"numeric entities", "<p>&#8212;&#xa0;&#39;</p>", "<p>—\u00a0'</p>"},
    {"entities in attributes", "<a href=\"?a&amp;b=&eacute;\">x</a>", "<a href='?a&#38;b=é'>x</a>"},
    {"CDATA and text",
     "<ac:plain-text-body><![CDATA[a <b> ]]]]><![CDATA[>  c]]></ac:plain-text-body>",
     "<ac:plain-text-body>a &lt;b&gt; ]]&gt;  c</ac:plain-text-body>"},
    {"task uuid", "<ac:task><ac:task-id>1</ac:task-id><ac:task-uuid>u</ac:task-uuid></ac:task>",
     "<ac:task><ac:task-id>1</ac:task-id></ac:task>"},
    {"order of attributes", "<x b=\"1\" a=\"2\" />", "<x a=\"2\" b=\"1\" />"},
    {"order of parameters",
     "<ac:structured-macro ac:name=\"m\"><ac:parameter ac:name=\"b\">1</ac:parameter>"
     "<ac:parameter ac:name=\"a\">2</ac:parameter></ac:structured-macro>",
     "<ac:structured-macro ac:name=\"m\">\n<ac:parameter ac:name=\"a\">2</ac:parameter>\n"
     "<ac:parameter ac:name=\"b\">1</ac:parameter>\n</ac:structured-macro>"},
    {"empty paragraphs", "<p>a</p><p></p><p> </p><p /><p><br /></p><p>b</p>", "<p>a</p><p>b</p>"},
    {"cursor paragraphs", "<p class=\"auto-cursor-target\"><br /></p><hr />", "<hr />"},
    {"cursor class", "<p class=\"auto-cursor-target\">a</p>", "<p>a</p>"},
    {"comments", "<p>a<!-- c -->b</p><!-- d -->", "<p>ab</p>"},
    {"comment markers",
     "<p>a <ac:inline-comment-marker ac:ref=\"r\">b <em>c</em>"
     "</ac:inline-comment-marker> d</p>",
     "<p>a b <em>c</em> d</p>"},
    {"white space between blocks",
     "<p>a</p>\n\n<ac:image><ri:url ri:value=\"u\" /></ac:image>\n<p>b</p>",
     "<p>a</p><ac:image>\n<ri:url ri:value=\"u\" /></ac:image><p>b</p>"},
    {"white space in text", "<p> a\n  b </p>", "<p>a b</p>"},
    {"two macros", "<ac:structured-macro ac:name=\"a\" />\n<ac:structured-macro ac:name=\"b\" />",
     "<ac:structured-macro ac:name=\"a\" /><ac:structured-macro ac:name=\"b\" />"},
    {"equal marks", "<p><b>a</b><i>b</i><ins>c</ins><s>d</s></p>",
     "<p><strong>a</strong><em>b</em><u>c</u><del>d</del></p>"},
    {"struck spans", "<p><span style=\"text-decoration: line-through;\">a</span></p>",
     "<p><del>a</del></p>"},
    {"default colours", "<p><span style=\"color: rgb(0,0,0);\">a</span><span>b</span></p>",
     "<p>ab</p>"},
    {"start of a list", "<ol start=\"1\"><li>a</li></ol>", "<ol><li>a</li></ol>"},
    {"spans of one cell", "<td colspan=\"1\" rowspan=\"1\">a</td>", "<td>a</td>"},
    {"fallbacks",
     "<ac:adf-extension><ac:adf-content><p>a</p></ac:adf-content><ac:adf-fallback>"
     "<p>a</p></ac:adf-fallback></ac:adf-extension>",
     "<ac:adf-extension><ac:adf-content><p>a</p></ac:adf-content></ac:adf-extension>"},
    {"styles", "<p style=\"color:#FF0000;margin-left:30px\">a</p>",
     "<p style=\"color: rgb(255, 0, 0); margin-left: 30.0px;\">a</p>"},
    {"line ends of code", "<ac:plain-text-body><![CDATA[a\r\nb]]></ac:plain-text-body>",
     "<ac:plain-text-body><![CDATA[a\nb]]></ac:plain-text-body>"},
    {"content wrappers", "<td><div class=\"content-wrapper\"><p>a</p></div></td>", "<td>a</td>"},
    {"trailing breaks", "<p>a<br /></p>", "<p>a</p>"},
};

const Pair different[] = {
    {"text", "<p>a</p>", "<p>b</p>"},
    {"space between words", "<p>a <em>b</em></p>", "<p>a<em>b</em></p>"},
    {"no-break space", "<p>a b</p>", "<p>a\u00a0b</p>"},
    {"blanks of code", "<ac:plain-text-body>a  b</ac:plain-text-body>",
     "<ac:plain-text-body>a b</ac:plain-text-body>"},
    {"an address", "<a href=\"a\">x</a>", "<a href=\"b\">x</a>"},
    {"paragraphs", "<p>a</p><p>b</p>", "<p>a b</p>"},
    {"two paragraphs of an item", "<li><p>a</p><p>b</p></li>", "<li>a b</li>"},
    {"a macro's parameter",
     "<ac:structured-macro ac:name=\"m\"><ac:parameter ac:name=\"a\">1"
     "</ac:parameter></ac:structured-macro>",
     "<ac:structured-macro ac:name=\"m\" />"},
    {"a title", "<ac:link><ri:page ri:content-title=\"A\" /></ac:link>",
     "<ac:link><ri:page ri:content-title=\"B\" /></ac:link>"},
    {"the state of a task", "<ac:task-status>complete</ac:task-status>",
     "<ac:task-status>incomplete</ac:task-status>"},
    {"an alignment", "<p style=\"text-align: center;\">a</p>", "<p>a</p>"},
    {"the start of a list", "<ol start=\"2\"><li>a</li></ol>", "<ol><li>a</li></ol>"},
    {"a layout", "<table data-layout=\"wide\"><tr><td>a</td></tr></table>",
     "<table data-layout=\"default\"><tr><td>a</td></tr></table>"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(storage)

BOOST_AUTO_TEST_CASE(what_the_server_adds_or_spells_otherwise_is_no_difference) {
    for (const Pair& pair : equal) check_equal(pair);
}

BOOST_AUTO_TEST_CASE(what_a_reader_would_see_is_a_difference) {
    for (const Pair& pair : different)
        BOOST_TEST(canonical(pair.one) != canonical(pair.other), pair.what);
}

BOOST_AUTO_TEST_CASE(the_canonical_form_is_its_own_canonical_form) {
    for (const Pair& pair : equal) {
        const std::string form = canonical(pair.one);
        BOOST_TEST(canonical(form) == form, pair.what);
        BOOST_TEST(test::fault_of(form) == "", pair.what);
    }
}

BOOST_AUTO_TEST_CASE(text_that_does_not_parse_is_its_own_canonical_form) {
    for (const char* text : {"<p>a", "a</p>", "<a><b></a></b>", "<p", "<a b=c>x</a>"})
        BOOST_TEST(canonical(text) == text);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<p>";
    BOOST_TEST(canonical(deep) == deep);
    for (int i = 0; i < 100'000; ++i) deep += "</p>";
    BOOST_TEST(canonical(deep) == deep);
    BOOST_TEST(visible_text(deep) == deep);
}

BOOST_AUTO_TEST_CASE(names_the_server_does_not_know_stay_as_they_are) {
    BOOST_TEST(canonical("<p>&check; &lt;&unknown; & &#xZ; &;</p>") ==
               "<p>&amp;check; &lt;&amp;unknown; &amp; &amp;#xZ; &amp;;</p>");
}

BOOST_AUTO_TEST_CASE(visible_text_is_what_a_reader_sees_one_block_a_line) {
    BOOST_TEST(
        visible_text("<h1>T&amp;t</h1><p>a <em>b</em><br />c</p><ul><li><p>d</p><ul><li>e</li>"
                     "</ul></li></ul>") == "T&t\na b c\nd\ne\n");
    BOOST_TEST(
        visible_text("<ac:structured-macro ac:name=\"code\"><ac:parameter ac:name=\"language\">"
                     "c</ac:parameter><ac:plain-text-body><![CDATA[x  <y>\n z]]>"
                     "</ac:plain-text-body></ac:structured-macro>") == "x  <y>\n z\n");
    BOOST_TEST(
        visible_text("<p><ac:link><ri:page ri:content-title=\"T\" /></ac:link> and "
                     "<ac:link><ri:page ri:content-title=\"T\" /><ac:link-body>b</ac:link-body>"
                     "</ac:link></p>") == "T and b\n");
    BOOST_TEST(visible_text("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
