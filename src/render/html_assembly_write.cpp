#include <fmt/format.h>

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "render/html_assembly.hpp"
#include "render/well_formed.hpp"

namespace confsync::render {

namespace {

/// Some elements change how a browser's parser reads what follows; those go by another name.
std::string_view name_for_parser(const TagRule& rule) {
    if (rule.role == TagRole::frame) return "x-frame";
    if (rule.role == TagRole::picture) return "x-picture";
    return rule.name;
}

std::string shortened(std::string_view source) {
    constexpr std::size_t longest = 60;
    source = source.substr(0, source.find('\n'));
    if (source.size() <= longest) return std::string(source);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(source[end]) & 0xC0U) == 0x80U) --end;
    return std::string(source.substr(0, end)) + "…";
}

bool is_attribute_name(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
    });
}

/// An SVG file out of an element of HTML, where namespaces go without saying; empty when it is not
/// well-formed.
std::string svg_file(std::string source) {
    constexpr std::string_view start = "<svg";
    if (source.size() < start.size() || xml_fault(source)) return {};
    const std::string_view tag = std::string_view(source).substr(0, source.find('>'));
    if (tag.find("xmlns=") != tag.npos) return source;
    return source.insert(start.size(), " xmlns=\"http://www.w3.org/2000/svg\"");
}

