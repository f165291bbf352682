#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/html_colour.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

struct Emoticon {
    std::string_view name;
    std::string_view character;
};

constexpr Emoticon emoticons[] = {
    {"smile", "🙂"},    {"sad", "🙁"},      {"cheeky", "😛"},       {"laugh", "😀"},
    {"wink", "😉"},        {"thumbs-up", "👍"},   {"thumbs-down", "👎"},  {"information", "ℹ️"},
    {"tick", "✅"},        {"cross", "❌"},       {"warning", "⚠️"}, {"plus", "➕"},
    {"minus", "➖"},       {"question", "❓"},    {"light-on", "💡"},     {"light-off", "💡"},
    {"yellow-star", "⭐"}, {"red-star", "⭐"},    {"green-star", "⭐"},   {"blue-star", "⭐"},
    {"heart", "❤️"},  {"broken-heart", "💔"}};

/// "1f44d-1f3fd" as characters; "" when it is not code points.
std::string characters_of(std::string_view id) {
    std::string characters;
    for (const std::string_view hex : split(id, '-')) {
        unsigned code_point = 0;
        const auto [end, error] =
            std::from_chars(hex.data(), hex.data() + hex.size(), code_point, 16);
        const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        const bool valid = code_point >= 0x20 && code_point <= 0x10FFFF && !surrogate;
        if (error != std::errc{} || end != hex.data() + hex.size() || !valid) return {};
        append_utf8(characters, code_point);
    }
    return characters;
}

std::string emoji_of(const XmlNode& node) {
    const std::string_view fallback = node.attribute_or_empty("ac:emoji-fallback");
    if (!fallback.empty() && !fallback.starts_with(':')) return std::string(fallback);
    const std::string decoded = characters_of(node.attribute_or_empty("ac:emoji-id"));
    if (!decoded.empty()) return decoded;
    const auto row =
        std::ranges::find(emoticons, node.attribute_or_empty("ac:name"), &Emoticon::name);
    if (row != std::end(emoticons)) return std::string(row->character);
    return std::string(node.attribute_or_empty("ac:emoji-shortname"));
}

}  // namespace

void HtmlWriter::emoticon(const XmlNode& node) {
    out_ += "<span class=\"emoji\"";
    attribute("title", node.attribute_or_empty("ac:emoji-shortname"));
    out_ += '>';
    text(emoji_of(node));
    out_ += "</span>";
}

void HtmlWriter::date(const XmlNode& node) {
    const std::string_view day = node.attribute_or_empty("datetime");
    out_ += "<time";
    attribute("datetime", day);
    out_ += '>';
    text(day);
    out_ += "</time>";
}

void HtmlWriter::status(const XmlNode& macro) {
    const std::string hue(hue_of(lower_case(macro_parameter(macro, "colour"))));
    out_ += fmt::format("<span class=\"status status-{}\">", hue.empty() ? "grey" : hue);
    text(macro_parameter(macro, "title"));
    out_ += "</span>";
}

void HtmlWriter::anchor(const XmlNode& macro) {
    const std::string name = macro_parameter(macro, "");
    if (name.empty() || !anchors_.insert(name).second) return;
    out_ += "<span class=\"anchor\"";
    attribute("id", name);
    out_ += "></span>";
}

}  // namespace confsync::sandbox
