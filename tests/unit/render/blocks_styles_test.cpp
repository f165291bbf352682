#include <boost/test/unit_test.hpp>
#include <vector>

#include "base/text.hpp"
#include "render/blocks.hpp"
#include "render/convert.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// An edit on the page, and what it must do to the file, which is in a style unlike ours. Nothing
/// else of the file may change.
struct Edit {
    std::string what;
    std::string file;    ///< around the place
    std::string page;    ///< in storage format …
    std::string edited;  ///< … becomes this
    std::string before;  ///< in the file …
    std::string after;   ///< … becomes this
};

const std::string wrapped =
    "The quick brown fox jumps over the lazy dog, and then it goes home to\n"
    "its own bed, where it sleeps until the sun comes up and the day begins\n"
    "once more, as it has always done.\n\n"
    "Another paragraph that is broken where its author liked it, and whose\n"
    "lines are about as long as those of the first one, so that it shows\n"
    "how wide they are meant to be.\n";

const std::vector<Edit> edits{
    {"a setext heading", "Old title\n=========\n\nText.\n\nBelow\n-----\n\nMore.\n",
     "<h2>Below</h2>", "<h2>Far below</h2>", "Below\n-----", "Far below\n---------"},
    {"a closed heading", "# One #\n\n## Two ##\n\nText.\n", "Two", "Three", "Two", "Three"},
    {"a bullet of another kind", "* one\n* two\n+ three\n+ four\n", "two", "deux", "two", "deux"},
    {"a plus item", "+ one\n+ two\n", "two", "deux", "two", "deux"},
    {"an item below an indent of four",
     "*   one\n\n    *   deep\n\n        *   deeper\n\n*   two\n", "deeper", "deepest", "deeper",
     "deepest"},
    {"a new item", "+   one\n+   two\n+   three\n", "<li><p>two</p></li>",
     "<li><p>two</p></li><li><p>new</p></li>", "+   two\n", "+   two\n+   new\n"},
    {"an item that goes", "* one\n* two\n* three\n", "<li><p>two</p></li>", "", "* two\n", ""},
    {"a word beside strong underscores", "Some __strong__ and _soft_ words.\n", "words", "sounds",
     "words", "sounds"},
    {"a word in underscores", "Some __strong__ and _soft_ words.\n", "soft", "loud", "soft",
     "loud"},
    {"a word that becomes strong", "Some __strong__ and soft words.\n", "soft",
     "<strong>soft</strong>", "soft", "__soft__"},
    {"code between tildes", "~~~ python\nprint( 1 )\n\nexit()\n~~~\n", "exit()", "exit(0)",
     "exit()", "exit(0)"},
    {"the indent of code", "~~~python\nif x:\n  y()\n~~~\n", "  y()", "    y()", "  y()",
     "    y()"},
    {"code without a fence", "Text:\n\n    make all\n    make install\n", "all", "clean", "all",
     "clean"},
    {"a word in wrapped lines", wrapped, "jumps", "leaps", "jumps", "leaps"},
    {"a word at the end of a line", wrapped, "home to", "home in", "home to", "home in"},
    {"a word that makes a line too long", wrapped, "lazy dog", "extraordinarily lazy dog",
     "lazy dog, and then it goes home to\n",
     "extraordinarily lazy dog, and then\nit goes home to\n"},
    {"a word less", wrapped, "quick brown fox", "fox", "quick brown fox", "fox"},
    {"a sentence more", wrapped, "always done.", "always done. It is late.", "always done.",
     "always done. It is late."},
    {"a reference link",
     "See [the guide][g] and [more].\n\n[g]: https://a.example/g\n[more]: "
     "https://a.example/m 'More'\n",
     "See", "Look at", "See", "Look at"},
    {"the text of a reference link", "See [the guide][g].\n\n[g]: https://a.example/g\n",
     "the guide", "the manual", "the guide", "the manual"},
    {"a compact cell", "|a|b|\n|-|:-:|\n|1|2|\n|3|4|\n", "<p>3</p>", "<p>three</p>", "|3|",
     "|three|"},
    {"a padded cell", "| name  | what |\n|-------|------|\n| one   | 1    |\n| three | 3    |\n",
     "<p>one</p>", "<p>some</p>", "| one   |", "| some  |"},
    {"a padded cell that grows",
     "| name  | what |\n|-------|------|\n| one   | 1    |\n| three | 3    |\n", "<p>one</p>",
     "<p>fourteen</p>", "| one   |", "| fourteen |"},
    {"an empty cell", "| a   | b |\n|-----|---|\n|     | 1 |\n| two | 2 |\n", "<td><p></p></td>",
     "<td><p>x y</p></td>", "|     |", "| x y |"},
    {"an emptied cell", "| a   | b |\n|-----|---|\n| one | 1 |\n| two | 2 |\n", "<p>one</p>",
     "<p />", "| one |", "|     |"},
    {"a table without outer pipes", "a | b\n--|--\n1 | 2\n3 | 4\n", "<p>4</p>", "<p>four</p>",
     "3 | 4", "3 | four"},
    {"a new row", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "<td><p>2</p></td></tr>",
     "<td><p>2</p></td></tr><tr><td><p>x</p></td><td><p>y</p></td></tr>", "| 1 | 2 |\n",
     "| 1 | 2 |\n| x | y |\n"},
    {"a quote without blanks", ">quoted words\n>go on\n", "quoted", "said", "quoted", "said"},
    {"a hard break", "one  \ntwo words\n", "two", "three", "two", "three"},
    {"a number that every item has", "1. one\n1. two\n1. three\n", "three", "four", "three",
     "four"},
    {"a tick", "* [ ] one\n* [X] two\n", "incomplete", "complete", "[ ]", "[x]"},
    {"a tick less", "* [ ] one\n* [X] two\n", "<ac:task-status>complete",
     "<ac:task-status>incomplete", "[X]", "[ ]"},
    {"a caption", "![A cat](cat.png \"A cat\")\n", "<ac:caption><p>A cat",
     "<ac:caption><p>Two cats", "\"A cat\"", "\"Two cats\""},
    {"an entity", "Fish &amp; chips &copy; me.\n", "chips", "peas", "chips", "peas"},
    {"an escape that needs none", "Five \\+ six is eleven.\n", "eleven", "twelve", "eleven",
     "twelve"},
    {"a comment within", "One <!-- note --> two.\n", "two", "three", "two", "three"},
};

