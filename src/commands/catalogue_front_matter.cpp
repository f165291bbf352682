#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"draft", Severity::note, "a draft is not published",
              "A page that was published before stays as it is.", "---\ndraft: true\n---",
              "remove the line when the text is ready."},
    CodeEntry{"front-matter-broken", Severity::error, "the front matter is not YAML",
              "Nobody can say what the page is called.", "---\ntitle: [Install\n---",
              "put text with a colon, or with a special character in front, into quotes."},
    CodeEntry{"front-matter-draft", Severity::error, "draft is neither true nor false",
              "Nobody can say whether the page is meant to be seen.", "---\ndraft: soon\n---",
              "write draft: true, or remove the line."},
    CodeEntry{"front-matter-duplicate", Severity::warning, "a key stands twice",
              "The last of them counts here; other programs take the first, or refuse the file.",
              "---\ntitle: Install\nlabels: [howto]\ntitle: Installing\n---",
              "remove one of them."},
    CodeEntry{"front-matter-labels", Severity::error, "labels are not a list of texts",
              "Nobody can say which labels the page should have.", "---\nlabels: {howto: yes}\n---",
              "write labels: [one, two]."},
    CodeEntry{"front-matter-not-yet", Severity::warning, "a key that nothing acts on yet",
              "It is read and has no effect.", "---\nconfluence:\n  emoji: \":rocket:\"\n---",
              "nothing, or remove the key; a later version will act on it."},
    CodeEntry{"front-matter-title", Severity::error, "the title is empty, or no text",
              "Nobody can say what the page is called.", "---\ntitle: [Install, Guide]\n---",
              "write title: \"Some words\", or remove the key."},
    CodeEntry{"front-matter-unknown", Severity::error, "a key of confluence: that there is none of",
              "What it asks for would not happen.", "---\nconfluence:\n  widht: full\n---",
              "correct the key; those of other tools stand at the top level."},
    CodeEntry{"front-matter-value", Severity::error,
              "a key of confluence: with a value it can't have",
              "What it asks for would not happen.", "---\nconfluence:\n  width: huge\n---",
              "correct the value or remove the key."},
    CodeEntry{"label-invalid", Severity::warning, "a text that can't be a label",
              "The label is left out: the server would refuse or split it.",
              "---\nlabels: [\"release notes\"]\n---",
              "labels have no blanks and none of ! # & ( ) * , . : ; < > ? @ [ ] ^"},
    CodeEntry{"title-duplicate", Severity::note, "two pages of a space ask for one title",
              "Confluence has each title once in a space. This page gets its folder's title in "
              "parentheses. With duplicate-titles = \"error\" it is left out instead, as an error.",
              "docs/ops/setup.md:  # Setup\ndocs/dev/setup.md:  # Setup",
              "give one of them another title: in its front matter."},
    CodeEntry{"title-empty", Severity::error, "the page has no title",
              "None of the configured sources has one.",
              "title = [\"front-matter\"]        (confsync.toml)",
              "give the page a title: or a first heading."},
    CodeEntry{
        "title-too-long", Severity::error, "a title of more than 255 characters",
        "Confluence takes no longer ones. A prefix, and what tells it apart from another page "
        "of that title, count.",
        "# A heading that goes on and on …",
        "shorten it, or set a shorter one by title: in the front matter."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_front_matter() { return entries; }

}  // namespace confsync::commands
