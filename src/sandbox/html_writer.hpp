#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/html_body.hpp"
#include "sandbox/html_outline.hpp"
#include "sandbox/xml_tree.hpp"

namespace confsync::sandbox {

/// Writes one body as HTML. Text and attribute values go through `escape_xml` at the one place
/// where they are appended; tags come from tables, never from the body.
class HtmlWriter {
  public:
    HtmlWriter(const XmlNode& root, const Surroundings& surroundings);

    std::string write();
    /// One text for each child of the root.
    std::vector<std::string> write_each();

  private:
    // html_body.cpp: the walk
    void node(const XmlNode& node);
    void children(const XmlNode& node);
    void element(const XmlNode& node);
    void wrapped(std::string_view tag, std::string_view css, const XmlNode& content);
    void plain(std::string_view tag, const XmlNode& node);
    void heading(const XmlNode& node);
    void paragraph(const XmlNode& node);
    void ordered_list(const XmlNode& node);
    void span(const XmlNode& node);

    // html_tables.cpp
    void table(const XmlNode& node);
    void cell(const XmlNode& node);
    void column(const XmlNode& node);

    // html_links.cpp
    void link(const XmlNode& node);
    void page_link(const XmlNode& link, const XmlNode& target);
    void link_to(const XmlNode& link, const std::optional<PageLink>& page, std::string_view name);
    void attachment_link(const XmlNode& link, const XmlNode& target);
    void mention(const XmlNode& user);
    void link_body(const XmlNode& link, std::string_view otherwise);
    void broken(const XmlNode& link, std::string_view css, std::string_view why,
                std::string_view name);
    void anchor_element(const XmlNode& node);
    void open_link(std::string_view url);
    std::optional<std::string> attachment_url(const XmlNode& resource) const;

    // html_images.cpp
    void image(const XmlNode& node);
    void picture(const XmlNode& node);
    void caption(const XmlNode& image);

    // html_inline.cpp
    void emoticon(const XmlNode& node);
    void date(const XmlNode& node);
    void status(const XmlNode& macro);
    void anchor(const XmlNode& macro);

    // html_tasks.cpp
    void task_list(const XmlNode& node);
    void task(const XmlNode& node);
    void task_box(std::string_view id, bool done);

    // html_macros.cpp
    void macro(const XmlNode& node);
    void rich_body(const XmlNode& macro);
    void code(const XmlNode& macro);
    void expand(const XmlNode& macro);
    void unknown_macro(const XmlNode& macro);
    void file_link(const XmlNode& macro);
    void section(std::string_view css, const XmlNode& macro);

    // html_panels.cpp
    void panel(std::string_view look, std::string_view title, const XmlNode* content);
    void custom_panel(const XmlNode& macro);
    void adf_extension(const XmlNode& node);
    void decisions(const XmlNode& list);
    void layout_section(const XmlNode& node);

    // html_lists.cpp: lists that the page makes up
    void toc(const XmlNode& macro);
    void children_macro(const XmlNode& macro);
    void child_list(const std::vector<ChildLink>& links);

    void text(std::string_view text);
    void attribute(std::string_view name, std::string_view value);

    const XmlNode& root_;
    const Surroundings& around_;
    std::vector<Heading> outline_;
    std::map<const XmlNode*, std::string> heading_ids_;
    std::set<std::string> anchors_;  ///< written so far
    int paragraph_depth_ = 0;        ///< above 0: only inline content may be written
    std::string out_;
};

}  // namespace confsync::sandbox
