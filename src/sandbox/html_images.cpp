#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

int pixels(const XmlNode& image, std::string_view attribute) {
    const std::string_view value = image.attribute_or_empty(attribute);
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return std::clamp(number, 0, 4000);
}

bool is_inline(const XmlNode& image) { return image.attribute_or_empty("ac:inline") == "true"; }

std::string_view placement(const XmlNode& image) {
    const std::string_view layout = image.attribute_or_empty("ac:layout");
    const std::string_view align = image.attribute_or_empty("ac:align");
    if (layout.starts_with("wrap-right")) return "image float-right";
    if (layout.starts_with("wrap-left")) return "image float-left";
    if (layout == "align-end" || align == "right") return "image align-right";
    if (layout == "align-start" || align == "left") return "image align-left";
    return "image align-center";
}

}  // namespace

void HtmlWriter::image(const XmlNode& node) {
    if (is_inline(node)) return picture(node);
    // A figure would end the paragraph it stands in.
    const std::string_view tag = paragraph_depth_ > 0 ? "span" : "figure";
    out_ += fmt::format("<{} class=\"{}\">", tag, placement(node));
    picture(node);
    caption(node);
    out_ += fmt::format("</{}>", tag);
}

void HtmlWriter::picture(const XmlNode& node) {
    std::string_view alt = node.attribute_or_empty("ac:alt");
    const XmlNode* file = node.child("ri:attachment");
    const XmlNode* address = node.child("ri:url");
    if (alt.empty() && file != nullptr) alt = file->attribute_or_empty("ri:filename");
    auto url = file == nullptr ? std::nullopt : attachment_url(*file);
    // Only https: the pages' Content-Security-Policy lets no other picture in.
    if (address != nullptr && around_.shows_pictures_elsewhere() &&
        address->attribute_or_empty("ri:value").starts_with("https://"))
        url = address->attribute_or_empty("ri:value");
    if (!url) {
        const std::string_view from =
            address == nullptr ? "missing picture" : address->attribute_or_empty("ri:value");
        out_ += address == nullptr ? "<span class=\"picture-missing\""
                                   : "<span class=\"picture-elsewhere\"";
        attribute("title", from);
        out_ += '>';
        text(alt.empty() ? from : alt);
        out_ += "</span>";
        return;
    }
    out_ += "<img";
    attribute("src", *url);
    attribute("alt", alt);
    if (const int width = pixels(node, "ac:width"); width > 0)
        attribute("width", std::to_string(width));
    if (const int height = pixels(node, "ac:height"); height > 0 && is_inline(node))
        attribute("height", std::to_string(height));
    if (node.attribute_or_empty("ac:border") == "true") attribute("class", "bordered");
    out_ += '>';
}

void HtmlWriter::caption(const XmlNode& image) {
    const XmlNode* caption = image.child("ac:caption");
    if (caption == nullptr) return;
    const std::string_view tag = paragraph_depth_ > 0 ? "span" : "figcaption";
    out_ += fmt::format("<{} class=\"caption\">", tag);
    for (const XmlNode& child : caption->children) {
        if (child.is("p"))
            children(child);
        else
            node(child);
    }
    out_ += fmt::format("</{}>", tag);
}

}  // namespace confsync::sandbox
