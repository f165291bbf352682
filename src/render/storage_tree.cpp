#include "render/storage_tree.hpp"

#include <algorithm>
#include <array>

namespace confsync::render {

namespace {

constexpr unsigned int raw_flags =
    pugi::parse_minimal | pugi::parse_fragment | pugi::parse_cdata | pugi::parse_ws_pcdata;
constexpr int deepest = 1000;

constexpr std::array<std::string_view, 44> block_elements{
    "ac:adf-attribute",
    "ac:adf-content",
    "ac:adf-extension",
    "ac:adf-node",
    "ac:caption",
    "ac:layout",
    "ac:layout-cell",
    "ac:layout-section",
    "ac:parameter",
    "ac:plain-text-body",
    "ac:rich-text-body",
    "ac:task",
    "ac:task-body",
    "ac:task-id",
    "ac:task-list",
    "ac:task-status",
    "blockquote",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
};

static_assert(std::is_sorted(block_elements.begin(), block_elements.end()));

/// Walks without recursion: the depth is what is being judged.
bool is_too_deep(const pugi::xml_document& document) {
    int depth = 0;
    for (pugi::xml_node node = document.first_child(); node;) {
        if (node.first_child()) {
            if (++depth > deepest) return true;
            node = node.first_child();
            continue;
        }
        while (depth > 0 && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return false;
}

}  // namespace

std::unique_ptr<pugi::xml_document> parse_storage(std::string_view storage) {
    auto document = std::make_unique<pugi::xml_document>();
    const auto result =
        document->load_buffer(storage.data(), storage.size(), raw_flags, pugi::encoding_utf8);
    if (!result || is_too_deep(*document)) return nullptr;
    return document;
}

bool is_block_element(std::string_view name) {
    return name == "ul" || std::binary_search(block_elements.begin(), block_elements.end(), name);
}

bool is_verbatim_element(std::string_view name) {
    return name == "pre" || name == "ac:plain-text-body" || name == "ac:plain-text-link-body";
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace confsync::render
