#include "render/html_assembly.hpp"

#include <algorithm>

namespace confsync::render {

namespace {

/// Advances a place over a piece of source.
void advance(int& line, int& column, std::string_view source) {
    const auto lines = static_cast<int>(std::count(source.begin(), source.end(), '\n'));
    const std::size_t last = source.rfind('\n');
    line += lines;
    column = lines == 0 ? column + static_cast<int>(source.size())
                        : static_cast<int>(source.size() - last);
}

/// Nothing outside of it is ended by an end tag inside of it.
bool shields(const TagRule* rule) {
    return rule != nullptr && (rule->role == TagRole::table || rule->role == TagRole::removed);
}

bool is_mark(const TagRule* rule) { return rule != nullptr && !is_block(rule->role); }

}  // namespace

void HtmlAssembly::add_html(std::string_view html, int line, int column) {
    ++blocks_;
    const bool after_html = !tokens_.empty() && tokens_.back().kind == Kind::html;
    if (after_html && unclosed_ == Unclosed::ends_with_its_piece)
        add_hole(Kind::block_hole, HtmlMark::boundary);
    for (HtmlPiece& piece : scan_html(html)) {
        if (piece.kind == HtmlPiece::Kind::comment) {
            advance(line, column, piece.source);
            continue;
        }
        Token token;
        token.rule = rule_of(piece.name);
        token.line = line;
        token.column = column;
        token.block = blocks_;
        advance(line, column, piece.source);
        token.piece = std::move(piece);
        tokens_.push_back(std::move(token));
    }
}

void HtmlAssembly::add_hole(Kind kind, std::uint32_t hole) {
    Token token;
    token.kind = kind;
    token.hole = hole;
    token.block = blocks_;
    tokens_.push_back(std::move(token));
}

void HtmlAssembly::add_inline(std::uint32_t hole) { add_hole(Kind::inline_hole, hole); }
void HtmlAssembly::add_block(std::uint32_t hole) {
    ++blocks_;
    add_hole(Kind::block_hole, hole);
}

/// It must have an end, and so counts for the depth.
bool HtmlAssembly::is_paired(const Token& token) const {
    if (token.kind != Kind::html) return false;
    if (token.piece.kind != HtmlPiece::Kind::opening &&
        token.piece.kind != HtmlPiece::Kind::closing)
        return false;
    if (token.rule == nullptr) return !token.piece.closes_itself;
    return !is_void(token.rule->role) && !ends_by_itself(*token.rule) && !token.piece.closes_itself;
}

void HtmlAssembly::pair(std::uint32_t index) {
    Token& token = tokens_[index];
    if (!is_paired(token)) return;
    if (token.piece.kind == HtmlPiece::Kind::closing) return pair_end(index);
    const bool mark = is_mark(token.rule);
    token.too_deep = open_.size() >= deepest || (mark && open_marks_ >= deepest_marks);
    open_marks_ += mark ? 1 : 0;
    open_.push_back(index);
}

/// Forgets the innermost ones.
void HtmlAssembly::leave(std::size_t count) {
    for (; count > 0; --count) {
        open_marks_ -= is_mark(tokens_[open_.back()].rule) ? 1 : 0;
        open_.pop_back();
    }
}

void HtmlAssembly::pair_end(std::uint32_t index) {
    constexpr std::size_t farthest = 2 * deepest;
    const Token& end = tokens_[index];
    for (std::size_t up = 1; up <= std::min(open_.size(), farthest); ++up) {
        const std::uint32_t start = open_[open_.size() - up];
        if (tokens_[start].piece.name == end.piece.name) {
            tokens_[start].partner = index;
            tokens_[index].partner = start;
            tokens_[index].too_deep = tokens_[start].too_deep;
            return leave(up);
        }
        if (shields(tokens_[start].rule)) return;
    }
}

void HtmlAssembly::finish() {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) pair(i);
    open_.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (unclosed_ == Unclosed::ends_with_its_piece) close_unclosed(tokens_[i].block);
        if (i >= skip_to_) write(tokens_[i], i);
    }
    close_unclosed(none);
}

/// Ends the start tags without a partner whose block is over, as far as they are innermost.
void HtmlAssembly::close_unclosed(std::uint32_t next_block) {
    while (!open_.empty()) {
        const Token& innermost = tokens_[open_.back()];
        if (innermost.partner != none || innermost.block == next_block) return;
        end_tag_of(innermost);
        pop_open();
    }
}

void HtmlAssembly::pop_open() {
    open_.pop_back();
    if (open_.size() < open_at_self_ending_) open_at_self_ending_ = static_cast<std::size_t>(-1);
}

void HtmlAssembly::close_down_to(std::uint32_t index) {
    while (!open_.empty()) {
        const std::uint32_t innermost = open_.back();
        end_tag_of(tokens_[innermost]);
        pop_open();
        if (innermost == index) return;
    }
}

}  // namespace confsync::render
