#include "render/storage_fragment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/escape.hpp"
#include "render/storage_entities.hpp"

namespace confsync::render {

namespace {

constexpr std::size_t deepest = 200;
constexpr std::string_view blanks = " \t\r\n";

bool is_name_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_name(std::string_view name) {
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_character)) return false;
    const char first = name.front();
    if (first == '-' || first == '.' || (first >= '0' && first <= '9')) return false;
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return true;
    const std::string_view prefix = name.substr(0, colon);
    return (prefix == "ac" || prefix == "ri" || prefix == "at") && colon + 1 < name.size() &&
           name.find(':', colon + 1) == std::string_view::npos;
}

class Fragment {
  public:
    explicit Fragment(std::string_view xml) : rest_(xml) {}

    std::string fault() {
        while (fault_.empty() && !rest_.empty()) rest_.front() == '<' ? markup() : text();
        if (fault_.empty() && !open_.empty()) fail(fmt::format("<{}> is not closed", open_.back()));
        return fault_;
    }

  private:
    void fail(std::string what) {
        if (fault_.empty()) fault_ = std::move(what);
    }

    std::string_view take(std::size_t length) {
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    void skip_blanks() { take(std::min(rest_.find_first_not_of(blanks), rest_.size())); }

    void text() {
        const std::string_view piece = take(std::min(rest_.find('<'), rest_.size()));
        if (piece.find("]]>") != std::string_view::npos) fail("]]> stands in the text");
        check_references(piece);
    }

    void check_references(std::string_view piece) {
        for (std::size_t at = piece.find('&'); at != std::string_view::npos;
             at = piece.find('&', at + 1)) {
            const std::size_t end = piece.find(';', at);
            const std::string_view reference =
                piece.substr(at, end == std::string_view::npos ? 2 : end - at + 1);
            const std::string character = decode_entities(reference);
            if (end == std::string_view::npos || character == reference)
                return fail("an & begins no known reference");
            if (character == "\uFFFD" || has_illegal_character(character))
                return fail("a reference to a character that XML cannot hold");
        }
    }

    void markup() {
        constexpr std::string_view cdata = "<![CDATA[";
        if (rest_.substr(0, cdata.size()) == cdata) {
            const std::size_t end = rest_.find("]]>");
            if (open_.empty()) return fail("CDATA stands outside of any element");
            if (end == std::string_view::npos) return fail("CDATA is not closed");
            take(end + 3);
        } else if (rest_.substr(0, 2) == "<!" || rest_.substr(0, 2) == "<?") {
            fail("a comment or declaration");
        } else if (rest_.substr(0, 2) == "</") {
            end_tag();
        } else {
            start_tag();
        }
    }

    std::string name() {
        std::size_t length = 0;
        while (length < rest_.size() && is_name_character(rest_[length])) ++length;
        return std::string(take(length));
    }

    void end_tag() {
        take(2);
        const std::string ended = name();
        skip_blanks();
        if (take(1) != ">") return fail("an end tag is malformed");
        if (open_.empty() || open_.back() != ended)
            return fail(fmt::format("</{}> closes nothing", ended));
        open_.pop_back();
    }

    void start_tag() {
        take(1);
        const std::string started = name();
        if (!is_name(started)) return fail("a < begins no tag");
        std::vector<std::string> seen;
        for (;;) {
            const std::size_t before = rest_.size();
            skip_blanks();
            if (rest_.empty()) return fail(fmt::format("<{} is never ended", started));
            if (rest_.front() == '>' || rest_.front() == '/') break;
            if (rest_.size() == before || !attribute(seen))
                return fail(fmt::format("an attribute of <{}> is malformed", started));
        }
        const bool empty = rest_.front() == '/';
        if (empty) take(1);
        if (take(1) != ">") return fail(fmt::format("<{} is never ended", started));
        if (open_.size() >= deepest) return fail("it nests too deep");
        if (!empty) open_.push_back(started);
    }

    bool attribute(std::vector<std::string>& seen) {
        std::string key = name();
        if (!is_name(key) || key.substr(0, 5) == "xmlns") return false;
        if (std::find(seen.begin(), seen.end(), key) != seen.end() || seen.size() > 100)
            return false;
        seen.push_back(std::move(key));
        skip_blanks();
        if (take(1) != "=") return false;
        skip_blanks();
        if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return false;
        const char quote = take(1).front();
        const std::size_t end = rest_.find(quote);
        if (end == std::string_view::npos) return false;
        const std::string_view value = take(end);
        take(1);
        check_references(value);
        return value.find('<') == std::string_view::npos;
    }

    std::string_view rest_;
    std::vector<std::string> open_;
    std::string fault_;
};

}  // namespace

std::string fault_of_fragment(std::string_view xml) {
    if (first_invalid_utf8(xml) || has_illegal_character(xml))
        return "a character that XML cannot hold";
    return Fragment(xml).fault();
}

}  // namespace confsync::render
