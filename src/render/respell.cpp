#include "render/respell.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/directive.hpp"
#include "render/respell_line.hpp"

namespace confsync::render {

namespace {

/// Each quote around a line makes it longer, so there is an end to them.
constexpr std::size_t deepest = 20;
/// Longer than any run of tildes in a formula.
constexpr std::string_view math_fence = "~~~~~~~~";

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_only(std::string_view rest) {
    if (rest.substr(0, 4) != "<!--" || contains(rest, "-->")) return false;
    const Directive directive = read_directive(std::string(rest) + " -->");
    return directive.form == Directive::Form::opening && directive.name == "only";
}

/// True when some comment begins as `<!-- confluence: only` does.
bool holds_only(std::string_view markdown) {
    for (std::size_t at = markdown.find("<!--"); at != std::string_view::npos;
         at = markdown.find("<!--", at + 4)) {
        const std::string_view line = markdown.substr(at, markdown.find('\n', at) - at);
        if (contains(line, "only") && starts_only(trimmed(line))) return true;
    }
    return false;
}

/// False for nearly every file, at the price of a few searches.
bool may_hold_something(std::string_view markdown, const Dialect& dialect) {
    return (dialect.admonitions && (contains(markdown, "!!! ") || contains(markdown, "???"))) ||
           (dialect.tabs && contains(markdown, "===")) ||
           (dialect.colon_admonitions && contains(markdown, ":::")) ||
           (dialect.definition_lists && contains(markdown, ": ")) ||
           (dialect.math && contains(markdown, "$$")) || holds_only(markdown);
}

/// Lines without their ends; LF, CRLF and CR all end one, as for cmark.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(text.substr(0, end));
        const bool two = text.substr(end, 2) == "\r\n";
        text.remove_prefix(std::min(text.size(), end + (two ? 2 : 1)));
    }
    return lines;
}

/// A comment, or HTML whose text is left as it is (CommonMark's first two kinds of HTML blocks):
/// what its last line holds. Empty when the line begins none, or ends it.
std::string_view raw_until(std::string_view line) {
    constexpr std::array<std::array<std::string_view, 2>, 5> blocks{{{"<!--", "-->"},
                                                                     {"<pre", "</pre>"},
                                                                     {"<script", "</script>"},
                                                                     {"<style", "</style>"},
                                                                     {"<textarea", "</textarea>"}}};
    if (line.empty() || line.front() != '<') return {};
    const std::string text = lower_case(line);
    for (const auto& [start, end] : blocks) {
        if (!text.starts_with(start)) continue;
        const auto next = text.substr(start.size(), 1);
        const bool whole = start == "<!--" || next.empty() || next == " " || next == ">";
        if (whole) return contains(text, end) ? std::string_view() : end;
    }
    return {};
}

class Respeller {
  public:
    Respeller(std::string_view markdown, const Dialect& dialect)
        : dialect_(dialect), lines_(lines_of(markdown)) {
        result_.text.reserve(markdown.size() + markdown.size() / 8);
    }

    std::optional<Respelled> run() {
        for (; at_ < lines_.size(); ++at_) {
            if (is_blank_line(lines_[at_])) {
                ++blanks_;
            } else {
                line();
            }
        }
        if (!changed_) return std::nullopt;
        return std::move(result_);
    }

  private:
    /// A quote that is being written; the first one is the file itself.
    struct Frame {
        int indent = 0;
        int colons = 0;
        bool definition = false;
        FenceMark fence;
        int fence_floor = 0;  ///< a line with less indentation ends the fence's list item
        int list_content = 0;
        std::string_view raw_until;  ///< what ends the comment or the raw HTML; empty: neither
        bool in_only = false;
        bool in_math = false;
        bool after_text = false;
    };

    void line();
    bool goes_on(const Frame& frame, std::string& rest) const;
    void leave_frames(std::size_t kept);
    void content(const std::string& rest);
    bool inside(Frame& frame, const std::string& rest, std::string_view body);
    bool only(Frame& frame, const std::string& rest, std::string_view body);
    bool math(Frame& frame, const std::string& rest, std::string_view body);
    void end_math(Frame& frame, const std::string& rest, std::string_view body);
    bool formula_ends();
    bool opens_quote(Frame& frame, const std::string& rest, std::string_view body);
    bool has_body(const Opener& opener) const;
    bool ends_colons(std::string_view body);
    void follow(Frame& frame, const std::string& rest, std::string_view body);
    void emit(std::string_view text);

