#include "commands/columns.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::commands {

namespace {

/// The lines of the file that was asked for last.
class Lines {
  public:
    explicit Lines(const std::function<std::optional<std::string>(const std::string&)>& text_of)
        : text_of_(text_of) {}

    std::string_view line(const std::string& file, int number) {
        if (!read_ || file != file_) read(file);
        const auto index = static_cast<std::size_t>(number) - 1;
        return index < lines_.size() ? lines_[index] : std::string_view();
    }

  private:
    void read(const std::string& file) {
        file_ = file;
        read_ = true;
        text_ = text_of_(file).value_or("");
        lines_ = first_invalid_utf8(text_) ? std::vector<std::string_view>() : split(text_, '\n');
    }

    const std::function<std::optional<std::string>(const std::string&)>& text_of_;
    bool read_ = false;
    std::string file_;
    std::string text_;
    std::vector<std::string_view> lines_;
};

}  // namespace

Diagnostics in_characters(
    Diagnostics diagnostics,
    const std::function<std::optional<std::string>(const std::string& file)>& text_of) {
    Lines lines(text_of);
    for (Diagnostic& each : diagnostics) {
        if (each.where.line < 1 || each.where.column < 2) continue;
        const auto before = static_cast<std::size_t>(each.where.column) - 1;
        const std::string_view line = lines.line(each.where.file, each.where.line);
        if (before <= line.size())
            each.where.column = static_cast<int>(code_points(line.substr(0, before))) + 1;
    }
    return diagnostics;
}

}  // namespace confsync::commands