void check(const Edit& edit, const std::string& file, const std::string& expected) {
    RenderOptions options;
    options.title = "\x1F";
    const Document document = parse(file, "a.md");
    std::vector<Target> targets;
    for (const Reference& reference : document.references()) {
        const bool image = reference.kind == Reference::Kind::image;
        targets.push_back(image ? Target(AttachmentTarget{reference.destination, 0, 0})
                                : Target(UrlTarget{reference.destination}));
    }
    const Rendered rendered = to_storage(document, targets, options);
    BOOST_REQUIRE_MESSAGE(rendered.body.find(edit.page) != std::string::npos,
                          edit.what << ": " << rendered.body);
    std::string remote = rendered.body;
    remote.replace(remote.find(edit.page), edit.page.size(), edit.edited);
    const MergedFile merged = merge_blocks(file, rendered, rendered.body, remote, {});
    BOOST_TEST(merged.text == expected, edit.what << "\n--- page\n"
                                                  << remote << "\n--- is\n"
                                                  << merged.text << "\n--- should be\n"
                                                  << expected);
}

std::string once_replaced(std::string text, const std::string& from, const std::string& to) {
    BOOST_REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

const std::string above = "Above\n=====\n\nThe first   block.\n\n\n";
const std::string below = "\n\n\n***\n\n* the\n* last\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks_in_foreign_styles)

BOOST_AUTO_TEST_CASE(an_edit_changes_its_line_and_no_other_byte) {
    for (const Edit& edit : edits)
        check(edit, edit.file, once_replaced(edit.file, edit.before, edit.after));
}

BOOST_AUTO_TEST_CASE(so_it_does_between_other_blocks) {
    for (const Edit& edit : edits) {
        const std::string now = once_replaced(edit.file, edit.before, edit.after);
        check(edit, above + edit.file + below, above + now + below);
    }
}

BOOST_AUTO_TEST_CASE(so_it_does_without_a_last_line_end) {
    for (const Edit& edit : edits) {
        const std::string file(trimmed(edit.file));
        const std::string now(trimmed(once_replaced(edit.file, edit.before, edit.after)));
        check(edit, file, now);
    }
}

BOOST_AUTO_TEST_CASE(so_it_does_with_windows_line_ends) {
    for (const Edit& edit : edits) {
        const std::string now = once_replaced(edit.file, edit.before, edit.after);
        check(edit, replace_all(edit.file, "\n", "\r\n"), replace_all(now, "\n", "\r\n"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
