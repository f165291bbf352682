#include "render/page_sections.hpp"

#include <iterator>

namespace confsync::render {

namespace {

using Nodes = std::vector<StorageNode>;

const StorageNode* only_cell(const StorageNode& section) {
    const StorageNode* cell = nullptr;
    for (const StorageNode& child : section.children) {
        if (child.is_text()) continue;
        if (cell != nullptr || !child.is("ac:layout-cell")) return nullptr;
        cell = &child;
    }
    return cell != nullptr && cell->attributes.empty() ? cell : nullptr;
}

StorageNode layout_of(StorageNode section) {
    StorageNode layout;
    layout.name = "ac:layout";
    layout.source = section.source;
    layout.children.push_back(std::move(section));
    return layout;
}

void add_sections(const StorageNode& layout, Nodes& nodes) {
    for (const StorageNode& section : layout.children) {
        if (section.is_text()) continue;
        const StorageNode* const cell = is_plain_section(section) ? only_cell(section) : nullptr;
        if (cell == nullptr)
            nodes.push_back(layout_of(section));
        else
            nodes.insert(nodes.end(), cell->children.begin(), cell->children.end());
    }
}

}  // namespace

bool is_plain_section(const StorageNode& section) {
    const std::string_view type = section.attribute("ac:type");
    return section.is("ac:layout-section") && (type == "single" || type == "fixed-width") &&
           section.attributes.size() == 1;
}

std::optional<StorageNode> read_page(std::string_view storage) {
    auto root = read_nodes(storage);
    if (!root) return root;
    Nodes nodes;
    for (StorageNode& child : root->children) {
        if (child.is("ac:layout") && child.attributes.empty())
            add_sections(child, nodes);
        else
            nodes.push_back(std::move(child));
    }
    root->children = std::move(nodes);
    return root;
}

}  // namespace confsync::render
