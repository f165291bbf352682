#include "render/blocks.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// A file in a style unlike ours.
const std::string file =
    "---\ntitle: A page\n---\n"
    "A page\n======\n\n"
    "Some __strong__ words,\nbroken by hand.\n\n\n"
    "* one\n* two\n    * below\n* three\n\n"
    "<!-- a note of the author -->\n\n"
    "| a | b |\n|---|---|\n| 1 | twenty |\n| 3 | 4 |\n\n"
    "~~~python\nprint(1)\n~~~\n\n"
    "[ref]: https://example.com\n\n"
    "Last [one][ref].\n";

Rendered rendered_file(const std::string& text = file) {
    RenderOptions options;
    options.title = "A page";
    return test::rendered(text, options);
}

/// The file after `from` became `to` in what it renders to.
MergedFile edited(const std::string& from, const std::string& to) {
    const Rendered rendered = rendered_file();
    BOOST_REQUIRE(rendered.body.find(from) != std::string::npos);
    return merge_blocks(file, rendered, rendered.body, replace_all(rendered.body, from, to), {});
}

std::string with(const std::string& from, const std::string& to) {
    BOOST_REQUIRE(file.find(from) != std::string::npos);
    return replace_all(file, from, to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks)

BOOST_AUTO_TEST_CASE(a_body_that_did_not_change_leaves_every_byte) {
    const Rendered rendered = rendered_file();
    const MergedFile merged = merge_blocks(file, rendered, rendered.body, rendered.body, {});
    BOOST_TEST(merged.text == file);
    BOOST_TEST(merged.changes.empty());
}

BOOST_AUTO_TEST_CASE(an_edited_paragraph_keeps_the_lines_of_its_author) {
    const MergedFile merged = edited("broken by hand", "edited there");
    BOOST_TEST(merged.text == with("broken by hand", "edited there"));
    BOOST_TEST(merged.changes.size() == 1u);
    BOOST_TEST((merged.changes.front().kind == BlockChange::Kind::changed));
    BOOST_TEST(merged.changes.front().line == 7);
}

BOOST_AUTO_TEST_CASE(an_edited_nested_item_keeps_the_marker_and_the_indent_of_the_author) {
    BOOST_TEST(edited("<p>below</p>", "<p>under it</p>").text == with("below", "under it"));
}

BOOST_AUTO_TEST_CASE(an_edited_cell_changes_its_row_only) {
    BOOST_TEST(edited("<p>4</p>", "<p>four</p>").text == with("| 3 | 4 |", "| 3 | four |"));
}

BOOST_AUTO_TEST_CASE(edited_code_keeps_its_fence) {
    BOOST_TEST(edited("print(1)", "print(2)").text == with("print(1)", "print(2)"));
}

BOOST_AUTO_TEST_CASE(a_new_block_stands_behind_the_one_before_it) {
    const MergedFile merged = edited("</table>", "</table><h2>New</h2>");
    BOOST_TEST(merged.text == with("| 3 | 4 |\n", "| 3 | 4 |\n\nNew\n---\n"));
    BOOST_TEST((merged.changes.front().kind == BlockChange::Kind::added));
}

BOOST_AUTO_TEST_CASE(a_new_first_block_stands_below_the_title) {
    const Rendered rendered = rendered_file();
    const MergedFile merged =
        merge_blocks(file, rendered, rendered.body, "<p>First.</p>\n" + rendered.body, {});
    BOOST_TEST(merged.text == with("======\n", "======\n\nFirst.\n"));
}

BOOST_AUTO_TEST_CASE(a_removed_block_goes_with_the_blank_lines_behind_it) {
    const Rendered rendered = rendered_file();
    const std::size_t start = rendered.body.find("<table");
    const std::size_t end = rendered.body.find("</table>") + 8;
    std::string remote = rendered.body;
    remote.erase(start, end - start);
    const MergedFile merged = merge_blocks(file, rendered, rendered.body, remote, {});
    BOOST_TEST(merged.text == with("| a | b |\n|---|---|\n| 1 | twenty |\n| 3 | 4 |\n\n", ""));
    BOOST_TEST((merged.changes.front().kind == BlockChange::Kind::removed));
}

BOOST_AUTO_TEST_CASE(edits_of_two_sides_in_two_blocks_are_both_kept) {
    const std::string local = with("broken by hand", "edited here");
    const MergedFile merged =
        merge_blocks(local, rendered_file(local), rendered_file().body,
                     replace_all(rendered_file().body, "print(1)", "print(2)"), {});
    BOOST_TEST(!merged.has(BlockChange::Kind::conflict));
    BOOST_TEST(merged.text == replace_all(local, "print(1)", "print(2)"));
}

BOOST_AUTO_TEST_CASE(a_block_that_both_sides_made_alike_is_there_once) {
    const std::string base = rendered_file().body;
    const std::string remote = replace_all(base, "</table>", "</table><p>New.</p><p>More.</p>");
    const std::string local = merge_blocks(file, rendered_file(), base, remote, {}).text;
    const MergedFile again = merge_blocks(local, rendered_file(local), base, remote, {});
    BOOST_TEST(again.text == local);
    BOOST_TEST(again.changes.empty());
}

BOOST_AUTO_TEST_CASE(columns_between_blocks_come_in_also_when_an_editor_wrapped_the_whole_page) {
    const std::string columns =
        "<ac:layout-section ac:type=\"two_equal\"><ac:layout-cell><p>Left</p></ac:layout-cell>"
        "<ac:layout-cell><p>Right</p></ac:layout-cell></ac:layout-section>";
    const std::string plain = "<ac:layout-section ac:type=\"fixed-width\"><ac:layout-cell>";
    const std::string plain_end = "</ac:layout-cell></ac:layout-section>";
    const std::string base = rendered_file().body;
    const std::string between =
        replace_all(base, "</table>", "</table><ac:layout>" + columns + "</ac:layout>");
    const std::string wrapped =
        "<ac:layout>" + plain +
        replace_all(base, "</table>", "</table>" + plain_end + columns + plain) + plain_end +
        "</ac:layout>";
    const std::string expected =
        with("| 3 | 4 |\n",
             "| 3 | 4 |\n\n<!-- confluence: columns two_equal -->\n\nLeft\n\n"
             "<!-- confluence: column -->\n\nRight\n\n<!-- /confluence: columns -->\n");
    BOOST_TEST(merge_blocks(file, rendered_file(), base, between, {}).text == expected);
    BOOST_TEST(merge_blocks(file, rendered_file(), base, wrapped, {}).text == expected);
    const MergedFile again = merge_blocks(expected, rendered_file(expected), base, wrapped, {});
    BOOST_TEST(again.text == expected);
    BOOST_TEST(!again.has(BlockChange::Kind::left_alone));
}

BOOST_AUTO_TEST_CASE(columns_without_a_form_are_kept_as_a_layout) {
    const std::string odd =
        "<ac:layout-section ac:type=\"two_equal\"><ac:layout-cell ac:odd=\"1\"><p>Left</p>"
        "</ac:layout-cell><ac:layout-cell><p>Right</p></ac:layout-cell></ac:layout-section>";
    const std::string remote =
        replace_all(rendered_file().body, "</table>", "</table><ac:layout>" + odd + "</ac:layout>");
    const std::string text =
        merge_blocks(file, rendered_file(), rendered_file().body, remote, {}).text;
    BOOST_TEST(text.find("confluence-storage\n<ac:layout>" + odd + "</ac:layout>\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(windows_line_ends_stay) {
    const std::string windows = replace_all(file, "\n", "\r\n");
    const Rendered rendered = rendered_file(windows);
    const MergedFile merged = merge_blocks(windows, rendered, rendered.body,
                                           replace_all(rendered.body, "print(1)", "print(2)"), {});
    BOOST_TEST(merged.text == replace_all(windows, "print(1)", "print(2)"));
}

BOOST_AUTO_TEST_CASE(what_an_editor_adds_to_a_block_is_no_edit) {
    BOOST_TEST(edited("<td>", "<td colspan=\"1\" ac:local-id=\"x\">").text == file);
}

BOOST_AUTO_TEST_SUITE_END()
