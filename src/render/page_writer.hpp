#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/fence_info.hpp"
#include "render/macro_schema.hpp"
#include "render/storage_writer.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// How the rows of the table that is being written are to look.
struct TableLook {
    bool header_column = false;
    bool without_second_column = false;
    bool numbered = false;
    int number = 0;  ///< of the row
};
/// ` style="text-align: …"`; left is the default and not said.
std::string_view style_of(Align align);

/// "left" or "right" when HTML aligns the image to a side, else empty.
std::string_view side_of(const ImageWish& wish);

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
    void check_size();
    void note_block(NodeIndex index);
    void top_block(NodeIndex index);
    void start_line();
    void blocks(NodeIndex parent);
    void body_blocks(NodeIndex parent);
    void block(NodeIndex index);
    void paragraph(NodeIndex index);
    void heading(NodeIndex index);
    void rule(NodeIndex index);
    void quote(NodeIndex index);
    bool repeats_title(const Node& node) const;

    // page_boxes.cpp
    void alert(NodeIndex index);
    void panel_of(NodeIndex index);
    void decision(NodeIndex index);
    void titled(std::string_view title);
    void expand(NodeIndex index);
    bool open_box(const Node& node, std::string_view title);
    void close_box(bool opened);
    std::string title_of(NodeIndex index) const;
    void term(NodeIndex index);
    void meaning(NodeIndex index);

    // page_code.cpp
    void code_block(NodeIndex index);
    void code_macro(const FenceInfo& info, std::string_view language, std::string_view code);
    void diagram(NodeIndex index);
    void drawn_diagram(const Node& node, const AttachmentTarget& file);
    void diagram_macro(const Node& node, const DiagramMacro& macro);
    void formula(NodeIndex index);

    // page_directives.cpp
    void directive(NodeIndex index);
    void macro(NodeIndex index, std::string_view name);
    void macro_body(NodeIndex index, const MacroSchema* schema);
    void parameter(const MacroSchema* schema, const Argument& argument);
    void jira_server(const Directive& directive);
    bool leads_nowhere(const Directive& directive) const;
    void check_macro(NodeIndex index, std::string_view name, const MacroSchema* schema);
    void panel(NodeIndex index);
    void panel_icon(std::string_view icon);
    void page_properties(NodeIndex index);
    void expand_directive(NodeIndex index);
    void shown_source(const Node& node);

    // page_resources.cpp
    bool resource(Resource kind, const Argument& argument);
    bool page_resource(const Argument& argument);
    void page_named(const PageTarget& target);
    bool file_resource(const Argument& argument);
    void user_resource(std::string_view id);
    void space_resources(std::string_view keys);
    const Target& target_of(const Argument& argument) const;

    // page_about.cpp
    void about_next(NodeIndex index, const Directive& about);
    void block_place(const ImageWish& wish);
    void image_attributes();
    void block_border();
    void card(NodeIndex paragraph, const Directive& about);
    void file_preview(NodeIndex paragraph, const Directive& about);

    // page_layout.cpp
    struct Cell {
        NodeIndex first = 0;
        NodeIndex end = 0;
    };
    bool is_column(NodeIndex index) const;
    bool is_columns(NodeIndex index) const;
    bool has_columns() const;
    void layout();
    void plain_section(const std::function<void()>& write);
    void columns(NodeIndex index);
    std::vector<Cell> cells_of(NodeIndex columns) const;
    void layout_cell(const Cell& cell);

    // page_front_matter.cpp
    void front_of_page();
    void properties_table();
    void end_of_page();

    // page_lists.cpp
    void list(NodeIndex index);
    void open_list(Kind kind, int first_number);
    void items(NodeIndex first, NodeIndex end, const Node& list);
    void item(NodeIndex index, bool tight);
    void tight_item(NodeIndex index);
    void marked_item(NodeIndex index);
    void item_blocks(NodeIndex index, NodeIndex first);
    bool leaves_list(const Node& node) const;
    bool directive_leaves_list(const Node& node) const;
    void put_off(NodeIndex block);
    void write_put_off();

    // page_tasks.cpp
    void mixed_list(NodeIndex index);
    NodeIndex tasks(NodeIndex first, NodeIndex end);
    NodeIndex bullets(NodeIndex first, NodeIndex end, const Node& list);
    void task(NodeIndex index);
    void task_status(const Node& node);
    NodeIndex task_text(NodeIndex index);
    void nested_tasks(NodeIndex list);
    void put_off_from_task(NodeIndex block);
    bool holds_only_tasks(NodeIndex list) const;

    // page_tables.cpp
    void table(NodeIndex index, const Directive* about = nullptr);
    void table_start(NodeIndex index, const Directive* about);
    std::string table_layout(NodeIndex index, const Directive* about);
    void table_columns(std::string_view widths);
    void row(NodeIndex index);
    void cell(NodeIndex index, bool header);
    bool is_empty_row(NodeIndex index) const;
    bool has_empty_second_column(NodeIndex table) const;
    bool holds_blocks(NodeIndex cell) const;

    // page_html.cpp
    void html_table(NodeIndex index);
    void html_cell(NodeIndex index);
    void definition_list(NodeIndex index);
    void definition_term(NodeIndex index);
    void definition(NodeIndex index);

    // page_inlines.cpp
    void inlines(NodeIndex parent);
    void inline_node(NodeIndex index);
    void wrapped(NodeIndex index, std::string_view element);
    void wrapped(NodeIndex index, std::string_view element, std::string_view attributes);
    void code_span(const Node& node);
    void element(NodeIndex index);
    void highlight(NodeIndex index);
    void soft_break(const Node& node);
    void math(const Node& node);
    void keys(const Node& node);
    void status(const Node& node);

    // page_links.cpp
    void link(NodeIndex index);
    void url_link(NodeIndex index, const std::string& url);
    bool mention(NodeIndex index, const std::string& url);
    bool is_bare_address(NodeIndex link, const std::string& url) const;
    std::string card_attributes(NodeIndex index, const std::string& url) const;
    bool lone_card(NodeIndex paragraph);
    NodeIndex only_child(NodeIndex parent) const;
    bool frame(NodeIndex index, const std::string& url);
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
    void place_in_text(const ImageWish& wish);
    void image_size(const Target& target, const ImageWish& wish, Form form);
    void wished_size(const ImageWish& wish, Form form);
    void attachment_size(const AttachmentTarget& file, const ImageWish& wish, Form form);
    const ImageWish& wish_of(const Node& node) const;
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
    int tasks_ = 0;                          ///< ids given so far
    int link_depth_ = 0;                     ///< links do not nest
    int list_depth_ = 0;                     ///< lists around what is being written
    int quote_depth_ = 0;                    ///< quotes around it
    int box_depth_ = 0;                      ///< expands around it
    int indent_ = 0;                         ///< steps by which its paragraphs are indented
    std::vector<NodeIndex> put_off_;         ///< blocks of items that follow their list
    const Directive* about_ = nullptr;       ///< speaks of the next block
    const Directive* image_look_ = nullptr;  ///< speaks of the image being written
    bool in_definitions_ = false;            ///< a `<dl>` is open
    TableLook table_look_;
    bool in_properties_ = false;  ///< in a table of page properties
};

}  // namespace confsync::render
