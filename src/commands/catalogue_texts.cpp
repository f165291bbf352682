#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"character-replaced", Severity::warning, "a character that XML can't hold",
              "It is shown as U+FFFD, the replacement character.", "A bell rings here: &#7;",
              "remove the character."},
    CodeEntry{
        "conflict-markers", Severity::error, "a conflict that nobody resolved",
        "pull or git left both sides in the file, between markers. The page is left out until "
        "a person has decided.",
        "<<<<<<< docs/faq.md\nAsk the team.\n=======\nAsk in the chat.\n>>>>>>> Confluence v6",
        "keep what is right of both sides and remove the markers."},
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
};

}  // namespace

std::span<const CodeEntry> catalogue_of_texts() { return entries; }

}  // namespace confsync::commands
