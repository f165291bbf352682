#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::render {

/// The lines of a text, without line feeds; carriage returns stay.
std::vector<std::string> lines_of(std::string_view text);

/// The lines of a file, counted from 1, and what is to become of them. Lines that nobody touches
/// keep every byte; new ones end as the file's do. Nothing moves before `text`.
class BlockLines {
  public:
    explicit BlockLines(std::string_view file);

    /// Lines [first, last] without carriage returns.
    std::vector<std::string> range(int first, int last) const;
    bool is_blank(int line) const;  ///< true behind the last line
    int count() const { return static_cast<int>(lines_.size()); }

    /// A block goes with the blank lines that parted it from the next.
    void remove(int first, int last);
    /// Lines that the new text has too stay as they are.
    void replace(int first, int last, const std::string& text);
    /// As a block of its own behind a line; behind line 0 stands what comes first.
    void insert(int after, const std::string& text);

    std::string text() const;

  private:
    using Lines = std::vector<std::string>;

    std::string ended(std::string line) const;
    Lines& place(int line);
    void append_inserted(Lines& out, int after) const;

    Lines lines_;
    bool crlf_ = false;
    bool open_end_ = false;                      ///< the last line has no end
    std::vector<std::optional<Lines>> changed_;  ///< in the place of each line
    std::vector<Lines> after_;                   ///< blocks behind each line
};

}  // namespace confsync::render
