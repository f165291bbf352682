#include "render/storage_nodes.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/unicode.hpp"
#include "render/escape.hpp"
#include "render/storage_entities.hpp"
#include "render/storage_simplify.hpp"
#include "render/storage_tree.hpp"

namespace confsync::render {

namespace {

using pugi::xml_node;

struct Origin {
    std::size_t start = 0;
    std::size_t end = 0;
    bool has_paragraph = false;
};

/// Where every node of a freshly parsed tree stands in its source. pugixml knows the starts only.
class Origins {
  public:
    Origins(std::string_view source, xml_node root) : source_(source) {
        origins_.reserve(static_cast<std::size_t>(std::count(source.begin(), source.end(), '<')));
        for (const xml_node child : root.children()) note(child);
    }

    Origin of(xml_node node) const {
        const auto found = origins_.find(node.hash_value());
        return found == origins_.end() ? Origin() : found->second;
    }

  private:
    std::size_t note(xml_node node) {
        constexpr std::string_view cdata = "<![CDATA[";
        Origin origin;
        origin.start = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
        origin.end = origin.start + std::string_view(node.value()).size();
        if (node.type() == pugi::node_cdata) {
            origin.start -= std::min(cdata.size(), origin.start);
            origin.end += 3;
        } else if (node.type() == pugi::node_element) {
            origin.start -= std::min<std::size_t>(1, origin.start);
            origin.end = end_of_element(node, origin);
        }
        origins_[node.hash_value()] = origin;
        return origin.end;
    }

    std::size_t end_of_element(xml_node node, Origin& origin) {
        std::size_t at = end_of_tag(origin.start);
        if (at >= 2 && source_[at - 2] == '/') return at;
        for (const xml_node child : node.children()) {
            at = note(child);
            origin.has_paragraph = origin.has_paragraph || std::string_view(child.name()) == "p";
        }
        while (at < source_.size() && !source_.substr(at).starts_with("</")) at = after_comment(at);
        return end_of_tag(at);
    }

    std::size_t after_comment(std::size_t at) const {
        const bool comment = source_.substr(at).starts_with("<!--");
        const std::size_t end = comment ? source_.find("-->", at) : at;
        return end == std::string_view::npos ? source_.size() : end + (comment ? 3 : 1);
    }

    /// Behind the `>` that ends the tag beginning at `at`; attributes may hold one.
    std::size_t end_of_tag(std::size_t at) const {
        char quote = 0;
        for (; at < source_.size(); ++at) {
            const char c = source_[at];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            }
        }
        return source_.size();
    }

    std::string_view source_;
    std::unordered_map<std::size_t, Origin> origins_;
};

std::string legal(std::string text) {
    return has_illegal_character(text) ? without_illegal_characters(text) : text;
}

std::string characters_of(xml_node text) {
    return legal(text.type() == pugi::node_cdata ? text.value() : decode_entities(text.value()));
}

class Reader {
  public:
    Reader(std::string_view source, const Origins& origins) : source_(source), origins_(origins) {}

    StorageNode read(xml_node from) const {
        StorageNode node;
        node.name = from.name();
        const Origin origin = origins_.of(from);
        node.source = source_.substr(origin.start, origin.end - origin.start);
        node.has_paragraph = origin.has_paragraph;
        for (const auto attribute : from.attributes())
            node.attributes.emplace_back(attribute.name(),
                                         legal(decode_entities(attribute.value())));
        read_children(from, node);
        return node;
    }

    void read_children(xml_node from, StorageNode& node) const {
        for (const xml_node child : from.children()) {
            if (child.type() == pugi::node_element) {
                node.children.push_back(read(child));
            } else {
                add_text(node, child);
            }
        }
    }

  private:
    /// Text that a comment or a dropped wrapper had split is one again.
    void add_text(StorageNode& parent, xml_node piece) const {
        const Origin origin = origins_.of(piece);
        std::size_t start = origin.start;
        if (parent.children.empty() || !parent.children.back().is_text()) {
            parent.children.emplace_back();
        } else {
            start = static_cast<std::size_t>(parent.children.back().source.data() - source_.data());
        }
        parent.children.back().source = source_.substr(start, origin.end - start);
        parent.children.back().text += characters_of(piece);
    }

    std::string_view source_;
    const Origins& origins_;
};

void append_characters(std::string& text, const StorageNode& node) {
    text += node.text;
    for (const StorageNode& child : node.children) append_characters(text, child);
}

/// Length of a comment marker's tag at the start of `text`; 0: there is none.
std::size_t marker_length(std::string_view text) {
    constexpr std::string_view name = "ac:inline-comment-marker";
    const std::size_t slash = text.starts_with("</") ? 2 : 1;
    if (text.substr(std::min(slash, text.size()), name.size()) != name) return 0;
    const std::size_t end = text.find('>');
    return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::string_view StorageNode::attribute(std::string_view which) const {
    for (const auto& [key, value] : attributes)
        if (key == which) return value;
    return {};
}

bool StorageNode::has_attribute(std::string_view which) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.first == which; });
}

const StorageNode* StorageNode::child(std::string_view element) const {
    for (const StorageNode& one : children)
        if (one.name == element) return &one;
    return nullptr;
}

std::string StorageNode::characters() const {
    std::string all;
    append_characters(all, *this);
    return all;
}

std::optional<StorageNode> read_nodes(std::string_view storage) {
    const bool legal = storage.find('\0') == std::string_view::npos && !first_invalid_utf8(storage);
    if (!legal) return std::nullopt;
    const auto document = parse_storage(storage);
    if (!document) return std::nullopt;
    const Origins origins(storage, *document);
    simplify(*document);
    StorageNode root;
    root.source = storage;
    Reader(storage, origins).read_children(*document, root);
    return root;
}

std::string without_comment_markers(std::string_view source) {
    constexpr std::string_view cdata = "<![CDATA[";
    std::string kept;
    kept.reserve(source.size());
    for (std::size_t at = 0; at < source.size();) {
        const std::string_view rest = source.substr(at);
        std::size_t length = 1;
        if (rest.starts_with(cdata)) {
            length = std::min(rest.find("]]>"), rest.size());
        } else if (rest.front() == '<') {
            if (const std::size_t marker = marker_length(rest); marker != 0) {
                at += marker;
                continue;
            }
        }
        kept += rest.substr(0, length);
        at += length;
    }
    return kept;
}

}  // namespace confsync::render
