#include "render/storage_elements.hpp"

#include <algorithm>
#include <array>

namespace confsync::render {

namespace {

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

}  // namespace

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
