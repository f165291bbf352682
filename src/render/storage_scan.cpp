#include "render/storage_scan.hpp"

#include <algorithm>

#include "render/storage_elements.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view cdata_start = "<![CDATA[";
constexpr std::string_view comment_start = "<!--";

std::size_t after(std::string_view text, std::string_view end, std::size_t from) {
    const auto at = text.find(end, from);
    return at == std::string_view::npos ? text.size() : at + end.size();
}

/// An attribute's value may hold ">".
std::size_t end_of_tag(std::string_view text, std::size_t from) {
    char quote = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return text.size();
}

std::string_view name_in(std::string_view tag) {
    const std::size_t begin = tag.starts_with("</") ? 2 : 1;
    const auto end = tag.find_first_of(" \t\r\n/>", begin);
    return tag.substr(begin, end == std::string_view::npos ? end : end - begin);
}

/// Elements that stand for themselves at the top of a body; the rest is running text.
bool stands_alone(std::string_view name) {
    return is_block_element(name) || name == "ac:structured-macro" || name == "ac:image";
}

StoragePiece markup(std::string_view storage, std::size_t begin) {
    using Kind = StoragePiece::Kind;
    const auto rest = storage.substr(begin);
    if (rest.starts_with(cdata_start))
        return {Kind::cdata, begin, after(storage, "]]>", begin), {}};
    if (rest.starts_with(comment_start))
        return {Kind::other, begin, after(storage, "-->", begin), {}};
    const auto end = end_of_tag(storage, begin);
    const auto tag = storage.substr(begin, end - begin);
    if (tag.starts_with("<?") || tag.starts_with("<!")) return {Kind::other, begin, end, {}};
    Kind kind = tag.ends_with("/>") ? Kind::empty : Kind::open;
    if (tag.starts_with("</")) kind = Kind::close;
    return {kind, begin, end, name_in(tag)};
}

}  // namespace

std::vector<StoragePiece> scan_storage(std::string_view storage) {
    std::vector<StoragePiece> pieces;
    for (std::size_t at = 0; at < storage.size();) {
        StoragePiece piece;
        if (storage[at] == '<') {
            piece = markup(storage, at);
        } else {
            const auto end = std::min(storage.find('<', at), storage.size());
            piece = {StoragePiece::Kind::text, at, end, {}};
        }
        at = piece.end;
        pieces.push_back(piece);
    }
    return pieces;
}

std::vector<std::string_view> outermost_blocks(std::string_view storage) {
    using Kind = StoragePiece::Kind;
    std::vector<std::string_view> blocks;
    std::size_t begin = 0;
    int depth = 0;
    const auto cut = [&](std::size_t end) {
        if (!is_blank(storage.substr(begin, end - begin))) {
            blocks.push_back(storage.substr(begin, end - begin));
            begin = end;
        }
    };
    for (const auto& piece : scan_storage(storage)) {
        const bool opens = piece.kind == Kind::open || piece.kind == Kind::empty;
        if (depth == 0 && opens && stands_alone(piece.name)) cut(piece.begin);
        depth += piece.kind == Kind::open ? 1 : 0;
        depth -= piece.kind == Kind::close && depth > 0 ? 1 : 0;
        const bool closes = piece.kind == Kind::close || piece.kind == Kind::empty;
        if (depth == 0 && closes && stands_alone(piece.name)) cut(piece.end);
    }
    cut(storage.size());
    return blocks;
}

}  // namespace confsync::render
