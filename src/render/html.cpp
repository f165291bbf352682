#include "render/html.hpp"

#include <gumbo.h>

#include <algorithm>

#include "base/unicode.hpp"

namespace confsync::render {

namespace {

/// Gumbo wants its options back to free what it allocated, so base/handle.hpp doesn't fit.
class Parsed {
  public:
    explicit Parsed(const std::string& html) : options_(kGumboDefaultOptions) {
        options_.max_errors = 0;
        output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
    }
    ~Parsed() { gumbo_destroy_output(&options_, output_); }
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;

    const GumboVector& top_level() const { return output_->root->v.element.children; }

  private:
    GumboOptions options_;
    GumboOutput* output_ = nullptr;
};

class HtmlReader {
  public:
    explicit HtmlReader(const std::vector<HtmlMark>& marks) : marks_(marks) {}

    HtmlNodes children(const GumboVector& from) const {
        HtmlNodes nodes;
        for (unsigned int i = 0; i < from.length; ++i)
            append(nodes, *static_cast<const GumboNode*>(from.data[i]));
        return nodes;
    }

  private:
    void append(HtmlNodes& nodes, const GumboNode& from) const {
        switch (from.type) {
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE: nodes.push_back(element(from.v.element)); return;
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE: {
                HtmlNode text;
                text.text = from.v.text.text;
                nodes.push_back(std::move(text));
                return;
            }
            case GUMBO_NODE_DOCUMENT:
            case GUMBO_NODE_COMMENT: return;
        }
    }

    HtmlNode element(const GumboElement& from) const {
        HtmlNode node;
        node.name = gumbo_normalized_tagname(from.tag);
        node.rule = rule_of(node.name);
        if (const HtmlMark* mark = mark_at(from)) take(node, *mark);
        for (unsigned int i = 0; i < from.attributes.length; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(from.attributes.data[i]);
            node.attributes.emplace_back(lower_case(attribute->name), attribute->value);
        }
        node.children = children(from.children);
        node.has_blocks = node.has_blocks || (node.rule != nullptr && is_block(node.rule->role)) ||
                          std::any_of(node.children.begin(), node.children.end(),
                                      [](const HtmlNode& child) { return child.has_blocks; });
        return node;
    }

    static void take(HtmlNode& node, const HtmlMark& mark) {
        node.line = mark.line;
        node.column = mark.column;
        node.hole = mark.hole;
        node.rule = mark.rule;
        // Blocks of Markdown stand in a div, what stands in a line in a span.
        if (node.is_hole()) node.has_blocks = node.name == "div";
        if (mark.rule != nullptr) node.name = mark.rule->name;
    }

    const HtmlMark* mark_at(const GumboElement& from) const {
        if (from.original_tag.length == 0) return nullptr;
        const std::size_t offset = from.start_pos.offset;
        const auto found =
            std::lower_bound(marks_.begin(), marks_.end(), offset,
                             [](const HtmlMark& mark, std::size_t o) { return mark.offset < o; });
        return found != marks_.end() && found->offset == offset ? &*found : nullptr;
    }

    const std::vector<HtmlMark>& marks_;
};

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

bool HtmlNode::has_attribute(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.first == wanted; });
}

const HtmlNode* first_with_role(const HtmlNode& node, TagRole role) {
    for (const HtmlNode& child : node.children) {
        if (child.role() == role) return &child;
        if (const HtmlNode* below = first_with_role(child, role)) return below;
    }
    return nullptr;
}

HtmlNodes parse_html(const std::string& html, const std::vector<HtmlMark>& marks) {
    // The body tag makes the parser begin where white space and any element may stand.
    const Parsed parsed(html);
    HtmlNodes nodes;
    for (HtmlNode& part : HtmlReader(marks).children(parsed.top_level()))
        if (part.name == "body" || part.name == "head")
            std::move(part.children.begin(), part.children.end(), std::back_inserter(nodes));
    return nodes;
}

}  // namespace confsync::render
