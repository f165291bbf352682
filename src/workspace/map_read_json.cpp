#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "workspace/map_fields_json.hpp"
#include "workspace/map_json.hpp"
#include "workspace/map_reader_json.hpp"

namespace confsync::workspace {

namespace {

using nlohmann::json;

/// Reads through a shared cursor, so that the reader knows where in the text an event stands.
class Position {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit Position(const char*& cursor) : cursor_(&cursor) {}
    reference operator*() const { return **cursor_; }
    Position& operator++() {
        ++*cursor_;
        return *this;
    }
    bool operator==(const Position& other) const { return *cursor_ == *other.cursor_; }
    bool operator!=(const Position& other) const { return !(*this == other); }

  private:
    const char** cursor_;
};

/// nlohmann's SAX events, each with the offset where it ended, for a MapReader.
class Events {
  public:
    Events(MapReader& reader, std::string_view text, const char*& cursor)
        : reader_(reader), text_(text), cursor_(cursor) {}

    bool null() { return reader_.other("null", offset()); }
    bool boolean(bool) { return reader_.other("true or false", offset()); }
    bool number_integer(json::number_integer_t) { return reader_.other("a number", offset()); }
    bool number_unsigned(json::number_unsigned_t value) { return reader_.number(value, offset()); }
    bool number_float(json::number_float_t, const std::string&) {
        return reader_.other("a number", offset());
    }
    bool string(std::string& value) { return reader_.text(value, offset()); }
    bool binary(json::binary_t&) { return reader_.other("bytes", offset()); }
    bool start_object(std::size_t) { return reader_.open('{', offset()); }
    bool end_object() { return reader_.close(offset()); }
    bool start_array(std::size_t) { return reader_.open('[', offset()); }
    bool end_array() { return reader_.close(offset()); }
    bool key(std::string& name) { return reader_.key(name, offset()); }
    bool parse_error(std::size_t position, const std::string& token, const json::exception&) {
        reader_.refuse(token.empty()
                           ? "is not valid JSON"
                           : fmt::format("is not valid JSON near \"{}\"", escape_terminal(token)),
                       std::min(position, text_.size()));
    }

  private:
    std::size_t offset() const { return static_cast<std::size_t>(cursor_ - text_.data()); }

    MapReader& reader_;
    std::string_view text_;
    const char*& cursor_;
};

void read(MapReader& reader, std::string_view text) {
    const char* cursor = text.data();
    const char* end = text.data() + text.size();
    Events events(reader, text, cursor);
    json::sax_parse(Position(cursor), Position(end), &events);
}

MapDocument parse_one(std::string_view text, const std::string& file) {
    MapReader reader(text, file, MapReader::Frame::top);
    read(reader, text);
    return reader.document();
}

/// A file as git leaves it after a merge with conflicts, read from one side. The lines of the other
/// side become empty, so that places stay right.
class Side {
  public:
    explicit Side(bool ours) : ours_(ours) {}

    void line(std::string_view line) {
        if (const auto next = section_after(line)) {
            section_ = *next;
        } else if (section_ == Section::both || section_ == wanted()) {
            text_ += line;
        }
        text_ += '\n';
    }
    std::string text() && { return std::move(text_); }

  private:
    enum class Section { both, ours, base, theirs };

    Section wanted() const { return ours_ ? Section::ours : Section::theirs; }
    static std::optional<Section> section_after(std::string_view line) {
        if (line.starts_with("<<<<<<< ")) return Section::ours;
        if (line.starts_with("||||||| ")) return Section::base;
        if (line == "=======" || line == "=======\r") return Section::theirs;
        if (line.starts_with(">>>>>>> ")) return Section::both;
        return std::nullopt;
    }

    bool ours_;
    Section section_ = Section::both;
    std::string text_;
};

std::string side_of(std::string_view text, bool ours) {
    Side side(ours);
    for (const std::string_view line : split(text, '\n')) side.line(line);
    return std::move(side).text();
}

}  // namespace

bool has_git_conflict(std::string_view text) {
    return text.starts_with("<<<<<<< ") || text.find("\n<<<<<<< ") != std::string_view::npos;
}

MapDocument parse_map(std::string_view text, const std::string& file,
                      const IsAncestor& is_ancestor) {
    if (!has_git_conflict(text)) return parse_one(text, file);
    return merged_maps(nullptr, parse_one(side_of(text, true), file),
                       parse_one(side_of(text, false), file), file, is_ancestor);
}

std::pair<engine::PageKey, engine::PageRecord> parse_page_line(std::string_view text,
                                                               const std::string& file) {
    const std::string object = fmt::format("{{{}}}", text);
    MapReader reader(object, file, MapReader::Frame::pages);
    read(reader, object);
    auto pages = reader.pages();
    if (pages.size() != 1)
        throw Error(ErrorKind::configuration, "not one line of a map", {}, {file, 1, 1});
    return *pages.begin();
}

}  // namespace confsync::workspace
