#include "render/carry_over.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "render/storage.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// "[" and "]" stand for the marker of comment "c".
std::string marked(const std::string& text) {
    return replace_all(replace_all(text, "[", "<ac:inline-comment-marker ac:ref=\"c\">"), "]",
                       "</ac:inline-comment-marker>");
}

std::string unmarked(const std::string& storage) {
    return replace_all(replace_all(storage, "<ac:inline-comment-marker ac:ref=\"c\">", "["),
                       "</ac:inline-comment-marker>", "]");
}

std::string over(const std::string& present, const std::string& wanted) {
    const auto result = carry_over(wanted, marked(present));
    BOOST_TEST(canonical(result.body) == canonical(wanted));
    return unmarked(result.body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(carry_over_)

BOOST_AUTO_TEST_CASE(a_marker_stays_around_its_words_whatever_changes_around_them) {
    const std::string present = "<p>Start the [rolling update] before noon.</p>";
    struct Row {
        std::string wanted, expected;
    };
    for (const auto& [wanted, expected] : {
             Row{"<p>Never start the rolling update before noon.</p>",
                 "<p>Never start the [rolling update] before noon.</p>"},
             Row{"<p>Start the rolling update after lunch.</p>",
                 "<p>Start the [rolling update] after lunch.</p>"},
             Row{"<h1>New</h1><p>Start the rolling update before noon.</p>",
                 "<h1>New</h1><p>Start the [rolling update] before noon.</p>"},
             Row{"<p>Start the <strong>rolling</strong> update before noon.</p>",
                 "<p>Start the <strong>[rolling]</strong>[ update] before noon.</p>"},
             Row{"<ul><li>Start the rolling update before noon.</li></ul>",
                 "<ul><li>Start the [rolling update] before noon.</li></ul>"},
             Row{"<p>First.</p><p>Start the rolling</p><p>update before noon.</p>",
                 "<p>First.</p><p>Start the [rolling]</p><p>[update] before noon.</p>"},
             Row{"<p>Start the &quot;rolling update&quot; before noon.</p>",
                 "<p>Start the &quot;[rolling update]&quot; before noon.</p>"},
         })
        BOOST_TEST(over(present, wanted) == expected);
}

BOOST_AUTO_TEST_CASE(a_marker_survives_a_change_of_some_of_its_words) {
    BOOST_TEST(over("<p>Keep [the old rolling update] running.</p>",
                    "<p>Keep the new rolling update running.</p>") ==
               "<p>Keep [the new rolling update] running.</p>");
}

BOOST_AUTO_TEST_CASE(a_marker_that_tags_had_cut_is_whole_again) {
    BOOST_TEST(over("<p>Keep [the ]<em>[rolling]</em>[ update] on.</p>",
                    "<p>Keep the slow rolling update on.</p>") ==
               "<p>Keep [the slow rolling update] on.</p>");
}

BOOST_AUTO_TEST_CASE(a_marker_moves_with_its_paragraph) {
    BOOST_TEST(over("<p>One [and two].</p><p>Three is more.</p><p>Four.</p>",
                    "<p>Three is more.</p><p>Four.</p><p>One and two.</p>") ==
               "<p>Three is more.</p><p>Four.</p><p>One [and two].</p>");
    BOOST_TEST(
        over("<p>One [special thing here].</p><p>Two is more.</p><p>Three.</p>",
             "<p>Two is more.</p><p>Three.</p><p>Quite another special thing here now.</p>") ==
        "<p>Two is more.</p><p>Three.</p><p>Quite another [special thing here] now.</p>");
}

BOOST_AUTO_TEST_CASE(a_marker_is_never_put_around_other_words) {
    for (const char* wanted : {"<p>Something else altogether, the whole of it.</p>", "<p></p>", "",
                               "<p>The end of all the things.</p><p>the</p>", "<h1>the</h1>"}) {
        const auto result =
            carry_over(wanted, marked("<p>Deploy [the] service in one go now.</p>"));
        BOOST_TEST(result.body == wanted);
        BOOST_TEST((result.lost == std::vector<std::string>{"c"}));
        BOOST_TEST(result.kept.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_marker_never_stands_between_blocks) {
    BOOST_TEST(over("<p>Wait for [the rolling update] to end.</p>",
                    "<p>Wait for the rolling</p>\n<p>update to end.</p>") ==
               "<p>Wait for [the rolling]</p>\n<p>[update] to end.</p>");
}

BOOST_AUTO_TEST_CASE(what_came_in_between_the_words_is_not_commented) {
    BOOST_TEST(over("<p>Wait for the [rolling update] to end today.</p>",
                    "<p>Wait for the rolling</p><table><tbody><tr><td>one two three four five six"
                    "</td></tr></tbody></table><p>update to end today.</p>") ==
               "<p>Wait for the [rolling]</p><table><tbody><tr><td>one two three four five six"
               "</td></tr></tbody></table><p>[update] to end today.</p>");
}

BOOST_AUTO_TEST_CASE(one_word_alone_does_not_lead_a_marker_elsewhere) {
    const auto result =
        carry_over("<p>Unrelated test configuration.</p>",
                   marked("<p>The production cluster uses [configuration] files.</p>"));
    BOOST_TEST((result.lost == std::vector<std::string>{"c"}));
}

BOOST_AUTO_TEST_CASE(of_equal_words_the_right_ones_get_the_marker) {
    BOOST_TEST(over("<p>one step, two steps, one step, [two] steps</p>",
                    "<p>one step, two steps, one step, two steps more</p>") ==
               "<p>one step, two steps, one step, [two] steps more</p>");
}

BOOST_AUTO_TEST_CASE(overlapping_comments_are_cut_into_elements_that_nest) {
    const std::string open_a = "<ac:inline-comment-marker ac:ref=\"a\">";
    const std::string open_b = "<ac:inline-comment-marker ac:ref=\"b\">";
    const std::string close = "</ac:inline-comment-marker>";
    const std::string present =
        "<p>" + open_a + "one " + open_b + "two" + close + " three" + close + " four</p>";
    const auto result = carry_over("<p>one two three four five</p>", present);
    BOOST_TEST(result.body == "<p>" + open_a + "one " + close + open_a + open_b + "two" + close +
                                  close + open_a + " three" + close + " four five</p>");
    BOOST_TEST((result.kept == std::vector<std::string>{"a", "b"}));
}

BOOST_AUTO_TEST_CASE(a_marker_within_a_word_stays_within_it) {
    BOOST_TEST(over("<p>un[believ]able things</p>", "<p>more unbelievable things</p>") ==
               "<p>more un[believ]able things</p>");
}

BOOST_AUTO_TEST_CASE(blocks_that_say_the_same_keep_the_servers_bytes) {
    const std::string present =
        "<h1 local-id=\"1\">A</h1><ac:structured-macro ac:name=\"code\" ac:schema-version=\"1\" "
        "ac:macro-id=\"9\"><ac:parameter ac:name=\"language\">sh</ac:parameter>"
        "<ac:plain-text-body><![CDATA[ls]]></ac:plain-text-body></ac:structured-macro>"
        "<p local-id=\"2\">old</p>";
    const std::string wanted =
        "<p>new</p><h1>A</h1><ac:structured-macro ac:name=\"code\">"
        "<ac:parameter ac:name=\"language\">sh</ac:parameter>"
        "<ac:plain-text-body><![CDATA[ls -l]]></ac:plain-text-body></ac:structured-macro>"
        "<p>newer</p>";
    BOOST_TEST(carry_over(wanted, present).body ==
               "<p>new</p><h1 local-id=\"1\">A</h1><ac:structured-macro ac:name=\"code\" "
               "ac:schema-version=\"1\" ac:macro-id=\"9\"><ac:parameter ac:name=\"language\">sh"
               "</ac:parameter><ac:plain-text-body><![CDATA[ls -l]]></ac:plain-text-body>"
               "</ac:structured-macro><p local-id=\"2\">newer</p>");
}

BOOST_AUTO_TEST_CASE(the_rows_of_a_changed_table_that_did_not_change_keep_their_bytes) {
    BOOST_TEST(carry_over("<table><tbody><tr><td>1</td></tr><tr><td>x</td></tr></tbody></table>",
                          "<table local-id=\"t\"><tbody><tr local-id=\"r\"><td>1</td></tr>"
                          "<tr local-id=\"s\"><td>2</td></tr></tbody></table>")
                   .body ==
               "<table local-id=\"t\"><tbody><tr local-id=\"r\"><td>1</td></tr>"
               "<tr local-id=\"s\"><td>x</td></tr></tbody></table>");
}

BOOST_AUTO_TEST_CASE(what_does_not_parse_is_sent_as_it_is) {
    BOOST_TEST(carry_over("<p>a", "<p>b</p>").body == "<p>a");
    const auto result = carry_over("<p>a</p>", marked("<p>[b]</p><p"));
    BOOST_TEST(result.body == "<p>a</p>");
    BOOST_TEST((result.lost == std::vector<std::string>{"c"}));
}

BOOST_AUTO_TEST_SUITE_END()
