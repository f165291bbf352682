#include <algorithm>

#include "render/escape.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// Width of the text on a page of Confluence, in pixels (storage-format.md §5).
constexpr int page_width = 760;
/// An image up to this height stands in a line of text as it is.
constexpr int line_height = 24;
constexpr std::string_view badge_host = "https://img.shields.io/";

bool is_shown(const Target& target) {
    return std::holds_alternative<AttachmentTarget>(target) ||
           std::holds_alternative<UrlTarget>(target);
}

}  // namespace

bool PageWriter::is_lone_image(NodeIndex paragraph, NodeIndex& image) const {
    const NodeIndex first = paragraph + 1;
    if (first >= node(paragraph).end || node(first).kind != Kind::image) return false;
    image = first;
    return node(first).end == node(paragraph).end && is_shown(target_of(node(first)));
}

void PageWriter::block_image(NodeIndex index) {
    if (on_cloud()) return image(index, Form::block);
    out_ += "<p>";
    image(index, Form::block);
    out_ += "</p>";
}

void PageWriter::image(NodeIndex index, Form form) {
    const Target& target = target_of(node(index));
    if (is_shown(target)) return show_image(index, form, target);
    link(index);
}

void PageWriter::show_image(NodeIndex index, Form form, const Target& target) {
    const std::string_view title = tree_.at(node(index).detail);
    out_ += "<ac:image";
    if (form == Form::block) block_place();
    if (on_cloud() && form == Form::in_text) out_ += " ac:inline=\"true\"";
    image_size(target, form);
    attribute("ac:alt", plain_text(tree_, index));
    if (!title.empty()) attribute("ac:title", title);
    out_ += '>';
    if (const auto* file = std::get_if<AttachmentTarget>(&target)) {
        out_ += "<ri:attachment";
        attribute("ri:filename", file->file_name);
    } else {
        out_ += "<ri:url ri:value=\"";
        append_url(out_, std::get<UrlTarget>(target).url);
        out_ += '"';
    }
    out_ += " />";
    image_caption(title, form);
    if (form == Form::block) block_border();
    out_ += "</ac:image>";
}

void PageWriter::image_size(const Target& target, Form form) {
    if (const auto* url = std::get_if<UrlTarget>(&target)) {
        const bool badge = url->url.compare(0, badge_host.size(), badge_host) == 0;
        if (badge && form == Form::in_text) attribute("ac:height", "20");
        return;
    }
    const auto& file = std::get<AttachmentTarget>(target);
    if (file.width <= 0 || file.height <= 0) return;
    if (on_cloud()) {
        attribute("ac:original-width", std::to_string(file.width));
        attribute("ac:original-height", std::to_string(file.height));
    }
    if (form == Form::in_text && file.height <= line_height)
        return attribute("ac:height", std::to_string(file.height));
    if (on_cloud() && form == Form::block) attribute("ac:custom-width", "true");
    attribute("ac:width", std::to_string(std::min(file.width, page_width)));
}

void PageWriter::image_caption(std::string_view title, Form form) {
    if (title.empty() || !on_cloud() || form != Form::block) return;
    out_ += "<ac:caption><p>";
    append_text(out_, title);
    out_ += "</p></ac:caption>";
}

}  // namespace confsync::render
