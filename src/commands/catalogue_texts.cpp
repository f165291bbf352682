#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"block-in-task", Severity::note, "a task that holds more than a line of text",
              "Tasks in Confluence hold text. What else stands in the item follows the list.",
              "- [ ] Deploy\n\n  ```sh\n  make deploy\n  ```",
              "nothing, or move the block out of the list."},
    CodeEntry{"character-replaced", Severity::warning, "a character that XML can't hold",
              "It is shown as U+FFFD, the replacement character.", "A bell rings here: &#7;",
              "remove the character."},
    CodeEntry{"html-as-text", Severity::warning, "HTML that has no form in Confluence",
              "Its tags are shown as text.", "<marquee>News</marquee>", "write it in Markdown."},
    CodeEntry{"ignore-error", Severity::warning, "a comment that tries to ignore an error",
              "An error leaves the page out of a push, whatever a comment says.",
              "<!-- confsync: ignore-file title-too-long -->",
              "mend what is wrong, and remove the code from the comment."},
    CodeEntry{"ignore-unknown", Severity::warning, "a comment that ignores no code there is",
              "The word after ignore is no code, or none is named; nothing is silenced.",
              "<!-- confsync: ignore link-borken -->",
              "correct the code: confsync help codes lists them."},
    CodeEntry{"ignore-unused", Severity::note, "a comment that ignores what isn't there",
              "The code it names was not found in its place.",
              "<!-- confsync: ignore image-missing -->\nA text without an image.",
              "remove the code from the comment, or the comment."},
    CodeEntry{"not-utf8", Severity::error, "a file that is not UTF-8",
              "Its characters can't be known.", "Gr\\xfc\\xdfe        (Latin-1)",
              "save it as UTF-8: iconv -f LATIN1 -t UTF-8."},
    CodeEntry{"too-deep", Severity::warning, "lists or quotes nested too deep",
              "What stands deeper is shown without its own form.", "> > > > > > …",
              "write it flatter."},
    CodeEntry{"unbalanced-directive", Severity::error,
              "a directive that is not both opened and closed",
              "Nobody can say what it should hold.",
              "<!-- confluence: panel -->\nA text, and no <!-- /confluence: panel --> below it.",
              "close it, among the same blocks as it was opened."},
    CodeEntry{"unknown-directive", Severity::error, "a directive that nobody knows",
              "A comment that begins with confluence: asks for something of Confluence, and this "
              "one asks for nothing there is.",
              "<!-- confluence: tocc -->", "correct its name."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_texts() { return entries; }

}  // namespace confsync::commands
