#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "render/blocks.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

using Change = BlockChange::Kind;
using Then = WhereBothChanged::Then;

const std::string base =
    "The first __paragraph__ has words,\nbroken by hand, and an end.\n\n"
    "* one\n* two\n* three\n* four\n* five\n\n"
    "| a | b |\n|---|---|\n| 1 | twenty |\n| 2 | thirty |\n| 3 | forty |\n\n"
    "~~~sh\nrun it\nand wait\n~~~\n\n"
    "The last one.\n";

std::string with(const std::string& text, const std::string& from, const std::string& to) {
    BOOST_REQUIRE_MESSAGE(text.find(from) != std::string::npos, from + " in " + text);
    return replace_all(text, from, to);
}

/// `file` was made of `base`; on the page `from` became `to`.
MergedFile merged(const std::string& file, const std::string& from, const std::string& to,
                  Then then = Then::markers) {
    const std::string published = test::rendered(base, {}).body;
    return merge_blocks(file, test::rendered(file, {}), published, with(published, from, to), {},
                        {then, {"docs/faq.md", "Confluence v6"}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks_both_sides)

BOOST_AUTO_TEST_CASE(edits_of_different_words_of_a_paragraph_are_both_kept) {
    const std::string ours = with(base, "The first", "Our first");
    const auto file = merged(ours, "and an end", "and no end");
    BOOST_TEST(!file.has(Change::conflict));
    BOOST_TEST(file.text == with(ours, "and an end", "and no end"));
}

BOOST_AUTO_TEST_CASE(edits_of_different_items_of_a_list_are_both_kept) {
    const std::string ours = with(base, "* one\n", "* one of ours\n* and more\n");
    const auto file = merged(ours, "four", "four of theirs");
    BOOST_TEST(!file.has(Change::conflict));
    BOOST_TEST(file.text == with(ours, "four", "four of theirs"));
}

BOOST_AUTO_TEST_CASE(edits_of_different_cells_of_a_table_are_both_kept) {
    const std::string ours = with(base, "twenty", "ten");
    const auto file = merged(ours, "forty", "fifty");
    BOOST_TEST(!file.has(Change::conflict));
    BOOST_TEST(file.text == with(ours, "forty", "fifty"));
}

BOOST_AUTO_TEST_CASE(edits_of_different_lines_of_code_are_both_kept) {
    const std::string ours = with(base, "run it", "run this");
    const auto file = merged(ours, "and wait", "and go");
    BOOST_TEST(!file.has(Change::conflict));
    BOOST_TEST(file.text == with(ours, "and wait", "and go"));
}

BOOST_AUTO_TEST_CASE(the_same_edit_on_both_sides_is_no_conflict) {
    const std::string both = with(base, "and an end", "and no end");
    const auto file = merged(both, "and an end", "and no end");
    BOOST_TEST(file.changes.empty());
    BOOST_TEST(file.text == both);
}

BOOST_AUTO_TEST_CASE(the_same_words_changed_on_both_sides_stand_between_markers) {
    const std::string ours = with(base, "The last one.", "Our last one.");
    const auto file = merged(ours, "The last one.", "Their last one.");
    BOOST_TEST(file.has(Change::conflict));
    BOOST_TEST(file.text == with(ours, "Our last one.",
                                 "<<<<<<< docs/faq.md\nOur last one.\n=======\n"
                                 "Their last one.\n>>>>>>> Confluence v6"));
}

BOOST_AUTO_TEST_CASE(a_person_may_have_decided_for_one_side) {
    const std::string ours = with(base, "The last one.", "Our last one.");
    BOOST_TEST(merged(ours, "The last one.", "Their last one.", Then::ours).text == ours);
    BOOST_TEST(merged(ours, "The last one.", "Their last one.", Then::theirs).text ==
               with(base, "The last one.", "Their last one."));
}

BOOST_AUTO_TEST_CASE(a_decision_for_one_side_is_about_the_words_that_both_changed_and_no_others) {
    const std::string ours = with(with(base, "The first", "Our first"), "an end", "our end");
    const std::string published = test::rendered(base, {}).body;
    const std::string theirs =
        with(with(published, "has words", "has theirs"), "an end", "their end");
    const auto file =
        merge_blocks(ours, test::rendered(ours, {}), published, theirs, {}, {Then::theirs, {}});
    BOOST_TEST(file.text ==
               with(with(with(base, "The first", "Our first"), "has words", "has theirs"), "an end",
                    "their end"));
}

BOOST_AUTO_TEST_CASE(only_the_lines_that_differ_stand_between_markers) {
    const std::string ours = with(base, "* two\n", "* two of ours\n");
    const auto file = merged(ours, "<p>two</p>", "<p>two of theirs</p>");
    BOOST_TEST(file.text == with(ours, "* two of ours\n",
                                 "<<<<<<< docs/faq.md\n* two of ours\n=======\n"
                                 "* two of theirs\n>>>>>>> Confluence v6\n"));
}

BOOST_AUTO_TEST_CASE(code_in_conflict_stands_between_markers_as_a_whole) {
    const std::string ours = with(base, "run it", "run this");
    const auto file = merged(ours, "run it", "run that");
    BOOST_TEST(file.text == with(base, "~~~sh\nrun it\nand wait\n~~~",
                                 "<<<<<<< docs/faq.md\n~~~sh\nrun this\nand wait\n~~~\n=======\n"
                                 "~~~sh\nrun that\nand wait\n~~~\n>>>>>>> Confluence v6"));
}

BOOST_AUTO_TEST_CASE(a_block_removed_here_and_edited_there_is_a_conflict) {
    const std::string ours = with(base, "The last one.\n", "");
    const auto file = merged(ours, "The last one.", "Their last one.");
    BOOST_TEST(file.has(Change::conflict));
    BOOST_TEST(file.text.find("=======\nTheir last one.\n>>>>>>>") != std::string::npos, file.text);
    BOOST_TEST(merged(ours, "The last one.", "Their last one.", Then::ours).text == ours);
}

BOOST_AUTO_TEST_CASE(a_block_edited_here_and_removed_there_is_a_conflict) {
    const std::string ours = with(base, "The last one.", "Our last one.");
    const auto file = merged(ours, "<p>The last one.</p>", "");
    BOOST_TEST(
        file.text.find("<<<<<<< docs/faq.md\nOur last one.\n=======\n>>>>>>>") != std::string::npos,
        file.text);
    BOOST_TEST(merged(ours, "<p>The last one.</p>", "", Then::theirs).text.find("last one") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(merging_again_after_both_sides_were_merged_changes_nothing) {
    const std::string ours = with(base, "The first", "Our first");
    const auto once = merged(ours, "and an end", "and no end");
    const auto again = merged(once.text, "and an end", "and no end");
    BOOST_TEST(again.text == once.text);
    BOOST_TEST(!again.has(Change::conflict));
}

BOOST_AUTO_TEST_CASE(a_block_they_added_is_there_once_though_ours_rewrote_the_one_above) {
    const std::string before = "One two.\n";
    const std::string ours = "Three four.\n";
    const std::string published = test::rendered(before, {}).body;
    const std::string theirs = published + "<p>Five.</p>";
    const auto once = merge_blocks(ours, test::rendered(ours, {}), published, theirs, {});
    BOOST_TEST(once.text == "Three four.\n\nFive.\n");
    const auto again =
        merge_blocks(once.text, test::rendered(once.text, {}), published, theirs, {});
    BOOST_TEST(again.text == once.text);
}

BOOST_AUTO_TEST_SUITE_END()
