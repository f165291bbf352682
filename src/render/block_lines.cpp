#include "render/block_lines.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "render/line_merge.hpp"

namespace confsync::render {

namespace {

std::size_t index(int line) { return static_cast<std::size_t>(line) - 1; }

bool is_blank_line(std::string_view line) { return trimmed(line).empty(); }

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) lines.emplace_back(line);
    return lines;
}

BlockLines::BlockLines(std::string_view file)
    : lines_(lines_of(file)), crlf_(file.find("\r\n") != std::string_view::npos) {
    // Behind the last line end there is no line.
    open_end_ = !lines_.back().empty();
    if (!open_end_) lines_.pop_back();
    changed_.resize(lines_.size());
    after_.resize(lines_.size() + 1);
}

std::vector<std::string> BlockLines::range(int first, int last) const {
    Lines range;
    for (int at = first; at <= last && at <= count(); ++at) {
        range.push_back(lines_[index(at)]);
        if (range.back().ends_with('\r')) range.back().pop_back();
    }
    return range;
}

bool BlockLines::is_blank(int line) const {
    return line > count() || is_blank_line(lines_[index(line)]);
}

std::string BlockLines::ended(std::string line) const {
    if (crlf_) line += '\r';
    return line;
}

/// What stands in the place of a line from now on.
BlockLines::Lines& BlockLines::place(int line) { return changed_[index(line)].emplace(); }

void BlockLines::remove(int first, int last) {
    last = std::min(last, count());
    for (int at = first; at <= last; ++at) place(at);
    if (first > 1 && !is_blank(first - 1)) {
        // What stood above and below must not become one block.
        if (!is_blank(last + 1)) place(first).push_back(ended(""));
        return;
    }
    int next = last + 1;
    for (; next <= count() && is_blank(next); ++next) place(next);
    if (next <= count()) return;
    for (int at = first - 1; at >= 1 && is_blank(at); --at) place(at);
}

void BlockLines::replace(int first, int last, const std::string& text) {
    last = std::min(last, count());
    Lines lines = lines_of(text);
    const Pairs kept = common_subsequence(range(first, last), lines);
    for (std::string& line : lines) line = ended(std::move(line));
    for (const auto& [before, now] : kept) {
        const int line = first + static_cast<int>(before);
        if (line < count() || !open_end_) lines[now] = lines_[index(line)];
    }
    for (int at = first; at <= last; ++at) place(at);
    place(first) = std::move(lines);
}

void BlockLines::insert(int after, const std::string& text) {
    after_[static_cast<std::size_t>(after)].push_back(text);
}

void BlockLines::append_inserted(Lines& out, int after) const {
    for (const std::string& block : after_[static_cast<std::size_t>(after)]) {
        if (!out.empty() && !is_blank_line(out.back())) out.push_back(ended(""));
        for (std::string& line : lines_of(block)) out.push_back(ended(std::move(line)));
    }
}

std::string BlockLines::text() const {
    Lines out;
    append_inserted(out, 0);
    bool parted = after_.front().empty();
    for (int at = 1; at <= count(); ++at) {
        const Lines& here = changed_[index(at)] ? *changed_[index(at)] : Lines{lines_[index(at)]};
        for (const std::string& line : here) {
            if (!std::exchange(parted, true) && !is_blank_line(line)) out.push_back(ended(""));
            out.push_back(line);
        }
        append_inserted(out, at);
        parted = parted && after_[static_cast<std::size_t>(at)].empty();
    }
    std::string text = join(out, "\n");
    if (!open_end_ && !out.empty()) return text + "\n";
    if (open_end_ && text.ends_with('\r')) text.pop_back();
    return text;
}

}  // namespace confsync::render
