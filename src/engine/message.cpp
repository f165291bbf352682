#include "engine/message.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace confsync::engine {

namespace {

constexpr std::string_view tag = "confsync:";
constexpr std::string_view dirty = "dirty";

bool is_hex(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

bool is_commit(std::string_view text) {
    return text == dirty || ((text.size() == 40 || text.size() == 64) && is_hex(text));
}

}  // namespace

std::string version_message(const Mark& mark) {
    if (mark.commit.empty())
        return fmt::format("Published from an uncommitted file {}{}:{}", tag, dirty,
                           mark.digest.value);
    return fmt::format("Published from {} {}{}:{}", mark.commit.value.substr(0, 7), tag,
                       mark.commit.value, mark.digest.value);
}

std::string rollback_message(Version back_to, std::string_view body) {
    return fmt::format("Rolled back to version {} {}{}:{}", back_to.number, tag, dirty,
                       sha256(body).value);
}

std::optional<Mark> mark_of(std::string_view message) {
    const auto start = message.rfind(tag);
    if (start == std::string_view::npos) return std::nullopt;
    const auto fields = message.substr(start + tag.size());
    const auto colon = fields.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto commit = fields.substr(0, colon);
    const auto digest = fields.substr(colon + 1);
    if (!is_commit(commit) || digest.size() != 64 || !is_hex(digest)) return std::nullopt;
    return Mark{CommitId{commit == dirty ? std::string{} : std::string(commit)},
                Digest{std::string(digest)}};
}

std::string attachment_comment(const Digest& digest) {
    return fmt::format("{}{}", tag, digest.value);
}

std::optional<Digest> digest_of_comment(std::string_view comment) {
    if (!comment.starts_with(tag)) return std::nullopt;
    const auto digest = comment.substr(tag.size());
    if (!is_hex(digest)) return std::nullopt;
    return Digest{std::string(digest)};
}

}  // namespace confsync::engine
