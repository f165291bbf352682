#include "render/well_formed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "render/escape.hpp"
#include "render/storage_entities.hpp"

namespace confsync::render {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_character(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

bool has_known_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return name != "xmlns";
    const std::string_view prefix = name.substr(0, colon);
    const bool known = prefix == "ac" || prefix == "ri" || prefix == "at" || prefix == "xml";
    return known && colon + 1 < name.size() && is_name_start(name[colon + 1]) &&
           name.find(':', colon + 1) == std::string_view::npos;
}

/// True for a reference that stands for a character XML has.
bool is_known_reference(std::string_view reference) {
    if (reference.find('&', 1) != std::string_view::npos) return false;
    const std::string character = decode_entities(reference);
    if (character == reference || has_illegal_character(character)) return false;
    return character != "\xEF\xBF\xBD" || reference == "&#xFFFD;" || reference == "&#xfffd;" ||
           reference == "&#65533;";
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<XmlFault> run() {
        if (has_illegal_character(text_)) refuse(0, "a character that XML cannot hold");
        while (!fault_ && at_ < text_.size()) text_[at_] == '<' ? markup() : text();
        if (!fault_ && !open_.empty())
            refuse(open_.back().offset, fmt::format("<{}> is never closed", open_.back().name));
        return fault_;
    }

  private:
    struct Open {
        std::string_view name;
        std::size_t offset;
    };

    void refuse(std::size_t offset, std::string message) {
        if (!fault_) fault_ = XmlFault{offset, std::move(message)};
        at_ = text_.size();
    }
    bool at(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    void text();
    void references(std::size_t from, std::size_t to);
    void markup();
    void skip_to(std::string_view end, std::string_view what);
    std::string_view name();
    void end_tag();
    void start_tag();
    bool attribute(std::set<std::string_view>& seen);
    void value();

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Open> open_;
    std::optional<XmlFault> fault_;
};

void Reader::text() {
    const std::size_t end = std::min(text_.find('<', at_), text_.size());
    const std::size_t bad = text_.substr(at_, end - at_).find("]]>");
    if (bad != std::string_view::npos) return refuse(at_ + bad, "]]> cannot stand in text");
    references(at_, end);
    if (!fault_) at_ = end;
}

void Reader::references(std::size_t from, std::size_t to) {
    constexpr std::size_t longest = 12;
    for (std::size_t at = text_.find('&', from); at < to; at = text_.find('&', at + 1)) {
        const std::size_t length = text_.substr(at, longest).find(';');
        if (length == std::string_view::npos || !is_known_reference(text_.substr(at, length + 1)))
            return refuse(at, "& starts no reference the server knows; write &amp;");
    }
}

void Reader::markup() {
    if (at("<!--")) return skip_to("-->", "comment");
    if (at("<![CDATA[")) return skip_to("]]>", "CDATA section");
    if (at("<!") || at("<?")) return refuse(at_, "a declaration cannot stand in a page");
    at("</") ? end_tag() : start_tag();
}

void Reader::skip_to(std::string_view end, std::string_view what) {
    const std::size_t found = text_.find(end, at_ + 4);
    if (found == std::string_view::npos) return refuse(at_, fmt::format("the {} has no end", what));
    if (what == "comment" && text_.substr(at_ + 4, found - at_ - 4).find("--") != text_.npos)
        return refuse(at_, "-- cannot stand in a comment");
    at_ = found + end.size();
}

std::string_view Reader::name() {
    const std::size_t start = at_;
    if (at_ < text_.size() && is_name_start(text_[at_]))
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
}

void Reader::end_tag() {
    const std::size_t start = at_;
    at_ += 2;
    const std::string_view closed = name();
    skip_blanks();
    if (!at(">")) return refuse(start, "< starts no tag; write &lt;");
    if (open_.empty()) return refuse(start, fmt::format("</{}> closes nothing", closed));
    if (open_.back().name != closed)
        return refuse(start, fmt::format("</{}> where </{}> is due", closed, open_.back().name));
    ++at_;
    open_.pop_back();
}

void Reader::start_tag() {
    const std::size_t start = at_++;
    const std::string_view element = name();
    if (element.empty()) return refuse(start, "< starts no tag; write &lt;");
    if (!has_known_prefix(element))
        return refuse(start, fmt::format("<{}> has a prefix nobody knows", element));
    std::set<std::string_view> seen;
    while (attribute(seen)) {
    }
    if (fault_) return;
    const bool empty = at("/>");
    if (!empty && !at(">")) return refuse(start, fmt::format("the tag <{}> has no end", element));
    at_ += empty ? 2 : 1;
    if (!empty) open_.push_back({element, start});
}

bool Reader::attribute(std::set<std::string_view>& seen) {
    const std::size_t before = at_;
    skip_blanks();
    const std::size_t start = at_;
    const std::string_view key = name();
    if (fault_ || key.empty()) return false;
    skip_blanks();
    if (start == before || !has_known_prefix(key) || !at("=")) {
        refuse(start, fmt::format("the attribute {} is not written as name=\"value\"", key));
    } else if (!seen.insert(key).second) {
        refuse(start, fmt::format("the attribute {} stands twice", key));
    } else {
        ++at_;
        skip_blanks();
        value();
    }
    return !fault_;
}

void Reader::value() {
    const std::size_t start = at_ + 1;
    if (!at("\"") && !at("'")) return refuse(at_, "the value of an attribute needs quotes");
    const std::size_t end = text_.find(text_[at_], start);
    if (end == std::string_view::npos) return refuse(at_, "a quote is never closed");
    const std::size_t bad = text_.substr(start, end - start).find('<');
    if (bad != std::string_view::npos)
        return refuse(start + bad, "< cannot stand in an attribute; write &lt;");
    references(start, end);
    if (!fault_) at_ = end + 1;
}

}  // namespace

std::optional<XmlFault> xml_fault(std::string_view text) { return Reader(text).run(); }

}  // namespace confsync::render
