#pragma once

#include <cmark-gfm/node.h>

#include <vector>

#include "render/directive_pairs.hpp"
#include "render/respell.hpp"
#include "render/slug.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// Copies cmark's tree into ours: kinds mapped, references and headings numbered, depth bounded.
class MarkdownBuilder {
  public:
    MarkdownBuilder(Tree& tree, int lines_before, const SourceLines& source, bool check_characters,
                    bool wiki_links)
        : tree_(tree),
          lines_before_(lines_before),
          source_(source),
          check_characters_(check_characters),
          wiki_links_(wiki_links),
          slugs_(tree.slug_rule),
          directives_(tree) {}

    void build(cmark_node* root);

  private:
    /// A node whose children are being read. One that is left out hands them to the node above.
    struct Open {
        NodeIndex index = 0;
        bool left_out = false;
        bool has_directive = false;
    };

    void enter(cmark_node* node);
    void leave(cmark_node* node);
    bool leave_out(Kind kind, const Node& place);
    Node placed(Kind kind, const cmark_node* node) const;
    NodeIndex add(Node node);
    void fill(Node& node, cmark_node* from);
    void fill_list(Node& node, const cmark_node* from);
    void fill_cell(Node& node, cmark_node* from);
    void fill_code_block(Node& node, const cmark_node* from);
    void fill_raised(Node& node, const cmark_node* from);
    void add_text(Node like, std::string_view text);
    void add_raised_text(Node like, const cmark_node* from);
    NodeIndex add_wiki_links(Node node);
    void add_wiki_link(Node node, std::string_view inside);
    void fill_reference(Node& node, const cmark_node* from);
    void fill_footnote_reference(Node& node, const cmark_node* from);
    Open& holder();
    void close(const Open& done);
    void register_heading(NodeIndex index);
    void find_title_heading();
    Slice keep(const cmark_chunk& chunk, const Node& node);

    Tree& tree_;
    int lines_before_;
    const SourceLines& source_;
    bool check_characters_;
    bool wiki_links_;
    bool too_deep_ = false;
    bool has_definitions_ = false;
    bool has_html_ = false;
    int footnotes_ = 0;
    int table_column_ = 0;
    int last_line_ = 1;
    Slugs slugs_;
    DirectivePairs directives_;
    std::vector<Open> open_;
};

}  // namespace confsync::render
