#include "render/storage_print.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "render/storage_elements.hpp"
#include "render/storage_entities.hpp"
#include "render/storage_style.hpp"

namespace confsync::render {

namespace {

using pugi::xml_attribute;
using pugi::xml_node;

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '&': out += "&amp;"; return;
        case '<': out += "&lt;"; return;
        case '>': out += "&gt;"; return;
        case '"': out += "&quot;"; return;
        default: out += c;
    }
}

void append_escaped(std::string& out, std::string_view text) {
    const auto is_special = [](char c) { return c == '&' || c == '<' || c == '>' || c == '"'; };
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_special(text[at])) continue;
        out += text.substr(copied, at - copied);
        append_escaped(out, text[at]);
        copied = at + 1;
    }
    out += text.substr(copied);
}

/// The value of a text node; references mean characters only outside CDATA.
std::string characters_of(xml_node text) {
    if (text.type() == pugi::node_cdata) return text.value();
    return decode_entities(text.value());
}

bool is_parameter(xml_node node) { return std::string_view(node.name()) == "ac:parameter"; }

/// White space between the parts of these means nothing, wherever they stand.
bool holds_no_text(std::string_view name) {
    return name.empty() || name == "ac:rich-text-body" || name == "ac:layout-cell" ||
           name == "ac:adf-content" || name == "blockquote" || name == "ac:link" ||
           name == "ac:image";
}

/// Appends elements to one string, minding the white space between what it appends.
class Printer {
  public:
    std::string print(xml_node root) {
        children(root);
        return std::move(out_);
    }

  private:
    void children(xml_node parent) {
        if (is_verbatim_element(parent.name())) return verbatim(parent);
        const bool skip_blanks = holds_no_text(parent.name());
        const auto print = [&](xml_node child) {
            if (child.type() == pugi::node_element) {
                element(child);
            } else if (!skip_blanks || !is_blank(child.value())) {
                text(characters_of(child));
            }
        };
        if (!parent.child("ac:parameter")) {
            for (const xml_node child : parent.children()) print(child);
        } else {
            for (const xml_node child : sorted_children(parent)) print(child);
        }
    }

    /// A macro's parameters have no order, so they come first and by name.
    static std::vector<xml_node> sorted_children(xml_node parent) {
        std::vector<xml_node> list(parent.begin(), parent.end());
        const auto end = std::stable_partition(list.begin(), list.end(), is_parameter);
        std::stable_sort(list.begin(), end, [](xml_node a, xml_node b) {
            return std::string_view(a.attribute("ac:name").value()) <
                   b.attribute("ac:name").value();
        });
        return list;
    }

    void element(xml_node here) {
        const std::string_view name = here.name();
        const bool block = is_block_element(name);
        boundary(block);
        out_.append("<").append(name);
        attributes(here);
        out_ += '>';
        boundary(block);
        children(here);
        boundary(block);
        out_.append("</").append(name).append(">");
        boundary(block || name == "br");
    }

    void attributes(xml_node here) {
        std::vector<std::pair<std::string, std::string>> list;
        for (const xml_attribute attribute : here.attributes()) {
            const std::string value = decode_entities(attribute.value());
            const bool style = std::string_view(attribute.name()) == "style";
            list.emplace_back(attribute.name(), style ? canonical_style(value) : value);
        }
        std::sort(list.begin(), list.end());
        for (const auto& [name, value] : list) {
            out_.append(" ").append(name).append("=\"");
            append_escaped(out_, value);
            out_ += '"';
        }
    }

    /// At the edge of a block white space means nothing; at the edge of a mark it is written
    /// before the tag.
    void boundary(bool block) {
        if (block) {
            space_is_pending_ = false;
            after_space_ = true;
        } else if (space_is_pending_) {
            out_ += ' ';
            space_is_pending_ = false;
            after_space_ = true;
        }
    }

    void text(std::string_view characters) {
        const auto is_space = [](char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        };
        for (std::size_t at = 0; at < characters.size(); ++at) {
            if (is_space(characters[at])) {
                space_is_pending_ = !after_space_;
                continue;
            }
            const std::size_t start = at;
            while (at + 1 < characters.size() && !is_space(characters[at + 1])) ++at;
            if (std::exchange(space_is_pending_, false)) out_ += ' ';
            append_escaped(out_, characters.substr(start, at + 1 - start));
            after_space_ = false;
        }
    }

    void verbatim(xml_node parent) {
        std::string characters;
        for (const xml_node child : parent.children()) {
            if (child.type() == pugi::node_element) {
                append_escaped(out_, std::exchange(characters, {}));
                element(child);
            } else {
                characters += characters_of(child);
            }
        }
        append_escaped(out_, replace_all(characters, "\r\n", "\n"));
    }

    std::string out_;
    bool space_is_pending_ = false;
    bool after_space_ = true;  ///< nothing but blanks since the last edge of a block
};

}  // namespace

std::string print_canonical(const pugi::xml_document& document) {
    return Printer().print(document);
}

}  // namespace confsync::render
