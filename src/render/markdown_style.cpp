#include "render/markdown_style.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/code_language.hpp"
#include "render/document.hpp"
#include "render/escape_markdown.hpp"
#include "render/markdown_wrap.hpp"
#include "render/tree.hpp"

namespace confsync::render {

namespace {

/// Counts what is used; the most frequent wins.
template <class T>
class Vote {
  public:
    void cast(T choice, int weight = 1) { votes_[choice] += weight; }
    T winner(T otherwise) const {
        const auto most = std::max_element(votes_.begin(), votes_.end(),
                                           [](auto& a, auto& b) { return a.second < b.second; });
        return most == votes_.end() ? otherwise : most->first;
    }
    bool any() const { return !votes_.empty(); }

  private:
    std::map<T, int> votes_;
};

bool is_list(Kind kind) { return kind == Kind::bullet_list || kind == Kind::ordered_list; }
bool is_item(Kind kind) { return kind == Kind::item || kind == Kind::task; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_sentence(std::string_view line) {
    const std::size_t last = line.find_last_not_of("*_)\"'`]");
    return last != std::string_view::npos &&
           (line[last] == '.' || line[last] == '!' || line[last] == '?');
}

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 200;

/// The lines of a paragraph, as ways of wrapping look at them.
struct Lines {
    std::size_t longest = 0;
    std::size_t most = widest;  ///< from here on a line could have taken a word more
    bool broken = false;
    bool sentences = true;            ///< each line but the last ends a sentence
    bool has_more_sentences = false;  ///< a line goes on behind one
};

/// A sentence ends inside the line.
bool goes_on(std::string_view line) {
    for (const std::string_view end : {". ", "! ", "? "})
        if (line.find(end) != std::string_view::npos) return true;
    return false;
}

/// Looks at each node of a parsed text and at the characters it was written with.
class StyleReader {
  public:
    explicit StyleReader(std::string_view markdown)
        : document_(parse(markdown, "")), tree_(document_.tree()), lines_(split(markdown, '\n')) {}

    Style read() {
        for (NodeIndex at = 0; at < tree_.nodes.size(); ++at) look(at);
        Style style;
        style.bullet = bullet_.winner(style.bullet);
        style.bullet_gap = bullet_gap_.winner(style.bullet_gap);
        style.bullet_indent = bullet_indent_.winner(style.bullet_indent);
        style.ordered = ordered_.winner(style.ordered);
        style.ordered_gap = ordered_gap_.winner(style.ordered_gap);
        style.ordered_indent = ordered_indent_.winner(style.ordered_indent);
        style.ordered_counts = ordered_counts_.winner(style.ordered_counts);
        style.loose_lists = loose_lists_.winner(style.loose_lists);
        style.loose_blocks = loose_blocks_.winner(style.loose_blocks);
        style.emphasis = emphasis_.winner(style.emphasis);
        style.strong = strong_.winner(style.strong);
        style.heading = heading_.winner(style.heading);
        style.fence = fence_.winner(style.fence);
        style.fence_length = fence_length_.winner(style.fence_length);
        style.code_words = code_words();
        style.plain_word = plain_word_.winner(style.plain_word);
        style.table_dashes = table_dashes_.winner(style.table_dashes);
        style.links = links_.winner(style.links);
        style.fragment_links = fragment_links_.winner(style.links);
        style.label_lines = label_lines_.winner(style.label_lines);
        style.table = table_.winner(style.table);
        style.table_gap = table_gap_.winner(style.table_gap);
        style.hard_break = hard_break_.winner(style.hard_break);
        style.rule = rule_.winner(style.rule);
        style.bare_urls = bare_urls_.winner(style.bare_urls);
        style.quote_gap = quote_gap_.winner(style.quote_gap);
        style.summary_on_line = summary_on_line_.winner(style.summary_on_line);
        set_wrap(style);
        return style;
    }

  private:
    /// What raw HTML became says nothing of how the author writes Markdown.
    bool is_from_html(const Node& node) const { return source(node).starts_with('<'); }

    void look(NodeIndex at) {
        const Node& node = tree_.nodes[at];
        const bool may_be_html = node.kind != Kind::link && node.kind != Kind::expand;
        if (may_be_html && is_from_html(node)) return;
        switch (node.kind) {
            case Kind::bullet_list:
            case Kind::ordered_list: return list(at);
            case Kind::item:
            case Kind::task: return item(at);
            case Kind::emphasis: return delimiter(emphasis_, node);
            case Kind::strong: return delimiter(strong_, node);
            case Kind::heading: return heading(node);
            case Kind::code_block: return fence(node);
            case Kind::quote:
            case Kind::alert: return quote_gap_.cast(source(node).substr(0, 2) == "> ");
            case Kind::rule: return rule_.cast(std::string(trimmed(line(node.line))));
            case Kind::table: return table(node);
            case Kind::link: return link(node);
            case Kind::paragraph: return paragraph(node);
            case Kind::expand: return expand(node);
            default: return;
        }
    }

    std::string_view line(int number) const {
        const bool there = number >= 1 && static_cast<std::size_t>(number) <= lines_.size();
        std::string_view text = there ? lines_[static_cast<std::size_t>(number) - 1] : "";
        if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
        return text;
    }

    /// The line from where the node begins.
    std::string_view source(const Node& node) const {
        const std::string_view text = line(node.line);
        const auto column = static_cast<std::size_t>(std::max(node.column, 1)) - 1;
        return text.substr(std::min(column, text.size()));
    }

    void delimiter(Vote<char>& vote, const Node& node) const {
        const std::string_view text = source(node);
        if (!text.empty() && (text.front() == '*' || text.front() == '_')) vote.cast(text.front());
    }

    void heading(const Node& node) {
        const bool atx = source(node).substr(0, 1) == "#";
        if (node.number <= 2) heading_.cast(atx ? Style::Heading::atx : Style::Heading::setext);
    }

    void expand(const Node& node) {
        const std::string_view text = line(node.line);
        if (text.find("<details") == std::string_view::npos) return;
        summary_on_line_.cast(text.find("<summary") == std::string_view::npos);
    }

    void fence(const Node& node) {
        const std::string_view text = source(node);
        const char sign = text.empty() ? ' ' : text.front();
        if (sign != '`' && sign != '~') return;
        fence_.cast(sign);
        const std::size_t end = std::min(text.find_first_not_of(sign), text.size());
        fence_length_.cast(static_cast<int>(end));
        const std::string_view info = trimmed(tree_.at(node.detail));
        if (info.find_first_of(" \t,{") != std::string_view::npos) return;
        if (!info.empty()) ++code_words_[std::string(info)];
        if (code_language(info, Flavor::cloud).empty()) plain_word_.cast(std::string(info));
    }

    std::vector<std::string> code_words() const {
        std::vector<std::pair<int, std::string>> counted;
        for (const auto& [word, count] : code_words_) counted.emplace_back(-count, word);
        std::sort(counted.begin(), counted.end());
        std::vector<std::string> words;
        for (auto& [count, word] : counted) words.push_back(std::move(word));
        return words;
    }

    void link(const Node& node) {
        const std::string_view text = source(node);
        if (text.substr(0, 1) == "<") bare_urls_.cast(false);
        if (text.substr(0, 4) == "http") bare_urls_.cast(true);
        if (text.substr(0, 1) != "[") return;
        const std::size_t end = closing_bracket(text, 0);
        if (end >= text.size()) return;
        const char next = end + 1 < text.size() ? text[end + 1] : ' ';
        const bool fragment = next == '(' && text.substr(end + 2, 1) == "#";
        (fragment ? fragment_links_ : links_)
            .cast(next == '(' || next == '[' ? Style::Links::in_line : Style::Links::reference);
    }

    /// A list says how it is spaced where Markdown leaves the choice.
    void list(NodeIndex at) {
        bool has_blocks = false;
        bool has_more = false;
        int items = 0;
        for (const NodeIndex child : Children(tree_, at)) {
            ++items;
            int paragraphs = 0;
            for (const NodeIndex block : Children(tree_, child)) {
                const Kind kind = tree_.nodes[block].kind;
                if (kind == Kind::paragraph) {
                    ++paragraphs;
                } else if (!is_list(kind)) {
                    has_blocks = true;
                }
            }
            has_more = has_more || paragraphs > 1;
        }
        if (has_more) return;
        if (has_blocks) return loose_blocks_.cast(!tree_.nodes[at].tight);
        if (items > 1) loose_lists_.cast(!tree_.nodes[at].tight, items);
    }

    void item(NodeIndex at) {
        const Node& node = tree_.nodes[at];
        const std::string_view text = source(node);
        const std::size_t sign = std::min(text.find_first_not_of("0123456789"), text.size());
        if (sign == text.size()) return;
        const bool ordered = sign > 0;
        const std::size_t word = text.find_first_not_of(' ', sign + 1);
        const std::size_t gap = word == std::string_view::npos ? 0 : word - sign - 1;
        (ordered ? ordered_ : bullet_).cast(text[sign]);
        if (gap >= 1 && gap <= 4)
            (ordered ? ordered_gap_ : bullet_gap_).cast(static_cast<int>(gap));
        bool first = true;
        for (const NodeIndex block : Children(tree_, at)) {
            const int indent = tree_.nodes[block].column - node.column;
            if (!first && tree_.nodes[block].line > node.line)
                (ordered ? ordered_indent_ : bullet_indent_).cast(indent);
            first = false;
        }
        if (ordered) numbering(at, text.substr(0, sign));
    }

    void numbering(NodeIndex at, std::string_view number) {
        const NodeIndex next = tree_.nodes[at].end;
        if (next >= tree_.nodes.size() || !is_item(tree_.nodes[next].kind)) return;
        const std::string_view text = source(tree_.nodes[next]);
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end > 0 && is_digit(text.front())) ordered_counts_.cast(text.substr(0, end) != number);
    }

    void table(const Node& node) {
        const std::string_view delimiter = trimmed(line(node.line + 1));
        table_gap_.cast(delimiter.substr(0, 2) == "| ");
        const std::size_t first = delimiter.find('-');
        const std::size_t dashes =
            first == std::string_view::npos ? 0 : delimiter.find_first_not_of('-', first) - first;
        table_dashes_.cast(dashes > 0 && dashes < 10 ? static_cast<int>(dashes) : 3);
        if (node.end_line < node.line + 2) return;
        const std::size_t width = display_width(trimmed(line(node.line)));
        bool padded = true;
        for (int at = node.line + 1; at <= node.end_line; ++at)
            padded = padded && display_width(trimmed(line(at))) == width;
        table_.cast(padded ? Style::Table::padded : Style::Table::compact);
    }

    /// What each way of wrapping would have made of a paragraph.
    void paragraph(const Node& node) {
        Lines lines;
        for (int at = node.line; at <= node.end_line; ++at) {
            const std::string_view text = line(at);
            lines.longest = std::max(lines.longest, display_width(text));
            lines.has_more_sentences = lines.has_more_sentences || goes_on(trimmed(text));
            if (at == node.end_line) break;
            if (break_at(text)) continue;
            lines.broken = true;
            lines.sentences = lines.sentences && ends_sentence(text);
            const std::string_view next = trimmed(line(at + 1));
            const std::size_t word = display_width(next.substr(0, next.find(' ')));
            lines.most = std::min(lines.most, display_width(text) + word);
        }
        if (is_label(trimmed(line(node.line)))) label_lines_.cast(true);
        if (starts_with_label(trimmed(line(node.line)))) label_lines_.cast(false);
        paragraphs_.push_back(lines);
    }

    bool break_at(std::string_view text) {
        const bool backslash = !text.empty() && text.back() == '\\';
        const bool spaces = text.size() > 2 && text.substr(text.size() - 2) == "  ";
        if (backslash) hard_break_.cast(Style::HardBreak::backslash);
        if (spaces) hard_break_.cast(Style::HardBreak::spaces);
        return backslash || spaces;
    }

    /// The way of wrapping that gives most paragraphs the lines they have.
    void set_wrap(Style& style) const {
        const auto count = [&](auto fits) {
            return std::count_if(paragraphs_.begin(), paragraphs_.end(), fits);
        };
        const auto unbroken = count([](const Lines& lines) { return !lines.broken; });
        const auto sentences =
            count([](const Lines& lines) { return lines.sentences && !lines.has_more_sentences; });
        auto most = unbroken;
        if (sentences > most) {
            most = sentences;
            style.wrap = Style::Wrap::sentence;
        }
        for (std::size_t width = narrowest; width <= widest; ++width) {
            const auto kept = count(
                [&](const Lines& lines) { return lines.longest <= width && width <= lines.most; });
            if (kept <= most) continue;
            most = kept;
            style.wrap = Style::Wrap::width;
            style.width = width;
        }
    }

    Document document_;
    const Tree& tree_;
    std::vector<std::string_view> lines_;
    std::map<std::string, int> code_words_;
    Vote<char> bullet_, ordered_, emphasis_, strong_, fence_;
    Vote<int> bullet_gap_, bullet_indent_, ordered_gap_, ordered_indent_, fence_length_;
    Vote<bool> ordered_counts_, loose_lists_, loose_blocks_, table_gap_, bare_urls_, quote_gap_;
    Vote<bool> summary_on_line_, label_lines_;
    Vote<Style::Links> links_, fragment_links_;
    Vote<int> table_dashes_;
    Vote<std::string> plain_word_;
    Vote<Style::Heading> heading_;
    Vote<Style::Table> table_;
    Vote<Style::HardBreak> hard_break_;
    Vote<std::string> rule_;
    std::vector<Lines> paragraphs_;
};

}  // namespace

Style extract_style(std::string_view markdown) { return StyleReader(markdown).read(); }

}  // namespace confsync::render
