#include "render/conflict_markers.hpp"

#include <boost/test/unit_test.hpp>

#include "render/document.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

std::string marked(const std::string& ours, const std::string& theirs) {
    return with_conflict_markers(ours, theirs, {"here", "there"});
}

/// The line that a text is refused for; 0: it is not.
int refused_line(const std::string& text) {
    const Document document = parse(text, "a.md");
    for (const Diagnostic& diagnostic : document.diagnostics())
        if (diagnostic.code == "conflict-markers") return diagnostic.where.line;
    return 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conflict_markers)

BOOST_AUTO_TEST_CASE(lines_that_both_have_at_the_ends_stand_once) {
    BOOST_TEST(marked("a\nb\nc", "a\nx\nc") == "a\n<<<<<<< here\nb\n=======\nx\n>>>>>>> there\nc");
}

BOOST_AUTO_TEST_CASE(places_far_apart_are_marked_each_and_near_ones_together) {
    BOOST_TEST(marked("a\n1\n2\n3\nb", "x\n1\n2\n3\ny") ==
               "<<<<<<< here\na\n=======\nx\n>>>>>>> there\n1\n2\n3\n"
               "<<<<<<< here\nb\n=======\ny\n>>>>>>> there");
    BOOST_TEST(marked("a\n1\nb", "x\n1\ny") ==
               "<<<<<<< here\na\n1\nb\n=======\nx\n1\ny\n>>>>>>> there");
}

BOOST_AUTO_TEST_CASE(a_side_without_the_block_is_empty) {
    BOOST_TEST(marked("", "x") == "<<<<<<< here\n=======\nx\n>>>>>>> there");
    BOOST_TEST(marked("a\nb", "") == "<<<<<<< here\na\nb\n=======\n>>>>>>> there");
}

BOOST_AUTO_TEST_CASE(a_text_with_an_unresolved_conflict_is_refused_at_its_line) {
    BOOST_TEST(refused_line("One.\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n") == 3);
    BOOST_TEST(refused_line("- a\n<<<<<<< a\n- x\n=======\n- y\n>>>>>>> b\n- c\n") == 2);
    BOOST_TEST(refused_line("---\ntitle: x\n---\n\n<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n") == 5);
}

BOOST_AUTO_TEST_CASE(a_conflict_shown_as_code_is_none) {
    BOOST_TEST(refused_line("```\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n```\n") == 0);
    BOOST_TEST(refused_line("Text\n\n    <<<<<<< a\n    =======\n    >>>>>>> b\n") == 0);
}

BOOST_AUTO_TEST_CASE(markers_that_are_not_all_there_are_text) {
    BOOST_TEST(refused_line("<<<<<<< a\n\nTitle\n=======\n") == 0);
    BOOST_TEST(refused_line(">>>>>>> quoted deeply\n") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
