#include "render/directive.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;
using Form = Directive::Form;

BOOST_AUTO_TEST_SUITE(directive)

BOOST_AUTO_TEST_CASE(a_name_and_values_are_read) {
    const Directive read = read_directive(
        "<!-- confluence: panel bgColor=#EAE6FF title=\"two words\" icon='a \"b\"' wide -->\n");
    BOOST_TEST((read.form == Form::opening));
    BOOST_TEST(read.name == "panel");
    BOOST_TEST(read.value("bgColor") == "#EAE6FF");
    BOOST_TEST(read.value("title") == "two words");
    BOOST_TEST(read.value("icon") == "a \"b\"");
    BOOST_TEST(read.word() == "wide");
    BOOST_TEST(read.has("wide"));
    BOOST_TEST(!read.has("narrow"));
    BOOST_TEST(read.fault.empty());
}

BOOST_AUTO_TEST_CASE(it_may_take_several_lines_and_a_short_prefix) {
    const Directive read = read_directive("  <!--cf:jira\n  jqlQuery=\"a = b\"\n  count=true\n-->");
    BOOST_TEST(read.name == "jira");
    BOOST_TEST(read.value("jqlQuery") == "a = b");
    BOOST_TEST(read.value("count") == "true");
}

BOOST_AUTO_TEST_CASE(an_end_is_known_by_its_slash) {
    BOOST_TEST((read_directive("<!-- /confluence: panel -->").form == Form::closing));
    BOOST_TEST(read_directive("<!-- / cf: macro roadmap -->").macro == "roadmap");
    BOOST_TEST((read_directive("<!-- confluence-skip-end -->").form == Form::closing));
}

BOOST_AUTO_TEST_CASE(other_comments_are_none) {
    for (const char* text : {"<!-- a comment -->", "<!-- confluence -->", "<!---->", "<!-->", "",
                             "<!-- confluence: toc --> text", "<!-- cf: toc", "<p>cf: toc</p>",
                             "<!-- a --><!-- cf: toc -->"}) {
        BOOST_TEST_CONTEXT(text)
        BOOST_TEST((read_directive(text).form == Form::none));
    }
}

BOOST_AUTO_TEST_CASE(references_stand_for_characters_that_would_end_the_comment) {
    BOOST_TEST(read_directive("<!-- cf: toc include=\"a --&gt; b\" -->").value("include") ==
               "a --> b");
}

BOOST_AUTO_TEST_CASE(spelling_faults_are_named) {
    BOOST_TEST(read_directive("<!-- cf: toc class=\"a -->").fault ==
               "the value \"a\" has no closing quote");
    BOOST_TEST(read_directive("<!-- cf: toc =3 -->").fault == "a value has no name");
}

BOOST_AUTO_TEST_CASE(spellings_of_other_tools_come_out_as_ours) {
    BOOST_TEST(read_directive("<!-- confluence-toc -->").name == "toc");
    BOOST_TEST(read_directive("<!-- ac:ignore end -->").name == "skip");
    BOOST_TEST(read_directive("<!-- TOC -->").name == "toc-list");
    BOOST_TEST((read_directive("<!-- tocstop -->").form == Form::closing));
    const Directive section = read_directive("<!-- ac:layout-section type:two_equal -->");
    BOOST_TEST(section.name == "columns");
    BOOST_TEST(section.word() == "two_equal");
}

BOOST_AUTO_TEST_SUITE_END()
