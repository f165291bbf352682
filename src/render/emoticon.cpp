#include "render/emoticon.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render {

namespace {

struct Emoticon {
    std::string_view name;
    std::string_view character;
};

/// The names both products know; of the stars the colour is lost.
constexpr std::array emoticons{
    Emoticon{"blue-star", "⭐"},
    Emoticon{"broken-heart", "💔"},
    Emoticon{"cheeky", "😛"},
    Emoticon{"cross", "❌"},
    Emoticon{"green-star", "⭐"},
    Emoticon{"heart", "❤️"},
    Emoticon{"information", "ℹ️"},
    Emoticon{"laugh", "😀"},
    Emoticon{"light-on", "💡"},
    Emoticon{"minus", "➖"},
    Emoticon{"plus", "➕"},
    Emoticon{"question", "❓"},
    Emoticon{"red-star", "⭐"},
    Emoticon{"sad", "🙁"},
    Emoticon{"smile", "🙂"},
    Emoticon{"thumbs-down", "👎"},
    Emoticon{"thumbs-up", "👍"},
    Emoticon{"tick", "✅"},
    Emoticon{"warning", "⚠️"},
    Emoticon{"wink", "😉"},
    Emoticon{"yellow-star", "⭐"},
};

bool is_short_name(std::string_view text) {
    return text.size() > 2 && text.front() == ':' && text.back() == ':';
}

/// "1f1e9-1f1ea" as characters; empty for what is no list of code points.
std::string from_id(std::string_view id) {
    std::string text;
    if (id.empty()) return text;
    for (const std::string_view part : split(id, '-')) {
        std::uint32_t value = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value, 16);
        const bool surrogate = value >= 0xD800 && value < 0xE000;
        if (read.ptr != part.data() + part.size() || value < 0x20 || value > 0x10FFFF || surrogate)
            return {};
        append_utf8(text, value);
    }
    return text;
}

}  // namespace

std::string emoticon_text(const StorageNode& emoticon) {
    const std::string_view fallback = emoticon.attribute("ac:emoji-fallback");
    if (!fallback.empty() && !is_short_name(fallback)) return std::string(fallback);
    if (std::string text = from_id(emoticon.attribute("ac:emoji-id")); !text.empty()) return text;
    const std::string_view short_name = emoticon.attribute("ac:emoji-shortname");
    const std::string_view name = emoticon.attribute("ac:name");
    const auto* const found = std::find_if(emoticons.begin(), emoticons.end(),
                                           [&](const Emoticon& one) { return one.name == name; });
    // Cloud calls every emoji it has no old name for a blue star.
    const bool named = found != emoticons.end() && (name != "blue-star" || short_name.empty());
    if (named) return std::string(found->character);
    return short_name.empty() ? ":" + std::string(name) + ":" : std::string(short_name);
}

}  // namespace confsync::render
