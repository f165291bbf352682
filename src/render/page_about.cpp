#include <fmt/format.h>

#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

bool is_card(std::string_view word) {
    return word == "inline" || word == "block" || word == "embed";
}

}  // namespace

/// Writes a block that a directive on the line before it speaks of.
void PageWriter::about_next(NodeIndex index, const Directive& about) {
    if (about.name == "table") return table(index, &about);
    if (about.name == "card") return card(index, about);
    if (about.name == "file") return file_preview(index, about);
    image_look_ = &about;
    block(index);
    image_look_ = nullptr;
}

/// Where a block image stands: by the directive before it, else by the page's front matter.
void PageWriter::block_place() {
    std::string_view align = tree_.front_matter.confluence.image_align;
    std::string_view layout;
    if (image_look_ != nullptr) {
        if (!image_look_->value("align").empty()) align = image_look_->value("align");
        layout = image_look_->value("layout");
    }
    if (layout == "none") return image_attributes();
    if (!on_cloud()) {
        if (!align.empty()) attribute("ac:align", align);
        return image_attributes();
    }
    if (layout.empty()) layout = align == "left" ? "align-start" : align;
    if (layout == "right") layout = "align-end";
    attribute("ac:align", align.empty() ? "center" : align);
    attribute("ac:layout", layout.empty() ? "center" : layout);
    image_attributes();
}

/// What else a directive may say of an image, by the names of storage format without their prefix.
void PageWriter::image_attributes() {
    if (image_look_ == nullptr) return;
    const std::string_view border = image_look_->value("border");
    if (image_look_->has("border") && (!on_cloud() || border.empty() || border == "true"))
        attribute("ac:border", "true");
    for (const std::string_view name :
         {"thumbnail", "class", "style", "vspace", "hspace", "queryparams"}) {
        if (image_look_->has(name))
            attribute(fmt::format("ac:{}", name),
                      image_look_->value(name).empty() ? "true" : image_look_->value(name));
    }
}

/// The border that a directive asks for; Cloud keeps its width in a mark (storage-format.md §7).
void PageWriter::block_border() {
    if (image_look_ == nullptr || !on_cloud()) return;
    const std::string_view size = image_look_->value("border");
    if (size.empty() || size.find_first_not_of("123") != std::string_view::npos) return;
    out_ += "<ac:adf-mark key=\"border\"";
    attribute("size", size);
    attribute("color", "#091e4224");
    out_ += " />";
}

/// A smart link (storage-format.md §6.3).
void PageWriter::card(NodeIndex paragraph, const Directive& about) {
    const auto* url = std::get_if<UrlTarget>(&target_of(node(paragraph + 1)));
    const std::string_view look = about.word().empty() ? "block" : about.word();
    if (url == nullptr || !is_card(look)) {
        remark("card-unseen", Severity::warning,
               is_card(look) ? std::string("only a link to another site can be a card")
                             : fmt::format("there is no card \"{}\"", look),
               node(paragraph), "a card is inline, block or embed");
        return block(paragraph);
    }
    if (!on_cloud()) return block(paragraph);
    out_ += "<p><a href=\"";
    append_url(out_, url->url);
    out_ += '"';
    attribute("data-card-appearance", look);
    if (look == "embed") {
        const std::string_view layout = about.value("layout");
        attribute("data-layout", layout.empty() ? "center" : layout);
        attribute("data-width", "100.00");
    }
    out_ += '>';
    const std::size_t start = out_.size();
    inlines(paragraph + 1);
    if (out_.size() == start) append_text(out_, url->url);
    out_ += "</a></p>";
}

void PageWriter::file_preview(NodeIndex paragraph, const Directive& about) {
    const auto* file = std::get_if<AttachmentTarget>(&target_of(node(paragraph + 1)));
    if (file == nullptr) {
        remark("file-unseen", Severity::warning, "only an attached file has a preview",
               node(paragraph), "link to a file of the tree that is attached");
        return block(paragraph);
    }
    open_macro(out_, "view-file");
    out_ += "<ac:parameter ac:name=\"name\"><ri:attachment";
    attribute("ri:filename", file->file_name);
    out_ += " /></ac:parameter>";
    if (!about.value("height").empty()) append_parameter(out_, "height", about.value("height"));
    close_macro(out_);
}

}  // namespace confsync::render
