#include <fmt/format.h>

#include <algorithm>

#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

bool is_plain(std::string_view label) {
    return std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    });
}

/// The anchor at the n-th reference to a footnote.
std::string reference_anchor(const std::string& name, int which) {
    return which > 1 ? fmt::format("fnref_{}{}", which, name) : "fnref" + name;
}

void append_link_to(std::string& out, const std::string& anchor, std::string_view body) {
    out += "<ac:link ac:anchor=\"";
    append_attribute(out, anchor);
    out.append("\"><ac:link-body>").append(body).append("</ac:link-body></ac:link>");
}

}  // namespace

/// "-label", or ".number" for a label that no anchor can be named by.
std::string PageWriter::footnote_name(const Node& here) const {
    const std::string_view label = text(here);
    if (!label.empty() && is_plain(label)) return fmt::format("-{}", label);
    if (here.kind == Kind::footnote_reference) return fmt::format(".{}", here.index);
    return fmt::format(".{}", here.number);
}

void PageWriter::footnote_reference(const Node& here) {
    const std::string name = footnote_name(here);
    const std::string number = std::to_string(here.index);
    out_ += "<sup>";
    if (link_depth_ > 0) {
        out_ += number;
    } else {
        append_anchor(out_, reference_anchor(name, here.number));
        append_link_to(out_, "fn" + name, number);
    }
    out_ += "</sup>";
}

void PageWriter::footnotes(NodeIndex first, NodeIndex end) {
    const std::size_t start = out_.size();
    out_ += "<hr /><ol>";
    for (NodeIndex at = first; at < end; at = node(at).end) {
        note_block(at);
        if (at == first) result_.blocks.back().offset = start;
        footnote(at);
    }
    out_ += "</ol>";
}

void PageWriter::footnote(NodeIndex index) {
    const Node& definition = node(index);
    const NodeIndex first = index + 1;
    const bool starts_with_text = first < definition.end && node(first).kind == Kind::paragraph;
    out_ += "<li>";
    if (!starts_with_text) footnote_paragraph(index, definition, true, first == definition.end);
    for (const NodeIndex child : Children(tree_, index)) {
        const bool last = node(child).end == definition.end;
        if (node(child).kind == Kind::paragraph) {
            footnote_paragraph(child, definition, child == first, last);
        } else {
            block(child);
            if (last) footnote_paragraph(index, definition, false, true);
        }
    }
    out_ += "</li>";
}

/// `index` is a paragraph, or the definition itself for one that holds the anchor or the way back
/// only.
void PageWriter::footnote_paragraph(NodeIndex index, const Node& definition, bool first,
                                    bool last) {
    out_ += "<p>";
    if (first) append_anchor(out_, "fn" + footnote_name(definition));
    if (node(index).kind == Kind::paragraph) inlines(index);
    if (last) back_links(definition);
    out_ += "</p>";
}

void PageWriter::back_links(const Node& definition) {
    const std::string name = footnote_name(definition);
    const int count = static_cast<int>(definition.index);
    for (int which = 1; which <= count; ++which) {
        out_ += ' ';
        append_link_to(out_, reference_anchor(name, which),
                       count == 1 ? "↩" : fmt::format("↩<sup>{}</sup>", which));
    }
}

}  // namespace confsync::render
