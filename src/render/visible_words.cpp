#include "render/visible_words.hpp"

#include <algorithm>

#include "render/storage_elements.hpp"
#include "render/storage_entities.hpp"
#include "render/storage_scan.hpp"

namespace confsync::render {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// ASCII's letters and digits, and every byte of other scripts.
bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::size_t longest_entity = 32;

/// Elements whose text is no text of the page.
bool is_hidden(std::string_view name) {
    return name == "ac:parameter" || name == "ac:plain-text-body" || name == "ac:adf-attribute" ||
           name == "ac:plain-text-link-body" || name == "ac:adf-fallback" || name == "ac:task-id" ||
           name == "ac:task-uuid" || name == "ac:task-status";
}

std::string_view ref_in(std::string_view tag) {
    constexpr std::string_view attribute = "ac:ref=\"";
    const auto start = tag.find(attribute);
    if (start == std::string_view::npos) return {};
    const auto begin = start + attribute.size();
    return tag.substr(begin, tag.find('"', begin) - begin);
}

class Reader {
  public:
    explicit Reader(std::string_view storage) : storage_(storage) {}

    VisibleWords read() {
        for (const auto& piece : scan_storage(storage_)) take(piece);
        find_words();
        return std::move(result_);
    }

  private:
    void take(const StoragePiece& piece) {
        using Kind = StoragePiece::Kind;
        switch (piece.kind) {
            case Kind::open: return open(piece);
            case Kind::close: return close(piece);
            case Kind::empty:
                if (piece.name == "br" || is_block_element(piece.name)) end_line(piece.begin);
                return;
            case Kind::text:
                if (hidden_ == 0) text(piece);
                return;
            case Kind::cdata:
            case Kind::other: return;
        }
    }

    void open(const StoragePiece& piece) {
        hidden_ += is_hidden(piece.name) ? 1 : 0;
        if (is_block_element(piece.name)) end_line(piece.begin);
        if (piece.name != "ac:inline-comment-marker") return;
        open_.push_back(result_.marked.size());
        const auto tag = storage_.substr(piece.begin, piece.size());
        result_.marked.push_back({ref_in(tag), result_.text.size(), result_.text.size()});
    }

    void close(const StoragePiece& piece) {
        hidden_ -= is_hidden(piece.name) ? 1 : 0;
        if (is_block_element(piece.name)) end_line(piece.begin);
        if (piece.name != "ac:inline-comment-marker" || open_.empty()) return;
        result_.marked[open_.back()].end = result_.text.size();
        open_.pop_back();
    }

    void text(const StoragePiece& piece) {
        for (std::size_t at = piece.begin; at < piece.end;) {
            std::size_t end = at + 1;
            if (storage_[at] == '&') {
                const auto length = std::min(piece.end - at, longest_entity);
                const auto semicolon = storage_.substr(at, length).find(';');
                if (semicolon != std::string_view::npos) end = at + semicolon + 1;
            }
            const auto raw = storage_.substr(at, end - at);
            const auto decoded = raw.size() > 1 ? decode_entities(raw) : std::string(raw);
            result_.text += decoded;
            result_.origins.insert(result_.origins.end(), decoded.size(), {at, end});
            at = end;
        }
    }

    void end_line(std::size_t at) {
        result_.text += '\n';
        result_.origins.push_back({at, at});
    }

    void find_words() {
        const std::string& text = result_.text;
        for (std::size_t at = 0; at < text.size();) {
            if (is_space(text[at])) {
                ++at;
                continue;
            }
            const auto begin = at;
            while (at < text.size() && is_letter(text[at])) ++at;
            if (at == begin) ++at;
            result_.words.push_back({begin, at});
        }
    }

    std::string_view storage_;
    VisibleWords result_;
    std::vector<std::size_t> open_;
    int hidden_ = 0;
};

}  // namespace

VisibleWords visible_words(std::string_view storage) { return Reader(storage).read(); }

}  // namespace confsync::render
