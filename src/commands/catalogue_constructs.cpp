#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

// Markdown and HTML that Confluence has another form for, or none.
constexpr std::array entries{
    CodeEntry{"anchor-name", Severity::warning, "a name that no anchor can have",
              "Links to it lead to the page itself.", "<a id=\"my place!\"></a>",
              "use letters, digits, - _ and ."},
    CodeEntry{
        "block-in-list", Severity::note, "a block in a list that follows its list",
        "A list item of Confluence Cloud holds text, lists, code and images. The list goes on "
        "behind the block.",
        "1. Look at this:\n\n   > a quote", "nothing, or move the block out of the list."},
    CodeEntry{"block-in-task", Severity::note, "a task that holds more than a line of text",
              "Tasks in Confluence hold text. What else stands in the item follows the list.",
              "- [ ] Deploy\n\n  ```sh\n  make deploy\n  ```",
              "nothing, or move the block out of the list."},
    CodeEntry{"card-unseen", Severity::warning, "a link that can't be shown as a card",
              "It is shown as a plain link.",
              "<!-- confluence: card block -->\n[install](install.md)",
              "a card is inline, block or embed, and leads to another site."},
    CodeEntry{"code-option-unseen", Severity::note, "an option of a code block without an effect",
              "Line numbers and the like do not show on Confluence Cloud.", "```python linenums",
              "nothing; they do show on Data Center."},
    CodeEntry{"diagram-as-code", Severity::note, "a diagram that is shown as code",
              "Nothing has drawn it.", "```mermaid\ngraph LR; a --> b\n```",
              "nothing, or name a command that draws it: render.diagram, in confsync.toml(5)."},
    CodeEntry{"diagram-failed", Severity::warning, "a diagram that its command did not draw",
              "It is shown as code. What the program said is part of the message.",
              "[render.diagram]\nmermaid = \"mmdc -i {in} -o {out}\"",
              "install the program, or correct the diagram or the command."},
    CodeEntry{
        "diagram-not-trusted", Severity::warning, "a diagram whose command may not run yet",
        "It is shown as code. Commands that a repository's configuration names run only after "
        "a person has allowed it.",
        "[render.diagram]\nmermaid = \"mmdc -i {in} -o {out}\"",
        "read confsync.toml, then: confsync trust."},
    CodeEntry{"expand-in-expand", Severity::note, "an expand inside another one",
              "Expands of Confluence Cloud do not nest: the inner one is always open.",
              "<details><summary>One</summary>\n\n<details><summary>Two</summary>",
              "nothing, or write it flatter."},
    CodeEntry{"file-unseen", Severity::warning, "a preview of what is no attached file",
              "It is shown as a plain link.", "<!-- confluence: file -->\n[install](install.md)",
              "link to a file of the tree that is attached."},
    CodeEntry{"html-as-text", Severity::warning, "HTML that is shown as text",
              "Readers see the tag itself.", "a < b, c<d and e>f",
              "write \\< or `code` when text is meant, else Markdown."},
    CodeEntry{"html-removed", Severity::note, "HTML that is not shown",
              "Scripts, styles, forms and the like have no place on a page.",
              "<script src=\"count.js\"></script>", "nothing, or remove it."},
    CodeEntry{"html-unbalanced", Severity::warning, "a tag without its other end",
              "It is ended where its paragraph, cell or item ends.", "Some <b>bold text.",
              "add the end tag, or remove the one that is too many."},
    CodeEntry{"html-unknown", Severity::note, "a tag that has no form in Confluence",
              "What stands in it is shown.", "<marquee>News</marquee>",
              "nothing, or write it in Markdown."},
    CodeEntry{"storage-broken", Severity::error, "a storage fence that Confluence would refuse",
              "The page is left out: the server would refuse all of it.",
              "```confluence-storage\n<p>No end\n```",
              "write whole elements, as the server stores them."},
    CodeEntry{"kept-verbatim", Severity::note, "a block of a page without a Markdown form",
              "It is kept as it is, in a fence, and goes back byte for byte.",
              "```confluence-storage", "nothing."},
    CodeEntry{"panel-icon-unseen", Severity::note, "an icon that does not show",
              "Panels of Data Center have none.", "<!-- confluence: panel icon=\":rocket:\" -->",
              "nothing."},
    CodeEntry{"quote-in-quote", Severity::note, "a quote inside a quote",
              "Quotes of Confluence Cloud do not nest: the inner one is indented text.",
              "> > who said that?", "nothing, or write it flatter."},
    CodeEntry{"rule-dropped", Severity::note, "a rule in a list or a quote",
              "Lists and quotes of Confluence Cloud hold none: it is left out.", "> ---",
              "nothing, or remove it."},
    CodeEntry{"status-colour", Severity::warning, "a colour no status has", "The status is grey.",
              "<status color=\"pink\">DONE</status>",
              "write grey, red, yellow, green, blue or purple."},
    CodeEntry{"storage-malformed", Severity::warning, "storage format that is not well-formed",
              "Confluence would refuse the page, so its text is shown.",
              "```confluence-storage\n<p>A paragraph\n```", "close every tag."},
    CodeEntry{"storage-unreadable", Severity::warning, "a page whose storage format can't be read",
              "It is kept as it is.", "<p>A paragraph", "look for a tag that is not closed."},
    CodeEntry{"table-wide", Severity::note, "a table of many columns",
              "Readers will have to scroll.", "| a | b | c | d | e | f | g | h | …",
              "nothing, or make two tables of it."},
    CodeEntry{"too-deep", Severity::warning, "lists, quotes or tags nested too deep",
              "What stands deeper is shown without its own form.", "> > > > > > …",
              "write it flatter."},
    CodeEntry{"unknown-alert", Severity::note, "a quote that begins like an alert",
              "There is no such kind: the quote stays a quote.", "> [!FOO]\n> Text.",
              "write NOTE, TIP, IMPORTANT, WARNING or CAUTION."},
    CodeEntry{"unknown-colour", Severity::warning, "a colour no table cell has",
              "The cell stays as it is.", "| <!-- bg:pinkish --> no |",
              "write #rrggbb, or grey, blue, teal, green, yellow, red or purple."},
    CodeEntry{"unknown-layout", Severity::warning, "a layout no table has",
              "The table stays as it is.", "<!-- confluence: table layout=huge -->",
              "default, center, align-start, align-end, wide, full-width or none."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_constructs() { return entries; }

}  // namespace confsync::commands
