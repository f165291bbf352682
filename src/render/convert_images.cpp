#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/escape_markdown.hpp"

namespace confsync::render {

namespace {

constexpr int page_width = 760;  ///< pixels (storage-format.md §5)
constexpr int line_height = 24;
constexpr std::string_view badge_host = "https://img.shields.io/";

int number_of(const StorageNode& image, std::string_view attribute) {
    const std::string_view text = image.attribute(attribute);
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ptr == text.data() + text.size() ? value : -1;
}

/// What one image says, as far as Markdown has words for it.
struct ImageFacts {
    std::string destination;
    std::string alt;
    std::string title;
    int width = 0;
    int height = 0;
    bool sized = false;  ///< otherwise than its own size asks for
    bool is_url = false;
    std::vector<std::pair<std::string, std::string>> rest;  ///< for the directive before it
};

bool is_common(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"ac:alt",
                                                    "ac:custom-width",
                                                    "ac:height",
                                                    "ac:inline",
                                                    "ac:original-height",
                                                    "ac:original-width",
                                                    "ac:title",
                                                    "ac:width"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The caption as text; nothing when it has marks, which a title cannot hold.
std::optional<std::string> caption_of(const StorageNode& image) {
    const StorageNode* const caption = image.child("ac:caption");
    if (caption == nullptr) return std::string();
    for (const StorageNode& child : caption->children)
        if (!child.is_text()) return std::nullopt;
    return collapsed(caption->characters());
}

/// The size our renderer gives to a file that nothing else is said about.
bool has_own_size(const StorageNode& image, const ImageFacts& facts, bool in_text) {
    const int natural_width = number_of(image, "ac:original-width");
    const int natural_height = number_of(image, "ac:original-height");
    if (natural_width <= 0 || natural_height <= 0) return facts.width == 0 && facts.height == 0;
    if (in_text && natural_height <= line_height)
        return facts.height == natural_height && facts.width == 0;
    return facts.width == std::min(natural_width, page_width) && facts.height == 0;
}

void read_size(const StorageNode& image, ImageFacts& facts, bool in_text) {
    facts.width = std::max(0, number_of(image, "ac:width"));
    facts.height = std::max(0, number_of(image, "ac:height"));
    const bool badge = facts.destination.compare(0, badge_host.size(), badge_host) == 0 &&
                       in_text && facts.height == 20 && facts.width == 0;
    facts.sized = !badge && !has_own_size(image, facts, in_text);
}

/// Where a block image stands unless something else is said (storage-format.md §7).
void read_layout(const StorageNode& image, ImageFacts& facts, bool in_text, Flavor flavor) {
    const bool centered =
        image.attribute("ac:align") == "center" && image.attribute("ac:layout") == "center";
    const bool usual = flavor == Flavor::cloud && !in_text
                           ? centered
                           : !image.has_attribute("ac:align") && !image.has_attribute("ac:layout");
    for (const auto& [name, value] : image.attributes) {
        const bool layout = name == "ac:align" || name == "ac:layout";
        if (is_common(name) || (layout && usual)) continue;
        facts.rest.emplace_back(name, value);
    }
    if (!usual && facts.rest.empty()) facts.rest.emplace_back("ac:layout", "none");
}

std::optional<ImageFacts> facts_of(const Conversion& conversion, const StorageNode& image,
                                   bool in_text) {
    ImageFacts facts;
    const auto caption = caption_of(image);
    const std::string title(image.attribute("ac:title"));
    if (!caption || image.child("ac:adf-mark") != nullptr) return std::nullopt;
    facts.title = caption->empty() ? title : *caption;
    facts.alt = image.attribute("ac:alt");
    if (const StorageNode* const url = image.child("ri:url")) {
        facts.is_url = true;
        facts.destination = url->attribute("ri:value");
        conversion.result.targets.emplace(facts.destination, UrlTarget{facts.destination});
    } else if (const StorageNode* const file = image.child("ri:attachment");
               file != nullptr && file->children.empty()) {
        AttachmentTarget target{std::string(file->attribute("ri:filename")),
                                std::max(0, number_of(image, "ac:original-width")),
                                std::max(0, number_of(image, "ac:original-height"))};
        facts.destination = attachment_destination(conversion, *file, std::move(target));
    }
    if (facts.destination.empty()) return std::nullopt;
    read_size(image, facts, in_text);
    read_layout(image, facts, in_text, conversion.options.flavor);
    return facts;
}

std::string html_image(const ImageFacts& facts) {
    std::string tag = "<img src=\"" + escape_xml(facts.destination) + "\"";
    const auto add = [&](std::string_view name, const std::string& value) {
        tag.append(" ").append(name).append("=\"").append(escape_xml(value)).append("\"");
    };
    if (facts.width > 0) add("width", std::to_string(facts.width));
    if (facts.height > 0) add("height", std::to_string(facts.height));
    add("alt", facts.alt);
    if (!facts.title.empty()) add("title", facts.title);
    return tag + ">";
}

std::string markdown_image(const ImageFacts& facts) {
    TextPlace place;
    place.line_start = place.line_end = false;
    place.in_link = true;
    return "![" + replace_all(escape_markdown(collapsed(facts.alt), place), "\x1F", " ") + "](" +
           link_destination(facts.destination) + link_title(facts.title) + ")";
}

/// `<!-- confluence: image layout=wide border=2 -->`, the keys without their prefix.
std::string image_directive(const ImageFacts& facts) {
    std::string directive = "<!-- confluence: image";
    for (const auto& [name, value] : facts.rest)
        directive += " " + name.substr(name.find(':') + 1) + "=" + directive_value(value);
    return directive + " -->\n";
}

}  // namespace

std::optional<std::string> image_markdown(const Conversion& conversion, const StorageNode& image,
                                          bool in_text) {
    const auto facts = facts_of(conversion, image, in_text);
    if (!facts || (in_text && !facts->rest.empty())) return std::nullopt;
    const std::string shown = facts->sized ? html_image(*facts) : markdown_image(*facts);
    return facts->rest.empty() ? shown : image_directive(*facts) + shown;
}

}  // namespace confsync::render
