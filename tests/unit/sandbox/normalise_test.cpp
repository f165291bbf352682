#include "sandbox/normalise.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "sandbox/strict_xml.hpp"

using namespace confsync;
using namespace confsync::sandbox;

namespace {

std::string stored(std::string_view body) {
    IdSource ids("test");
    return normalise(body, ids);
}

std::string saved(std::string_view body) {
    IdSource ids("test");
    return editor_save(body, ids);
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(normalising)

BOOST_AUTO_TEST_CASE(quirk_72_empty_elements_gain_a_space) {
    BOOST_TEST(stored("<p>a<br/>b</p><hr/><col style=\"width: 1.0px;\"/>") ==
               "<p>a<br />b</p><hr /><col style=\"width: 1.0px;\" />");
    BOOST_TEST(stored("<p></p>") == "<p />");
}

BOOST_AUTO_TEST_CASE(quirk_73_macros_gain_version_and_id_in_order) {
    IdSource ids("test");
    const std::string id = IdSource("test").uuid();
    BOOST_TEST(normalise("<ac:structured-macro data-layout=\"wide\" ac:name=\"toc\" />", ids) ==
               "<ac:structured-macro ac:name=\"toc\" ac:schema-version=\"1\" ac:macro-id=\"" + id +
                   "\" data-layout=\"wide\" />");
    BOOST_TEST(normalise("<ac:structured-macro ac:name=\"toc\" />", ids) !=
               stored("<ac:structured-macro ac:name=\"toc\" />"));
}

BOOST_AUTO_TEST_CASE(quirk_73_sent_ids_are_kept) {
    const std::string sent =
        "<ac:structured-macro ac:name=\"children\" ac:schema-version=\"2\" "
        "ac:macro-id=\"mine\" />";
    BOOST_TEST(stored(sent) == sent);
}

BOOST_AUTO_TEST_CASE(quirk_74_only_the_editor_adds_local_ids) {
    const std::string body = "<h1>A</h1><p>b</p><table><tbody><tr><td>c</td></tr></tbody></table>";
    BOOST_TEST(!holds(stored(body), "local-id"));
    const std::string edited = saved(body);
    BOOST_TEST(holds(edited, "<h1 local-id=\""));
    BOOST_TEST(holds(edited, "<p local-id=\""));
    BOOST_TEST(holds(edited, "<td ac:local-id=\""));
    BOOST_TEST(holds(edited, "data-table-width=\"760\""));
}

BOOST_AUTO_TEST_CASE(quirk_75_only_the_start_alignment_is_emptied) {
    BOOST_TEST(stored("<p style=\"text-align: start;\">a</p>") == "<p style=\"\">a</p>");
    for (const char* kept :
         {"<p style=\"text-align: left;\">a</p>", "<p style=\"text-align: justify;\">a</p>",
          "<p align=\"\">a</p>", "<table data-layout=\"odd\"><tbody /></table>"})
        BOOST_TEST(stored(kept) == kept);
}

BOOST_AUTO_TEST_CASE(quirk_76_the_editor_turns_a_panel_title_into_a_bold_paragraph) {
    const std::string edited = saved(
        "<ac:structured-macro ac:name=\"info\"><ac:parameter ac:name=\"title\">T &amp; U"
        "</ac:parameter><ac:rich-text-body><p>x</p></ac:rich-text-body>"
        "</ac:structured-macro>");
    BOOST_TEST(!holds(edited, "ac:parameter"));
    BOOST_TEST(holds(edited, "\"><strong>T &amp; U</strong></p><p local-id=\""));
    BOOST_TEST(holds(edited, "ac:name=\"info\""));
}

BOOST_AUTO_TEST_CASE(quirk_76_a_purple_panel_gains_a_fallback_in_the_editor_only) {
    const std::string panel =
        "<ac:adf-extension><ac:adf-node type=\"panel\"><ac:adf-attribute key=\"panel-type\">note"
        "</ac:adf-attribute><ac:adf-content><p>x</p></ac:adf-content></ac:adf-node>"
        "</ac:adf-extension>";
    BOOST_TEST(stored(panel) == panel);
    BOOST_TEST(holds(saved(panel), "<ac:adf-fallback><div class=\"panel\">"));
    BOOST_TEST(saved(saved(panel)) == saved(panel));
}

BOOST_AUTO_TEST_CASE(quirk_76_an_adf_panel_with_a_macro_of_its_own_becomes_it_in_the_editor) {
    BOOST_TEST(holds(saved("<ac:adf-extension><ac:adf-node type=\"panel\"><ac:adf-attribute "
                           "key=\"panel-type\">success</ac:adf-attribute><ac:adf-content><p>x</p>"
                           "</ac:adf-content></ac:adf-node></ac:adf-extension>"),
                     "ac:name=\"tip\""));
}

BOOST_AUTO_TEST_CASE(quirk_77_an_adf_extension_is_stored_byte_for_byte) {
    const std::string island =
        "<ac:adf-extension><ac:adf-node  type='x'/><!-- c --><b>&mdash;</b>"
        "</ac:adf-extension>";
    BOOST_TEST(stored("<p>a</p>" + island) == "<p>a</p>" + island);
}

BOOST_AUTO_TEST_CASE(quirk_78_comments_go_and_cdata_stays) {
    BOOST_TEST(stored("<p>a <!-- note --> b</p>") == "<p>a  b</p>");
    const std::string code =
        "<ac:plain-text-body><![CDATA[<b> & ]]]]><![CDATA[> x\n]]>"
        "</ac:plain-text-body>";
    BOOST_TEST(text_of(parse_storage(stored(code))) == "<b> & ]]> x\n");
}

BOOST_AUTO_TEST_CASE(quirk_79_entities_come_back_as_characters_and_the_reverse) {
    BOOST_TEST(stored("<p>a&mdash;&eacute;&#8217;&quot;&nbsp;\u00a0</p>") ==
               "<p>a—é’\"&nbsp;&nbsp;</p>");
}

BOOST_AUTO_TEST_CASE(quirk_80_resources_gain_versions_and_tasks_ids) {
    BOOST_TEST(stored("<ac:link><ri:page ri:content-title=\"T\" /></ac:link>") ==
               "<ac:link><ri:page ri:content-title=\"T\" ri:version-at-save=\"1\" /></ac:link>");
    const std::string tasks = stored(
        "<ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>complete"
        "</ac:task-status><ac:task-body>a</ac:task-body></ac:task><ac:task><ac:task-status>"
        "incomplete</ac:task-status><ac:task-body>b</ac:task-body></ac:task></ac:task-list>");
    BOOST_TEST(holds(tasks, "<ac:task-id>7</ac:task-id><ac:task-uuid>"));
    BOOST_TEST(holds(tasks, "<ac:task-id>8</ac:task-id><ac:task-uuid>"));
}

BOOST_AUTO_TEST_CASE(quirk_85_a_plain_body_comes_back_byte_for_byte) {
    const std::string body = "<h1>Title</h1>\n<p>One <em>two</em> &amp; \"three\".</p>\n";
    BOOST_TEST(stored(body) == body);
}

BOOST_AUTO_TEST_CASE(marks_and_styles_get_one_spelling) {
    BOOST_TEST(stored("<b>a</b><i>b</i><ins>c</ins><s>d</s>") ==
               "<strong>a</strong><em>b</em><u>c</u><s>d</s>");
    BOOST_TEST(stored("<span style=\"color: #FF5630; margin-left: 30px\">a</span>") ==
               "<span style=\"color: rgb(255,86,48); margin-left: 30.0px\">a</span>");
    BOOST_TEST(stored("<span style=\"color: #fff; width: 20.5px; x: 1.5\">a</span>") ==
               "<span style=\"color: rgb(255,255,255); width: 20.5px; x: 1.5\">a</span>");
}

BOOST_AUTO_TEST_CASE(what_cloud_has_no_slot_for_is_dropped) {
    BOOST_TEST(stored("<h2 id=\"x\">a</h2><p id=\"y\">b</p>") == "<h2>a</h2><p id=\"y\">b</p>");
    BOOST_TEST(stored("<ac:parameter ac:name=\"t\">foo <em>bar</em></ac:parameter>") ==
               "<ac:parameter ac:name=\"t\">foo </ac:parameter>");
}

BOOST_AUTO_TEST_CASE(a_refused_body_is_not_normalised) { BOOST_CHECK_THROW(stored("<p>"), Error); }

BOOST_AUTO_TEST_CASE(what_is_stored_passes_the_judge_and_is_stored_unchanged) {
    const std::string pieces[] = {
        "<p>a &lt; b &gt; c &amp; \" ' &#13; &#160;</p>",
        "<!-- c -->",
        "text",
        "<b/>",
        "<p title=\"&quot;&lt;&#10;&#9;&gt;\">x</p>",
        "<![CDATA[a]]]]><![CDATA[>b]]>",
        "<ac:structured-macro ac:name=\"x\"><ac:parameter ac:name=\"\">p<i>q</i></ac:parameter>"
        "<ac:rich-text-body><i>r</i><!-- d --></ac:rich-text-body></ac:structured-macro>",
        "<ac:task-list><ac:task><ac:task-body /></ac:task></ac:task-list>",
        "<ac:adf-extension><x/></ac:adf-extension>",
        "<ol><li>a<ul><li>b</li></ul></li></ol>",
        "<ac:image><ri:attachment ri:filename=\"a&amp;b.png\"/></ac:image>",
        "<table style=\"width: 12px;color:#abc\"><tbody><tr><th>a</th></tr></tbody></table>"};
    for (const std::string& first : pieces)
        for (const std::string& second : pieces) {
            for (const std::string& once : {stored(first + second), saved(first + second)}) {
                BOOST_TEST(!judge_storage(once).has_value(), once);
                BOOST_TEST(stored(once) == once);
            }
            BOOST_TEST(saved(saved(first + second)) == saved(first + second));
        }
}

BOOST_AUTO_TEST_SUITE_END()