    const Dialect& dialect_;
    std::vector<std::string_view> lines_;
    std::vector<Frame> frames_{Frame{}};
    Respelled result_;
    std::size_t at_ = 0;
    std::size_t no_formula_before_ = 0;
    int blanks_ = 0;  ///< lines read and not yet written
    int shift_ = 0;
    bool changed_ = false;
};

void Respeller::line() {
    std::string rest(lines_[at_]);
    std::size_t kept = 1;
    while (kept < frames_.size() && goes_on(frames_[kept], rest)) ++kept;
    leave_frames(kept);
    int prefix = 0;
    for (std::size_t i = 1; i < kept; ++i) prefix += frames_[i].indent + 2;
    shift_ = static_cast<int>(lines_[at_].size()) - static_cast<int>(rest.size()) - prefix;
    content(rest);
}

/// Takes the frame's own indentation off a line that is still in it.
bool Respeller::goes_on(const Frame& frame, std::string& rest) const {
    const int indent = indent_of(rest);
    if (frame.colons > 0) {
        rest = without_indent(rest, std::min(indent, frame.indent));
        return true;
    }
    if (indent >= frame.indent + 4) {
        rest = without_indent(rest, frame.indent + 4);
        return true;
    }
    const bool lazy = frame.definition && frame.after_text && blanks_ == 0;
    return lazy && !read_opener(trimmed(rest), dialect_) && item_content(rest) == 0;
}

/// Writes the blank lines before this one, at least one where a quote has ended: the next line
/// would be taken into its last paragraph, or two quotes become one.
void Respeller::leave_frames(std::size_t kept) {
    const bool ended = kept < frames_.size();
    const bool defined = ended && frames_[kept].definition;
    frames_.resize(kept);
    if (defined) frames_.back().after_text = true;
    const std::size_t here = at_;
    shift_ = 0;
    at_ -= static_cast<std::size_t>(blanks_);
    for (; at_ < here; ++at_) emit({});
    if (ended && blanks_ == 0) emit({});
    blanks_ = 0;
}

void Respeller::content(const std::string& rest) {
    Frame& frame = frames_.back();
    const std::string_view body = trimmed(rest);
    if (inside(frame, rest, body)) return;
    const int item = item_content(rest);
    const int indent = indent_of(rest);
    if (item > 0 && indent < frame.list_content + 4) {
        frame.list_content = item;
    } else if (indent == 0) {
        frame.list_content = 0;
    }
    const bool code = indent >= frame.list_content + 4 && item == 0;
    if (!code) {
        if (ends_colons(body) || only(frame, rest, body) || math(frame, rest, body)) return;
        if (opens_quote(frame, rest, body)) return;
    }
    emit(rest);
    if (!code) follow(frame, rest, body);
}

/// Lines of code, comments and formulas are nobody's blocks.
bool Respeller::inside(Frame& frame, const std::string& rest, std::string_view body) {
    if (frame.in_math) {
        end_math(frame, rest, body);
        return true;
    }
    if (!frame.raw_until.empty()) {
        if (contains(lower_case(body), frame.raw_until)) frame.raw_until = {};
        emit(rest);
        return true;
    }
    if (frame.fence.mark == 0) return false;
    if (indent_of(rest) < frame.fence_floor) {
        frame.fence = {};
        return false;
    }
    if (closes_fence(body, frame.fence)) frame.fence = {};
    emit(rest);
    return true;
}

/// Remembers what the next lines are part of.
void Respeller::follow(Frame& frame, const std::string& rest, std::string_view body) {
    const int item = item_content(rest);
    if (item > 0)
        body.remove_prefix(std::min(body.size(), static_cast<std::size_t>(item - indent_of(rest))));
    body = trimmed(body);
    frame.fence = fence_mark(body);
    const bool in_item = frame.list_content > 0 && indent_of(rest) >= frame.list_content;
    frame.fence_floor = item > 0 || in_item ? frame.list_content : 0;
    frame.raw_until = raw_until(body);
    constexpr std::string_view not_text = "#>|<`~=";
    frame.after_text = item == 0 && frame.fence.mark == 0 && !body.empty() &&
                       not_text.find(body.front()) == std::string_view::npos;
}