bool looks_like_tag(std::string_view text) {
    if (text.size() < 2 || text[0] != '<') return false;
    const char c = text[1];
    return c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void HtmlAssembly::write(const Token& token, std::uint32_t index) {
    if (token.kind == Kind::html) return write_html(token, index);
    write_hole(token);
}

void HtmlAssembly::write_hole(const Token& token) {
    marks_.push_back({html_.size(), 0, 0, nullptr, token.hole});
    html_ += token.kind == Kind::inline_hole ? "<span></span>" : "<div></div>";
}

void HtmlAssembly::write_html(const Token& token, std::uint32_t index) {
    switch (token.piece.kind) {
        case HtmlPiece::Kind::comment: return;
        case HtmlPiece::Kind::declaration:
            return tell("html-removed", Severity::note, token, "is not shown", {});
        case HtmlPiece::Kind::text:
            if (looks_like_tag(token.piece.source))
                tell("html-as-text", Severity::warning, token, "is shown as text",
                     "the tag never ends; write &lt; for a plain <");
            return write_text(token.piece.source);
        case HtmlPiece::Kind::opening:
        case HtmlPiece::Kind::closing: break;
    }
    if (token.rule == nullptr) return write_unknown(token);
    if (token.rule->role == TagRole::left_out) {
        if (token.piece.kind == HtmlPiece::Kind::opening)
            tell("html-unknown", Severity::note, token, "has no form in Confluence",
                 "what stands in it is shown");
        return;
    }
    token.piece.kind == HtmlPiece::Kind::opening ? write_start(token, index) : write_end(token);
}

/// What an author left unescaped most often: `<name>`, `vector<int>`. A pair is meant as HTML.
void HtmlAssembly::write_unknown(const Token& token) {
    if (token.partner != none) {
        if (token.piece.kind == HtmlPiece::Kind::opening)
            tell("html-unknown", Severity::note, token, "is no tag of HTML",
                 "what stands in it is shown");
        return;
    }
    tell("html-as-text", Severity::warning, token, "is shown as text",
         "write \\< or `code` when text is meant");
    html_ += escape_xml(token.piece.source);
}

/// The whole element as it was written; empty when there is Markdown in it.
std::string HtmlAssembly::source_of(std::uint32_t index) const {
    std::string source;
    for (std::uint32_t at = index; at <= tokens_[index].partner; ++at) {
        const Token& token = tokens_[at];
        if (token.kind != Kind::html && token.hole != HtmlMark::boundary) return {};
        source += token.kind == Kind::html ? std::string(token.piece.source) : "\n";
    }
    return source;
}

/// A drawing in the text becomes an image, which whoever resolves links attaches.
bool HtmlAssembly::write_svg(const Token& token, std::uint32_t index) {
    if (token.rule->name != "svg" || token.partner == none) return false;
    const std::string svg = svg_file(source_of(index));
    if (svg.empty()) return false;
    marks_.push_back({html_.size(), token.line, token.column, rule_of("img")});
    html_ += fmt::format("<img src=\"data:image/svg+xml;base64,{}\">", base64(svg));
    skip_to_ = token.partner + 1;
    return true;
}

/// The parser decodes references; a "<" that begins no tag must not begin one there.
void HtmlAssembly::write_text(std::string_view text) {
    html_ += replace_all(std::string(text), "<", "&lt;");
}

void HtmlAssembly::write_start(const Token& token, std::uint32_t index) {
    if (token.too_deep)
        return tell("too-deep", Severity::warning, token, "is nested too deep",
                    "what stands in it is shown");
    if (token.rule->role == TagRole::removed) {
        if (write_svg(token, index)) return;
        tell("html-removed", Severity::warning, token, "is not shown", {});
        if (token.partner != none) skip_to_ = token.partner + 1;
        return;
    }
    if (ends_by_itself(*token.rule)) end_marks_inside();
    open_tag(token);
    if (token.piece.closes_itself && !is_void(token.rule->role)) return end_tag_of(token);
    if (!is_paired(token)) return;
    open_.push_back(index);
    if (token.partner == none)
        tell("html-unbalanced", Severity::warning, token, "is never ended", "add its end tag");
}

void HtmlAssembly::write_end(const Token& token) {
    if (token.too_deep || is_void(token.rule->role) || token.rule->role == TagRole::removed) {
        if (token.piece.name == "br") html_ += "<br>";
        return;
    }
    if (ends_by_itself(*token.rule)) {
        end_marks_inside();
        open_at_self_ending_ = static_cast<std::size_t>(-1);
        return end_tag_of(token);
    }
    if (token.partner != none) return close_down_to(token.partner);
    tell("html-unbalanced", Severity::warning, token, "ends nothing", "remove it");
}

/// The attributes are written anew, so that the parser delimits the tag as the scanner did.
void HtmlAssembly::open_tag(const Token& token) {
    marks_.push_back({html_.size(), token.line, token.column, token.rule});
    html_.append("<").append(name_for_parser(*token.rule));
    for (const auto& [name, value] : token.piece.attributes) {
        if (!is_attribute_name(name)) continue;
        html_.append(" ").append(name).append("=\"");
        html_ += replace_all(std::string(value), "\"", "&quot;");
        html_ += '"';
    }
    html_ += '>';
}

/// A browser carries an unclosed `<b>` on into the next paragraph, row or item. A thousand of them
/// would be carried a thousand times, so here it ends with its own.
void HtmlAssembly::end_marks_inside() {
    if (open_at_self_ending_ == static_cast<std::size_t>(-1)) {
        open_at_self_ending_ = open_.size();
        return;
    }
    while (open_.size() > open_at_self_ending_) {
        const Token& innermost = tokens_[open_.back()];
        if (innermost.rule == nullptr || is_block(innermost.rule->role)) break;
        if (innermost.partner != none) {
            tokens_[innermost.partner].too_deep = true;
            tell("html-unbalanced", Severity::warning, innermost, "is ended too late",
                 "end it in the same paragraph, cell or item");
        }
        end_tag_of(innermost);
        pop_open();
    }
    open_at_self_ending_ = open_.size();
}

void HtmlAssembly::end_tag_of(const Token& token) {
    html_.append("</").append(name_for_parser(*token.rule)).append(">");
}

void HtmlAssembly::tell(const char* code, Severity severity, const Token& token,
                        std::string_view what, std::string hint) {
    diagnostics_.push_back({code,
                            severity,
                            fmt::format("{} {}", shortened(token.piece.source), what),
                            {file_, token.line, token.column},
                            std::move(hint)});
}

}  // namespace confsync::render
