#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_footnotes.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/escape_markdown.hpp"

namespace confsync::render {

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

int number_in(std::string_view text) {
    int value = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ptr == text.data() + text.size() ? value : -1;
}

/// "31 December 2026" for an ISO date; anything else as it stands.
std::string spoken_date(std::string_view iso) {
    const auto part = split(iso, '-');
    if (part.size() != 3) return std::string(iso);
    const int month = number_in(part[1]);
    const int day = number_in(part[2]);
    if (month < 1 || month > 12 || day < 1 || number_in(part[0]) < 1) return std::string(iso);
    return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(month - 1)], part[0]);
}

std::string shown(std::string_view text) {
    TextPlace place;
    place.line_start = place.line_end = false;
    return escape_markdown(text, place);
}

bool is_colour(std::string_view colour) {
    constexpr std::array<std::string_view, 6> colours{"Grey",  "Red",  "Yellow",
                                                      "Green", "Blue", "Purple"};
    return std::find(colours.begin(), colours.end(), colour) != colours.end();
}

/// Names that `<a id>` can carry and our renderer takes.
bool is_anchor_name(std::string_view name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
               !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.' && c != ':';
    });
}

}  // namespace

bool InlineWriter::macro(const StorageNode& here) {
    const std::string_view name = here.attribute("ac:name");
    if (name == "status") return status(here);
    return name == "anchor" && anchor(here);
}

/// `<status color="green">DONE</status>`: GitHub shows the word.
bool InlineWriter::status(const StorageNode& here) {
    const std::string title = parameter(here, "title");
    const std::string colour = parameter(here, "colour");
    const std::string subtle = parameter(here, "subtle");
    const bool known = (colour.empty() || is_colour(colour)) && collapsed(title) == title &&
                       (subtle.empty() || subtle == "true");
    if (!known || title.empty() || !has_only_parameters(here, "title colour subtle")) return false;
    std::string tag = "<status";
    if (!colour.empty()) tag += " color=\"" + lower_case(colour) + "\"";
    if (!subtle.empty()) tag += " subtle";
    piece(tag + ">" + shown(title) + "</status>");
    return true;
}

bool InlineWriter::anchor(const StorageNode& here) {
    const std::string name = parameter(here, "");
    if (!is_anchor_name(name) || !has_only_parameters(here, "")) return false;
    // The renderer puts a heading's own anchor there whenever some link asks for it.
    const bool own =
        kind_ == LineKind::heading && conversion_.anchors.own.count(here.source.data()) != 0;
    if (!own) piece("<a id=\"" + name + "\"></a>");
    return true;
}

bool InlineWriter::date(const StorageNode& here) {
    const std::string_view iso = here.attribute("datetime");
    if (here.attributes.size() != 1 || iso.empty()) return false;
    piece(fmt::format("<time datetime=\"{}\">{}</time>", escape_xml(iso), shown(spoken_date(iso))));
    return true;
}

bool InlineWriter::footnote_reference(const StorageNode& here) {
    const std::string name = footnote_reference_name(here);
    const auto note = conversion_.anchors.footnotes.find(name);
    if (name.empty() || note == conversion_.anchors.footnotes.end()) return false;
    piece("[^" + note->second + "]");
    return true;
}

}  // namespace confsync::render