bool Respeller::only(Frame& frame, const std::string& rest, std::string_view body) {
    const bool starts = !frame.in_only && starts_only(body);
    const bool ends = frame.in_only && body == "-->";
    if (!starts && !ends) return false;
    frame.in_only = starts;
    const auto blanks = static_cast<std::size_t>(indent_of(rest));
    emit(std::string(blanks, ' ') +
         (starts ? "<!-- confluence: only -->" : "<!-- /confluence: only -->"));
    frame.after_text = false;
    return changed_ = true;
}

bool Respeller::math(Frame& frame, const std::string& rest, std::string_view body) {
    if (!dialect_.math || body.substr(0, 2) != "$$") return false;
    const std::string_view first = body.substr(2);
    const std::size_t end = first.find("$$");
    const bool one_line = end != std::string_view::npos;
    if (one_line && (end + 2 != first.size() || trimmed(first.substr(0, end)).empty()))
        return false;
    if (!one_line && !formula_ends()) return false;
    const std::string blanks(static_cast<std::size_t>(indent_of(rest)), ' ');
    emit(blanks + std::string(math_fence) + "math");
    if (one_line) {
        emit(blanks + std::string(trimmed(first.substr(0, end))));
        emit(blanks + std::string(math_fence));
    } else if (!trimmed(first).empty()) {
        emit(blanks + std::string(trimmed(first)));
    }
    frame.in_math = !one_line;
    frame.after_text = false;
    return changed_ = true;
}

/// True when a line before the next blank one ends with `$$`.
bool Respeller::formula_ends() {
    if (at_ < no_formula_before_) return false;
    for (std::size_t next = at_ + 1; next < lines_.size(); ++next) {
        if (is_blank_line(lines_[next])) break;
        if (ends_with(trimmed(lines_[next]), "$$")) return true;
        no_formula_before_ = next;
    }
    return false;
}

void Respeller::end_math(Frame& frame, const std::string& rest, std::string_view body) {
    if (!ends_with(body, "$$")) return emit(rest);
    const std::string blanks(static_cast<std::size_t>(indent_of(rest)), ' ');
    const std::string_view last = trimmed(body.substr(0, body.size() - 2));
    if (!last.empty()) emit(blanks + std::string(last));
    emit(blanks + std::string(math_fence));
    frame.in_math = false;
}

bool Respeller::ends_colons(std::string_view body) {
    const Frame& frame = frames_.back();
    if (frame.colons == 0 || body.find_first_not_of(':') != std::string_view::npos) return false;
    if (static_cast<int>(body.size()) < frame.colons) return false;
    frames_.pop_back();
    emit({});
    return true;
}

bool Respeller::opens_quote(Frame& frame, const std::string& rest, std::string_view body) {
    const std::optional<Opener> opener = read_opener(body, dialect_);
    if (!opener || frames_.size() > deepest) return false;
    if ((opener->definition && !frame.after_text) || !has_body(*opener)) return false;
    Frame quote;
    quote.indent = indent_of(rest);
    quote.colons = opener->colons;
    quote.definition = opener->definition;
    frame.after_text = false;
    frames_.push_back(quote);
    shift_ -= 2;
    emit(opener->marker);
    emit({});
    if (opener->definition) {
        const std::string_view text = trimmed(body.substr(1));
        shift_ += static_cast<int>(text.data() - body.data());
        content(std::string(text));
    }
    return changed_ = true;
}

/// The next text is indented by four more columns than the line that announces it.
bool Respeller::has_body(const Opener& opener) const {
    if (opener.colons > 0 || opener.definition) return true;
    std::size_t next = at_ + 1;
    while (next < lines_.size() && is_blank_line(lines_[next])) ++next;
    return next < lines_.size() && indent_of(lines_[next]) >= indent_of(lines_[at_]) + 4;
}

void Respeller::emit(std::string_view text) {
    std::string& out = result_.text;
    for (std::size_t i = 1; i < frames_.size(); ++i) {
        out.append(static_cast<std::size_t>(frames_[i].indent), ' ');
        out += "> ";
    }
    out += text;
    out += '\n';
    result_.source.lines.push_back({static_cast<int>(at_) + 1, shift_});
}

}  // namespace

std::optional<Respelled> respell(std::string_view markdown, const Dialect& dialect) {
    if (!may_hold_something(markdown, dialect)) return std::nullopt;
    return Respeller(markdown, dialect).run();
}

}  // namespace confsync::render
