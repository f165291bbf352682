#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/directive.hpp"
#include "render/document.hpp"

namespace confsync::render {

/// Every construct the writers know. cmark's own types, partly numbers of the run, stop at the
/// border in markdown.cpp.
enum class Kind : std::uint8_t {
    document,
    quote,
    alert,    ///< text: alert_word(); detail: the author's word, capitalised; checked: it folds
    title,    ///< first child of an alert: what its author wrote behind the marker
    term,     ///< of a definition list
    meaning,  ///< of a term, holds blocks; number: 1 for the last one of its term
    bullet_list,
    ordered_list,
    item,
    task,
    code_block,     ///< text: the code; detail: the info string
    html_block,     ///< raw HTML; only until the document is read
    expand,         ///< text: the title
    directive,      ///< index: its entry in `directives`; children: what it holds
    storage_block,  ///< text: well-formed storage format to be written as it stands
    diagram,        ///< text: its source; detail: its language; index: its entry in `diagrams`
    formula,        ///< text: LaTeX
    shown_source,   ///< text: source that is shown to the reader as it is
    paragraph,
    heading,
    rule,
    table,
    table_row,
    table_cell,
    footnote_definition,  ///< text: its label
    html_table,           ///< of raw HTML: its parts are elements, with html_cells in them
    html_cell,            ///< holds blocks; text: its colour; detail: attributes
    definition_list,
    definition_term,
    definition,  ///< holds blocks
    element,     ///< text: its name in storage format; detail: attributes, escaped
    text,
    soft_break,
    hard_break,
    code,
    html,       ///< a tag of raw HTML; only until the document is read
    highlight,  ///< text on a coloured ground
    emoji,      ///< text: as written, `:name:`; detail: the character
    math,       ///< text: LaTeX with its dollars
    keys,       ///< text: as written, `++ctrl+c++`
    status,     ///< text: its words; detail: the colour
    date,       ///< text: as ISO 8601 writes it
    storage,    ///< text: storage format as it is
    anchor,     ///< text: the name that `<a name>` or `<a id>` gives
    emphasis,
    strong,
    strikethrough,
    link,                ///< detail: the title; text: "frame" for what an iframe shows
    image,               ///< detail: the title
    footnote_reference,  ///< text: the label
    skipped,             ///< what its author keeps from Confluence
    dropped,             ///< shows nothing: comments, the marker of an alert
};

enum class Align : std::uint8_t { none, left, center, right };

/// A piece of the tree's text.
struct Slice {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// What an author asked of an image beyond showing it; 0 and none: nothing.
struct ImageWish {
    int width = 0;  ///< pixels, as are all sizes
    int height = 0;
    Align align = Align::none;
};

/// One node. Nodes stand in document order, so children follow their parent directly and `end` is
/// the index of the first node that is not below this one.
struct Node {
    Kind kind = Kind::document;
    Align align = Align::none;  ///< of a table cell, a paragraph, a heading
    bool tight = false;         ///< of a list
    bool checked = false;       ///< of a task; of an alert: it folds
    bool header = false;        ///< of a table row
    std::uint32_t end = 0;
    int line = 0;
    int column = 0;
    int end_line = 0;  ///< of a block
    /// Heading level, first number of an ordered list, number of a footnote. Of a footnote
    /// reference: which one it is to that footnote, from 1.
    int number = 0;
    /// Link, image: its entry in `references`. Heading: its entry in `headings`. Footnote
    /// definition: how many references lead to it. Footnote reference: the footnote's number.
    std::uint32_t index = 0;
    /// Heading: the name in `{#name}`. Table cell: its colour. Others: see Kind.
    Slice text;
    Slice detail;
};

using NodeIndex = std::uint32_t;

struct Document::Tree {
    std::string file;
    FrontMatter front_matter;
    std::vector<Heading> headings;
    std::vector<std::string> heading_names;  ///< of each, the text that its slug is made of
    std::vector<std::string> anchors;
    std::vector<Reference> references;
    std::vector<Directive> directives;
    std::vector<Diagram> diagrams;
    std::set<std::string> diagram_languages;  ///< of `Dialect::diagrams`
    SlugRule slug_rule = SlugRule::github;    ///< of `Dialect::slugs`
    Diagnostics diagnostics;                  ///< errors of the text: Document::diagnostics
    Diagnostics remarks;               ///< what rendering has to say whatever the options are
    std::size_t title_heading = none;  ///< index into headings

    std::vector<Node> nodes;
    std::map<std::uint32_t, ImageWish> image_wishes;  ///< by entry in `references`
    std::string text;                                 ///< what the slices point into

    Slice keep(std::string_view piece);
    void remark(const char* code, Severity severity, std::string message, const Node& node,
                std::string hint = {});
    /// An error of the text: the page is left out.
    void fault(const char* code, std::string message, const Node& node, std::string hint);

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string_view at(Slice slice) const {
        return std::string_view(text).substr(slice.offset, slice.length);
    }
    std::string_view text_of(const Node& node) const { return at(node.text); }
    Place place_of(const Node& node) const { return {file, node.line, node.column}; }
};

using Tree = Document::Tree;

/// The children of a node, as indices: `for (NodeIndex child : children(tree, parent))`.
class Children {
  public:
    class Iterator {
      public:
        Iterator(const Tree& tree, NodeIndex at) : tree_(&tree), at_(at) {}
        NodeIndex operator*() const { return at_; }
        Iterator& operator++() {
            at_ = tree_->nodes[at_].end;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Tree* tree_;
        NodeIndex at_;
    };

    Children(const Tree& tree, NodeIndex parent) : tree_(tree), parent_(parent) {}
    Iterator begin() const { return {tree_, parent_ + 1}; }
    Iterator end() const { return {tree_, tree_.nodes[parent_].end}; }
    bool empty() const { return tree_.nodes[parent_].end == parent_ + 1; }

  private:
    const Tree& tree_;
    NodeIndex parent_;
};

/// How plain text spells emoji: as readers see them, or by name, as in slugs.
enum class Emoji : std::uint8_t { characters, names };

/// What a reader sees of the inlines below a node, without marks. Text of images is left out.
std::string plain_text(const Tree& tree, NodeIndex parent, Emoji emoji = Emoji::characters);

/// "Ctrl+C" of `++ctrl+c++`, key by key.
std::vector<std::string> key_names(std::string_view keys);

}  // namespace confsync::render
