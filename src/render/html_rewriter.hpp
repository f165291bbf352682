#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/html.hpp"
#include "render/html_assembly.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// Copies a tree that holds raw HTML into one that holds what the HTML means. Each parent with tags
/// among its children is read as one text of HTML, in which its Markdown children are holes.
class HtmlRewriter {
  public:
    explicit HtmlRewriter(Tree& tree) : tree_(tree), old_(std::move(tree.nodes)) {
        tree_.nodes.clear();
        tree_.nodes.reserve(old_.size());
    }

    void rewrite();

  private:
    using Body = std::function<void()>;
    using Run = std::vector<const HtmlNode*>;

    /// What holds for all text of the blocks being written.
    struct Surroundings {
        Align align = Align::none;
        std::vector<const HtmlNode*> marks;  ///< inline elements around whole blocks
        std::vector<std::string> anchors;    ///< names waiting for the next line of text
    };

    // html_rewrite.cpp: the old tree
    void copy(NodeIndex from);
    void copy_children(NodeIndex from);
    void copy_line(NodeIndex from);
    void line_of(NodeIndex from, const HtmlNodes& nodes, bool has_html);
    std::string text_in_hole(NodeIndex from) const;
    std::string shown_text(const HtmlNode& node) const;
    bool holds_html(NodeIndex parent) const;
    HtmlNodes read_blocks(NodeIndex parent);
    HtmlNodes read_line(NodeIndex parent);
    HtmlNodes parsed(HtmlAssembly& assembly);
    void renumber_headings();
    void place_in_file(NodeIndex block);

    // html_rewrite_blocks.cpp
    void flow(const HtmlNodes& nodes, const HtmlNode* left_out = nullptr);
    void block(const HtmlNode& node);
    void paragraph(Run& run);
    void trim_end();
    void trim_start(Node& node) const;
    bool ends_with_break(const Run& run) const;
    void flow_of(const HtmlNode& node);
    void around_blocks(const HtmlNode& mark);
    void heading(const HtmlNode& node);
    void list(const HtmlNode& node);
    void item(const HtmlNode& node);
    void definitions(const HtmlNode& node);
    void preformatted(const HtmlNode& node);
    void details(const HtmlNode& node);
    void apart(const Body& body);
    void waiting_anchors();
    void lone_anchors();
    bool is_blank(const HtmlNode& node) const;

    // html_rewrite_tables.cpp
    void table(const HtmlNode& node);
    void columns(const HtmlNode& node);
    void rows(const HtmlNode& table, bool head);
    void row(const HtmlNode& node);
    void cell(const HtmlNode& node);
    void cell_of(const HtmlNodes& nodes, Align align);

    // html_rewrite_inlines.cpp
    void line(const HtmlNodes& nodes);
    void line_node(const HtmlNode& node);
    void in_marks(std::size_t level, const Body& body);
    void mark(const HtmlNode& node, const Body& body);
    void span(const HtmlNode& node, const Body& body);
    void link(const HtmlNode& node, const Body& body);
    void image(const HtmlNode& node);
    void media(const HtmlNode& node);
    void frame(const HtmlNode& node);
    void input(const HtmlNode& node);
    void date(const HtmlNode& node);
    void status(const HtmlNode& node);
    void verbatim(const HtmlNode& node, const Body& body);
    void anchor(const HtmlNode& node);
    void anchor_named(const std::string& name);
    void text(std::string_view text, const HtmlNode& from);
    void reference(Reference::Kind kind, std::string_view destination, const HtmlNode& from,
                   std::string_view title, const Body& body);

    NodeIndex open(Kind kind, const HtmlNode& from);
    void close(NodeIndex index);
    void leaf(Kind kind, const HtmlNode& from, std::string_view text, std::string_view detail = {});
    void enclosed(Kind kind, const HtmlNode& from, std::string_view text, const Body& body);
    void remark(const char* code, Severity severity, std::string message, const HtmlNode& at,
                std::string hint = {});
    std::string anchor_of(const HtmlNode& node);

    Tree& tree_;
    std::vector<Node> old_;
    Surroundings around_;
    bool at_line_start_ = false;
    bool in_cell_ = false;
    bool has_headings_ = false;
    int task_boxes_ = 0;  ///< boxes that the items they stand in show
    int depth_ = 0;
    NodeIndex old_block_ = 1;  ///< how far the old blocks have been given their lines
};

}  // namespace confsync::render
