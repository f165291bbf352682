#include "render/document.hpp"

#include <utility>

#include "render/tree.hpp"

namespace confsync::render {

Document::Document(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const FrontMatter& Document::front_matter() const { return tree_->front_matter; }
const std::vector<Heading>& Document::headings() const { return tree_->headings; }
const std::vector<std::string>& Document::anchors() const { return tree_->anchors; }
const std::vector<Reference>& Document::references() const { return tree_->references; }
const std::vector<Diagram>& Document::diagrams() const { return tree_->diagrams; }
const Diagnostics& Document::diagnostics() const { return tree_->diagnostics; }

const Heading* Document::title_heading() const {
    return tree_->title_heading == Tree::none ? nullptr : &tree_->headings[tree_->title_heading];
}

Slice Document::Tree::keep(std::string_view piece) {
    const Slice slice{static_cast<std::uint32_t>(text.size()),
                      static_cast<std::uint32_t>(piece.size())};
    text += piece;
    return slice;
}

void Document::Tree::remark(const char* code, Severity severity, std::string message,
                            const Node& node, std::string hint) {
    remarks.push_back({code, severity, std::move(message), place_of(node), std::move(hint)});
}

void Document::Tree::fault(const char* code, std::string message, const Node& node,
                           std::string hint) {
    diagnostics.push_back(
        {code, Severity::error, std::move(message), place_of(node), std::move(hint)});
}

namespace {

/// What one node adds to the text around it.
std::string_view visible_part(const Tree& tree, const Node& node) {
    switch (node.kind) {
        case Kind::text:
        case Kind::code: return tree.text_of(node);
        case Kind::soft_break:
        case Kind::hard_break: return " ";
        default: return {};
    }
}

}  // namespace

std::string plain_text(const Tree& tree, NodeIndex parent) {
    std::string text;
    for (NodeIndex at = parent + 1; at < tree.nodes[parent].end;) {
        const Node& node = tree.nodes[at];
        text += visible_part(tree, node);
        at = node.kind == Kind::image ? node.end : at + 1;
    }
    return text;
}

}  // namespace confsync::render
