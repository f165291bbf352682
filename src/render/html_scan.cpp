#include "render/html_scan.hpp"

#include <algorithm>

namespace confsync::render {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Names of HTML are ASCII; other letters stay.
std::string name_of(std::string_view text) {
    std::string name(text);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

bool starts_tag(std::string_view html) {
    if (html.size() < 2) return false;
    if (html[1] == '!' || html[1] == '?' || is_letter(html[1])) return true;
    return html[1] == '/' && html.size() > 2 && is_letter(html[2]);
}

/// Length up to and with `end`; all of it when that never comes.
std::size_t length_through(std::string_view html, std::string_view end, std::size_t from) {
    const std::size_t found = html.find(end, from);
    return found == std::string_view::npos ? html.size() : found + end.size();
}

/// Reads a tag from its "<" on.
class TagReader {
  public:
    explicit TagReader(std::string_view html) : html_(html) {}

    /// False when the tag never ends.
    bool read(HtmlPiece& piece) {
        at_ = 1;
        if (html_[at_] == '/') ++at_;
        piece.kind = at_ == 2 ? HtmlPiece::Kind::closing : HtmlPiece::Kind::opening;
        piece.name = name_of(take_until(" \t\r\n\f/>"));
        for (skip(); at_ < html_.size() && html_[at_] != '>'; skip()) read_attribute(piece);
        if (at_ >= html_.size()) return false;
        piece.closes_itself = html_[at_ - 1] == '/' && !value_before_end_;
        piece.source = html_.substr(0, at_ + 1);
        return true;
    }

  private:
    std::string_view take_until(std::string_view stops) {
        const std::size_t start = at_;
        at_ = std::min(html_.find_first_of(stops, at_), html_.size());
        return html_.substr(start, at_ - start);
    }

    void skip_blanks() { at_ = std::min(html_.find_first_not_of(blanks, at_), html_.size()); }

    void skip() {
        while (at_ < html_.size() &&
               (html_[at_] == '/' || blanks.find(html_[at_]) != std::string_view::npos)) {
            value_before_end_ = false;
            ++at_;
        }
    }

    void read_attribute(HtmlPiece& piece) {
        const std::size_t start = at_;
        if (html_[at_] == '=') ++at_;
        take_until(" \t\r\n\f/>=");
        const std::string name = name_of(html_.substr(start, at_ - start));
        skip_blanks();
        std::string_view value;
        value_before_end_ = false;
        if (at_ < html_.size() && html_[at_] == '=') {
            ++at_;
            skip_blanks();
            value = take_value();
        }
        const bool known = std::any_of(piece.attributes.begin(), piece.attributes.end(),
                                       [&](const auto& other) { return other.first == name; });
        if (!known && piece.attributes.size() < most_attributes)
            piece.attributes.emplace_back(name, value);
    }

    std::string_view take_value() {
        if (at_ >= html_.size()) return {};
        const char quote[] = {html_[at_], '\0'};
        value_before_end_ = true;
        if (quote[0] != '"' && quote[0] != '\'') return take_until(" \t\r\n\f>");
        ++at_;
        const std::string_view value = take_until(quote);
        if (at_ < html_.size()) ++at_;
        return value;
    }

    /// More than any tag has; keeps the search for doubles short.
    static constexpr std::size_t most_attributes = 30;

    std::string_view html_;
    std::size_t at_ = 0;
    bool value_before_end_ = false;  ///< a "/" at the end belongs to an attribute's value
};

HtmlPiece next_piece(std::string_view html, bool& tags_end) {
    HtmlPiece piece;
    if (html[0] == '<' && starts_tag(html)) {
        if (html.substr(0, 4) == "<!--") {
            piece.kind = HtmlPiece::Kind::comment;
            piece.source = html.substr(0, length_through(html, "-->", 2));
            return piece;
        }
        if (html[1] == '!' || html[1] == '?') {
            piece.kind = HtmlPiece::Kind::declaration;
            piece.source = html.substr(0, length_through(html, ">", 1));
            return piece;
        }
        if (tags_end && TagReader(html).read(piece)) return piece;
        piece = HtmlPiece();
        tags_end = false;
    }
    piece.source = html.substr(0, html.find('<', 1));
    return piece;
}

}  // namespace

std::vector<HtmlPiece> scan_html(std::string_view html) {
    std::vector<HtmlPiece> pieces;
    // Where one tag never ends, none behind it is looked for: that would take square time.
    bool tags_end = true;
    while (!html.empty()) {
        pieces.push_back(next_piece(html, tags_end));
        html.remove_prefix(pieces.back().source.size());
    }
    return pieces;
}

}  // namespace confsync::render
