#include <algorithm>
#include <cstdint>

#include "render/escape.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// Width of the text on a page of Confluence, in pixels (storage-format.md §5).
constexpr int page_width = 760;
/// An image up to this height stands in a line of text as it is.
constexpr int line_height = 24;
/// The widest that the editor of Cloud lets a person make an image.
constexpr int widest = 1800;
constexpr std::string_view badge_host = "https://img.shields.io/";

bool is_shown(const Target& target) {
    return std::holds_alternative<AttachmentTarget>(target) ||
           std::holds_alternative<UrlTarget>(target);
}

}  // namespace

std::string_view side_of(const ImageWish& wish) {
    if (wish.align == Align::left) return "left";
    return wish.align == Align::right ? "right" : std::string_view();
}

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
    const ImageWish& wish = wish_of(node(index));
    out_ += "<ac:image";
    if (form == Form::block)
        block_place(wish);
    else
        place_in_text(wish);
    image_size(target, wish, form);
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

const ImageWish& PageWriter::wish_of(const Node& image) const {
    static const ImageWish nothing;
    const auto found = tree_.image_wishes.find(image.index);
    return found == tree_.image_wishes.end() ? nothing : found->second;
}

void PageWriter::place_in_text(const ImageWish& wish) {
    if (on_cloud())
        out_ += " ac:inline=\"true\"";
    else if (const auto side = side_of(wish); !side.empty())
        attribute("ac:align", side);
}

void PageWriter::image_size(const Target& target, const ImageWish& wish, Form form) {
    if (const auto* file = std::get_if<AttachmentTarget>(&target))
        return attachment_size(*file, wish, form);
    const std::string& url = std::get<UrlTarget>(target).url;
    if (wish.width != 0 || wish.height != 0) return wished_size(wish, form);
    const bool badge = url.compare(0, badge_host.size(), badge_host) == 0;
    if (badge && form == Form::in_text) attribute("ac:height", "20");
}

/// Cloud ignores the height of an image that stands alone.
void PageWriter::wished_size(const ImageWish& wish, Form form) {
    const bool block_on_cloud = on_cloud() && form == Form::block;
    if (wish.width != 0) {
        if (block_on_cloud) attribute("ac:custom-width", "true");
        attribute("ac:width", std::to_string(std::min(wish.width, widest)));
    }
    if (wish.height != 0 && !(block_on_cloud && wish.width != 0))
        attribute("ac:height", std::to_string(wish.height));
}

void PageWriter::attachment_size(const AttachmentTarget& file, const ImageWish& wish, Form form) {
    const bool known = file.width > 0 && file.height > 0;
    if (known && on_cloud()) {
        attribute("ac:original-width", std::to_string(file.width));
        attribute("ac:original-height", std::to_string(file.height));
    }
    if (wish.width != 0 || (wish.height != 0 && !known)) return wished_size(wish, form);
    if (!known) return;
    if (wish.height != 0) {
        const auto width = std::int64_t{file.width} * wish.height / file.height;
        const int whole = static_cast<int>(std::clamp<std::int64_t>(width, 1, widest));
        return wished_size({whole, wish.height, wish.align}, form);
    }
    if (form == Form::in_text && file.height <= line_height)
        return attribute("ac:height", std::to_string(file.height));
    wished_size({std::min(file.width, page_width), 0, wish.align}, form);
}

void PageWriter::image_caption(std::string_view title, Form form) {
    if (title.empty() || !on_cloud() || form != Form::block) return;
    out_ += "<ac:caption><p>";
    append_text(out_, title);
    out_ += "</p></ac:caption>";
}

}  // namespace confsync::render
