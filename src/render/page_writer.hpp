#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/storage_writer.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// Walks one tree and appends storage format to one string. What it emits is well-formed at every
/// moment in which no element is open.
class PageWriter {
  public:
    PageWriter(const Tree& tree, const std::vector<Target>& targets, const RenderOptions& options)
        : tree_(tree), targets_(targets), options_(options) {}

    Rendered write();

  private:
    // page_blocks.cpp
    void document();
    void note_block(const Node& node);
    void blocks(NodeIndex parent);
    void block(NodeIndex index);
    void paragraph(NodeIndex index);
    void heading(NodeIndex index);
    void code_block(const Node& node);
    void html_as_text(const Node& node);
    void quote(NodeIndex index);
    void alert(NodeIndex index);
    bool repeats_title(const Node& node) const;

    // page_lists.cpp
    void list(NodeIndex index);
    void open_list(const Node& node);
    void item(NodeIndex index, bool tight);
    void tight_item(NodeIndex index);
    void marked_item(NodeIndex index);
    void mixed_list(NodeIndex index);
    bool task_run(NodeIndex first, NodeIndex end);
    NodeIndex tasks(NodeIndex first, NodeIndex end);
    NodeIndex bullets(NodeIndex first, NodeIndex end, bool tight);
    void task(NodeIndex index);
    void task_status(const Node& node);
    NodeIndex task_text(NodeIndex index);
    void nested_tasks(NodeIndex list);
    void put_off(NodeIndex block);
    void write_put_off();
    bool holds_only_tasks(NodeIndex list) const;

    // page_tables.cpp
    void table(NodeIndex index);
    void row(NodeIndex index);
    void cell(NodeIndex index, bool header);
    bool is_empty_row(NodeIndex index) const;

    // page_inlines.cpp
    void inlines(NodeIndex parent);
    void inline_node(NodeIndex index);
    void wrapped(NodeIndex index, std::string_view element);
    void code_span(const Node& node);
    void element(std::string_view before, const Node& mark);

    // page_links.cpp
    void link(NodeIndex index);
    void url_link(NodeIndex index, std::string_view url);
    void page_link(NodeIndex index, const PageTarget& target);
    void anchor_link(NodeIndex index, const AnchorTarget& target);
    void attachment_link(NodeIndex index, const AttachmentTarget& target);
    void link_body(NodeIndex index);
    void link_text(NodeIndex index);
    const Target& target_of(const Node& node) const;

    // page_images.cpp
    enum class Form { block, in_text };
    bool is_lone_image(NodeIndex paragraph, NodeIndex& image) const;
    void block_image(NodeIndex index);
    void image(NodeIndex index, Form form);
    void show_image(NodeIndex index, Form form, const Target& target);
    void image_size(const Target& target, Form form);
    void image_caption(std::string_view title, Form form);

    // page_footnotes.cpp
    void footnote_reference(const Node& node);
    void footnotes(NodeIndex first, NodeIndex end);
    void footnote(NodeIndex index);
    void footnote_paragraph(NodeIndex index, const Node& definition, bool first, bool last);
    void back_links(const Node& definition);
    std::string footnote_name(const Node& node) const;

    bool on_cloud() const { return options_.flavor == Flavor::cloud; }
    const Node& node(NodeIndex index) const { return tree_.nodes[index]; }
    std::string_view text(const Node& node) const { return tree_.text_of(node); }
    void attribute(std::string_view name, std::string_view value);
    void remark(const char* code, Severity severity, std::string message, const Node& node,
                std::string hint);

    const Tree& tree_;
    const std::vector<Target>& targets_;
    const RenderOptions& options_;
    std::string out_;
    Rendered result_;
    int tasks_ = 0;                   ///< ids given so far
    int link_depth_ = 0;              ///< links do not nest
    std::vector<NodeIndex> put_off_;  ///< blocks of tasks that follow their list
};

}  // namespace confsync::render
