#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "render/blocks.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

const std::string file =
    "# Guide\n\n"
    "First[^nl], see [below](#the-end).\n\n"
    "[^nl]: A note\n    on two lines.\n\n"
    "| a | b |\n|---|---|\n| x[^two] | y |\n\n"
    "[^two]: The second note.\n\n"
    "## The end\n\n"
    "Third[^nl] and [the middle](#guide).\n\n"
    "[^größe]: Its label is no name.\n\n"
    "Last[^größe].\n";

Rendered rendered_file(const std::string& text = file) {
    RenderOptions options;
    options.title = "\x1F";
    options.anchors = {"the-end", "guide"};
    const Document document = parse(text, "a.md");
    std::vector<Target> targets;
    for (const Reference& reference : document.references())
        targets.emplace_back(AnchorTarget{reference.destination.substr(1)});
    return to_storage(document, targets, options);
}

MergedFile edited(const std::string& from, const std::string& to) {
    const Rendered rendered = rendered_file();
    BOOST_REQUIRE_MESSAGE(rendered.body.find(from) != std::string::npos, rendered.body);
    std::string remote = rendered.body;
    remote.replace(remote.find(from), from.size(), to);
    return merge_blocks(file, rendered, rendered.body, remote, {});
}

std::string with(const std::string& from, const std::string& to) {
    BOOST_REQUIRE(file.find(from) != std::string::npos);
    std::string text = file;
    return text.replace(text.find(from), from.size(), to);
}

std::string reference(const std::string& name, const std::string& number,
                      const std::string& which = "") {
    return "<sup><ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">fnref" + which +
           name + "</ac:parameter></ac:structured-macro><ac:link ac:anchor=\"fn" + name +
           "\"><ac:link-body>" + number + "</ac:link-body></ac:link></sup>";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks_in_their_page)

BOOST_AUTO_TEST_CASE(an_edit_beside_a_footnote_keeps_the_note) {
    BOOST_TEST(edited("First", "Foremost").text == with("First", "Foremost"));
    BOOST_TEST(edited("Third", "Fourth").text == with("Third", "Fourth"));
    BOOST_TEST(edited("<p>y</p>", "<p>why</p>").text == with("| y |", "| why |"));
    BOOST_TEST(edited("Last", "Least").text == with("Last", "Least"));
}

BOOST_AUTO_TEST_CASE(an_edit_in_a_note_changes_its_definition_where_it_stands) {
    BOOST_TEST(edited("A note", "The note").text == with("A note", "The note"));
    BOOST_TEST(edited("second note", "other note").text == with("second note", "other note"));
    BOOST_TEST(edited("is no name", "is none").text == with("is no name", "is none"));
}

BOOST_AUTO_TEST_CASE(a_reference_that_is_added_names_the_note_of_the_file) {
    BOOST_TEST(edited("and <ac:link", reference("-nl", "1", "_3") + " and <ac:link").text ==
               with("Third[^nl] and", "Third[^nl] [^nl] and"));
    const MergedFile merged =
        edited("</table>", "</table><p>New" + reference("-two", "2") + ".</p>");
    BOOST_TEST(merged.text == with("| x[^two] | y |\n", "| x[^two] | y |\n\nNew[^two].\n"));
}

BOOST_AUTO_TEST_CASE(a_note_that_is_added_stands_behind_the_one_before_it) {
    const std::string item =
        "<li><p><ac:structured-macro ac:name=\"anchor\"><ac:parameter ac:name=\"\">fn-new"
        "</ac:parameter></ac:structured-macro>Newest.</p></li>";
    const MergedFile merged = edited("</ol>", item + "</ol>");
    BOOST_TEST(merged.text == with("is no name.\n\n", "is no name.\n\n[^new]: Newest.\n\n"));
}

BOOST_AUTO_TEST_CASE(notes_that_are_gone_from_the_page_while_it_refers_to_them_are_for_a_person) {
    const Rendered rendered = rendered_file();
    const std::string remote = rendered.body.substr(0, rendered.body.find("<hr"));
    const MergedFile merged = merge_blocks(file, rendered, rendered.body, remote, {});
    BOOST_TEST(merged.has(BlockChange::Kind::left_alone));
    BOOST_TEST(merged.text == file);
}

BOOST_AUTO_TEST_CASE(a_link_to_a_heading_keeps_its_form_in_an_edited_block) {
    BOOST_TEST(edited("see ", "look ").text ==
               with("see [below](#the-end)", "look [below](#the-end)"));
}

BOOST_AUTO_TEST_CASE(a_block_that_is_added_links_to_a_heading_as_the_file_does) {
    const std::string link =
        "<p>Go <ac:link ac:anchor=\"The end\"><ac:link-body>there</ac:link-body></ac:link>.</p>";
    BOOST_TEST(edited("</table>", "</table>" + link).text ==
               with("| x[^two] | y |\n", "| x[^two] | y |\n\nGo [there](#the-end).\n"));
}

BOOST_AUTO_TEST_CASE(a_heading_that_was_renamed_keeps_the_anchor_that_links_lead_to) {
    BOOST_TEST(edited("The end", "The finish").text ==
               with("## The end", "## <a id=\"the-end\"></a>The finish"));
}

BOOST_AUTO_TEST_SUITE_END()
