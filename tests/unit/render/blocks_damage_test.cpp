#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "render/block_check.hpp"
#include "render/blocks.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

Rendered rendered_file(const std::string& file) {
    RenderOptions options;
    options.title = "\x1F";
    return test::rendered(file, options);
}

MergedFile edited(const std::string& file, const std::string& from, const std::string& to) {
    const Rendered rendered = rendered_file(file);
    BOOST_REQUIRE_MESSAGE(rendered.body.find(from) != std::string::npos, rendered.body);
    std::string remote = rendered.body;
    remote.replace(remote.find(from), from.size(), to);
    return merge_blocks(file, rendered, rendered.body, remote, {});
}

/// The edit came in, or a person is asked; nothing else is lost.
void check_kept(const std::string& file, const std::string& from, const std::string& to,
                const std::vector<std::string>& others) {
    const MergedFile merged = edited(file, from, to);
    const std::string body = rendered_file(merged.text).body;
    for (const std::string& other : others)
        BOOST_TEST(body.find(other) != std::string::npos, other << " is gone from " << merged.text);
    if (merged.has(BlockChange::Kind::left_alone)) {
        BOOST_TEST(merged.text == file);
    } else {
        BOOST_TEST(body.find(to) != std::string::npos, merged.text);
    }
}

std::string replaced(const std::string& text, const std::string& from, const std::string& to) {
    return replace_all(text, from, to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks_and_damage)

BOOST_AUTO_TEST_CASE(elements_of_one_line_of_raw_html_stay_beside_an_edited_one) {
    check_kept("Text <div>block</div> goes on <ul><li>one</li></ul> end.\n\n### Heading\n", "block",
               "blocks", {"Text", "goes on", "one", "end.", "Heading"});
    check_kept(
        "<section>\n<header>Head</header>\n<article><p>Text</p>loose</article>\n</section>\n",
        "Text", "Texts", {"Head", "loose"});
}

BOOST_AUTO_TEST_CASE(the_end_of_a_directive_is_not_shown_as_text) {
    const std::string file =
        "<!-- ac:layout -->\n<!-- ac:layout-section type:two_left_sidebar -->\n"
        "<!-- ac:layout-cell -->\nNarrow.\n<!-- ac:layout-cell end -->\n<!-- ac:layout-cell -->\n"
        "Broad.\n<!-- ac:layout-cell end -->\n<!-- ac:layout-section end -->\n"
        "<!-- ac:layout end -->\n";
    const MergedFile merged = edited(file, "Broad.", "Broader.");
    BOOST_TEST(rendered_file(merged.text).body.find("&lt;!--") == std::string::npos, merged.text);
    check_kept(file, "Broad.", "Broader.", {"Narrow."});
}

BOOST_AUTO_TEST_CASE(a_removed_block_leaves_its_neighbours_apart) {
    const std::string file = "above\n- one\n- two\n\nbelow\n";
    const MergedFile merged = edited(file, "<ul><li><p>one</p></li><li><p>two</p></li></ul>", "");
    BOOST_TEST(merged.text == "above\n\nbelow\n");
    BOOST_TEST(edited("a\n\nb\n", "<p>b</p>", "").text == "a\n");
    BOOST_TEST(edited("a\n***\nb\n", "<hr />", "").text == "a\n\nb\n");
}

BOOST_AUTO_TEST_CASE(an_added_block_is_parted_from_both_its_neighbours) {
    BOOST_TEST(edited("# One\n## Two\n", "</h1>", "</h1><p>New.</p>").text ==
               "# One\n\nNew.\n\n## Two\n");
}

BOOST_AUTO_TEST_CASE(bytes_that_no_text_has_are_no_reason_to_throw) {
    const std::string file = "One [\xFF] \x80.\n\n[\xFF]: x\r";
    const Rendered rendered = rendered_file(file);
    BOOST_TEST(merge_blocks(file, rendered, rendered.body, rendered.body, {}).text == file);
    BOOST_TEST(to_markdown("<p>[\xFF] <a href=\"x\">\x80</a></p>").blocks.front().verbatim);
}

BOOST_AUTO_TEST_CASE(a_file_with_carriage_returns_alone_is_for_a_person) {
    const std::string file = "One.\r\rTwo.\n\nThree.\n";
    const MergedFile merged = edited(file, "Three.", "Four.");
    BOOST_TEST(merged.has(BlockChange::Kind::left_alone));
    BOOST_TEST(merged.text == file);
    const Rendered rendered = rendered_file(file);
    BOOST_TEST(!merge_blocks(file, rendered, rendered.body, rendered.body, {})
                    .has(BlockChange::Kind::left_alone));
}

BOOST_AUTO_TEST_CASE(a_heading_that_nobody_ends_is_one_all_the_same) {
    BOOST_TEST(test::fault_of(rendered_file("<h1 >\n\n<h3></h1>").body).empty());
    BOOST_TEST(test::fault_of(rendered_file("<h1>One\n\ntwo\n\n<h3>three</h1>").body).empty());
}

BOOST_AUTO_TEST_CASE(text_around_an_empty_paragraph_is_kept_whole) {
    const Converted converted = to_markdown("\tone<p/>&gt; two");
    BOOST_TEST(converted.markdown.find("one") != std::string::npos);
    BOOST_TEST(converted.markdown.find("two") != std::string::npos, converted.markdown);
}

BOOST_AUTO_TEST_CASE(a_text_that_reads_otherwise_in_its_place_is_found) {
    const std::string before = "One.\n\nTwo.\n";
    const BlockDefinitions definitions(before);
    const LineEdit edit{1, {{1, 1}}, "```"};
    BOOST_TEST(!shows_the_same(before, "```\n\nTwo.\n", {edit}, definitions));
    const LineEdit other{1, {{1, 1}}, "Ten."};
    BOOST_TEST(shows_the_same(before, "Ten.\n\nTwo.\n", {other}, definitions));
    BOOST_TEST(!shows_the_same(before, "Ten.\n", {other}, definitions));
    BOOST_TEST(!shows_the_same(before, "Ten.\n\n</div>\n\nTwo.\n", {other}, definitions));
    const std::string detached = "Ten.\n\n<!-- confluence: table layout=wide -->\n\nTwo.\n";
    BOOST_TEST(!shows_the_same(before, detached, {other}, definitions));
}

BOOST_AUTO_TEST_CASE(the_end_of_raw_html_around_blocks_stands_there_once) {
    const std::string file =
        "# Html\n\n<details><summary>S</summary>\n\ninner\n\n</details>\n\nEnd.\n";
    const MergedFile merged = edited(file, "inner", "inner two");
    BOOST_TEST(!merged.has(BlockChange::Kind::left_alone));
    BOOST_TEST(merged.text == replaced(file, "inner", "inner two"));
}

BOOST_AUTO_TEST_CASE(a_directive_about_the_next_block_goes_with_it) {
    const std::string image =
        "One.\n\n<!-- confluence: image layout=none -->\n![q](p.png)\n\nEnd.\n";
    BOOST_TEST(edited(image, "ac:alt=\"q\"", "ac:alt=\"qq\"").text ==
               replaced(image, "![q]", "![qq]"));
    const std::string table =
        "One.\n\n<!-- confluence: table layout=wide -->\n| a | b |\n| - | - |\n| c | d |\n\nEnd.\n";
    BOOST_TEST(edited(table, ">c<", ">cc<").text == replaced(table, "| c |", "| cc |"));
}

BOOST_AUTO_TEST_CASE(a_block_is_removed_with_the_lines_that_belong_to_it) {
    const std::string image = "One.\n\n<!-- confluence: image layout=none -->\n\n![q](p.png)\n";
    const std::string body = rendered_file(image).body;
    const std::size_t start = body.find("<ac:image");
    BOOST_TEST(edited(image, body.substr(start), "").text == "One.\n");
    BOOST_TEST(edited(image, "One.</p>", "One.</p><p>Two.</p>").text ==
               replaced(image, "One.\n", "One.\n\nTwo.\n"));
    const std::string box =
        "One.\n\n<div>\n<details><summary>S</summary>\n\n- a\n- "
        "b\n\n</details>\n\n</div>\n\nEnd.\n";
    BOOST_TEST(edited(box, ">a<", ">aa<").text == replaced(box, "- a", "- aa"));
    const std::string page = rendered_file(box).body;
    const std::size_t from = page.find("<ac:structured-macro");
    BOOST_TEST(edited(box, page.substr(from, page.find("<p>End") - from), "").text ==
               "One.\n\n<div>\n\n</div>\n\nEnd.\n");
}

BOOST_AUTO_TEST_CASE(a_directive_that_is_shown_as_code_is_a_block_of_its_own) {
    const std::string file =
        "One.\n\n    <!-- confluence: table layout=wide -->\n\n| a |\n| - |\n| b |\n";
    BOOST_TEST(edited(file, ">b<", ">bb<").text == replaced(file, "| b |", "| bb |"));
    const std::string body = rendered_file(file).body;
    BOOST_TEST(edited(file, body.substr(body.find("<table")), "").text ==
               file.substr(0, file.find("\n| a |")));
}

BOOST_AUTO_TEST_CASE(an_end_tag_stays_with_the_tag_that_another_block_begins_with) {
    const std::string file = "<div>\n\nOne.\n\n```html\n<div>\n```\n\n</div>\n\nEnd.\n";
    BOOST_TEST(edited(file, "One.", "Two.").text == replaced(file, "One.", "Two."));
    BOOST_TEST(edited(file, "<div>]]", "<p>]]").text == replaced(file, "<div>\n```", "<p>\n```"));
    BOOST_TEST(edited(file, "End.", "Ende.").text == replaced(file, "End.", "Ende."));
    const std::string crlf = replaced(file, "\n", "\r\n");
    BOOST_TEST(edited(crlf, "One.", "Two.").text == replaced(crlf, "One.", "Two."));
}

BOOST_AUTO_TEST_CASE(a_width_that_an_image_gets_leaves_the_address_as_it_is) {
    const std::string file = "Text ![p](p.png \"cap\") here.\n\nEnd.\n";
    const MergedFile merged = edited(file, "<ac:image ", "<ac:image ac:width=\"120\" ");
    BOOST_TEST(merged.text.find("src=\"p.png\"") != std::string::npos, merged.text);
    BOOST_TEST(edited(file, "ac:alt=\"p\"", "ac:alt=\"p p\"").text ==
               replaced(file, "![p]", "![p p]"));
}

BOOST_AUTO_TEST_SUITE_END()
