#include "render/convert_footnotes.hpp"

#include <algorithm>

#include "render/convert_directives.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view back_arrow = "↩";

bool is_blank_text(const StorageNode& node) {
    return node.is_text() && node.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::string anchor_name(const StorageNode& node) {
    const bool anchor = node.is("ac:structured-macro") && node.attribute("ac:name") == "anchor";
    return anchor ? parameter(node, "") : std::string();
}

bool is_way_back(const StorageNode& node) {
    return node.is("ac:link") && node.attribute("ac:anchor").starts_with("fnref") &&
           node.characters().starts_with(back_arrow);
}

/// "fn-a" and "fn.2" without their beginning.
std::string name_behind(std::string_view anchor, std::string_view beginning) {
    if (!anchor.starts_with(beginning) || anchor.size() < beginning.size() + 2) return {};
    const std::string_view name = anchor.substr(beginning.size());
    return name.front() == '-' || name.front() == '.' ? std::string(name) : std::string();
}

const StorageNode* first_paragraph(const StorageNode& item) {
    for (const StorageNode& child : item.children)
        if (!is_blank_text(child)) return child.is("p") ? &child : &item;
    return &item;
}

std::size_t last_shown(const StorageNodes& nodes) {
    std::size_t last = nodes.size();
    while (last > 0 && is_blank_text(nodes[last - 1])) --last;
    return last;
}

void drop_ways_back(StorageNodes& inlines) {
    while (!inlines.empty() && (is_way_back(inlines.back()) || is_blank_text(inlines.back())))
        inlines.pop_back();
}

}  // namespace

std::string footnote_name(const StorageNode& item) {
    const StorageNode* const start = first_paragraph(item);
    for (const StorageNode& child : start->children)
        if (!is_blank_text(child)) return name_behind(anchor_name(child), "fn");
    return {};
}

std::string footnote_reference_name(const StorageNode& sup) {
    if (!sup.attributes.empty() || sup.children.size() != 2) return {};
    const StorageNode& link = sup.children[1];
    const std::string name = name_behind(link.attribute("ac:anchor"), "fn");
    const std::string anchor = anchor_name(sup.children[0]);
    const bool pair = link.is("ac:link") && anchor.starts_with("fnref") &&
                      anchor.size() >= name.size() &&
                      anchor.compare(anchor.size() - name.size(), name.size(), name) == 0;
    return pair ? name : std::string();
}

std::string footnote_label(const std::string& name) {
    // A label that no anchor can be named by has a number for its name.
    return name.front() == '-' ? name.substr(1) : "†" + name.substr(1);
}

std::optional<Footnotes> footnotes_of(const StorageNode& root) {
    const std::size_t end = last_shown(root.children);
    if (end == 0 || !root.children[end - 1].is("ol")) return std::nullopt;
    std::size_t rule = end - 1;
    while (rule > 0 && is_blank_text(root.children[rule - 1])) --rule;
    if (rule == 0 || !root.children[rule - 1].is("hr")) return std::nullopt;
    const StorageNode& list = root.children[end - 1];
    Footnotes notes{rule - 1, {}, &list};
    for (const StorageNode& item : list.children)
        if (!is_blank_text(item)) notes.names.push_back(footnote_name(item));
    const bool all = std::none_of(notes.names.begin(), notes.names.end(),
                                  [](const std::string& name) { return name.empty(); });
    return all && !notes.names.empty() ? std::optional(notes) : std::nullopt;
}

StorageNodes footnote_content(const StorageNode& item) {
    StorageNodes content = item.children;
    StorageNodes* start = &content;
    if (first_paragraph(item) != &item) {
        const auto paragraph = std::find_if_not(content.begin(), content.end(), is_blank_text);
        start = &paragraph->children;
    }
    start->erase(start->begin(),
                 std::next(std::find_if_not(start->begin(), start->end(), is_blank_text)));
    drop_ways_back(content);
    if (!content.empty() && content.back().is("p")) drop_ways_back(content.back().children);
    return content;
}

}  // namespace confsync::render
