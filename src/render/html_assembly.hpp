#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/html.hpp"
#include "render/html_scan.hpp"

namespace confsync::render {

/// Puts together the raw HTML that stands among the children of one parent, with holes for the
/// Markdown between, so that a browser's parser can read it as one text. What it makes closes all
/// it opens and nests no deeper than `deepest`; each repair is told. Time is linear.
class HtmlAssembly {
  public:
    static constexpr std::size_t deepest = 60;
    static constexpr std::size_t deepest_marks = 12;

    /// Where a start tag that is never ended ends: with its block, or with its parent.
    enum class Unclosed { ends_with_its_piece, ends_with_all };

    HtmlAssembly(std::string file, Unclosed unclosed)
        : file_(std::move(file)), unclosed_(unclosed) {}

    /// The text must live until `finish`.
    void add_html(std::string_view html, int line, int column);
    /// Markdown in a line of text, or a whole block of it.
    void add_inline(std::uint32_t hole);
    void add_block(std::uint32_t hole);
    void finish();
    const std::string& html() const { return html_; }
    const std::vector<HtmlMark>& marks() const { return marks_; }
    Diagnostics& diagnostics() { return diagnostics_; }

  private:
    static constexpr std::uint32_t none = ~0U;
    enum class Kind : std::uint8_t { html, inline_hole, block_hole };
    struct Token {
        Kind kind = Kind::html;
        HtmlPiece piece;
        const TagRule* rule = nullptr;
        std::uint32_t hole = HtmlMark::no_hole;
        std::uint32_t block = 0;
        std::uint32_t partner = none;
        bool too_deep = false;
        int line = 0;
        int column = 0;
    };

    void add_hole(Kind kind, std::uint32_t hole);
    bool is_paired(const Token& token) const;
    void pair(std::uint32_t index);
    void pair_end(std::uint32_t index);
    void leave(std::size_t count);

    void write(const Token& token, std::uint32_t index);
    void write_hole(const Token& token);
    void write_html(const Token& token, std::uint32_t index);
    void write_start(const Token& token, std::uint32_t index);
    void write_end(const Token& token);
    void write_unknown(const Token& token);
    bool write_svg(const Token& token, std::uint32_t index);
    std::string source_of(std::uint32_t index) const;
    void write_text(std::string_view text);
    void open_tag(const Token& token);
    void end_marks_inside();
    void close_down_to(std::uint32_t index);
    void pop_open();
    void close_unclosed(std::uint32_t next_block);
    void end_tag_of(const Token& token);
    void tell(const char* code, Severity severity, const Token& token, std::string_view what,
              std::string hint);

    std::string file_;
    Unclosed unclosed_;
    std::uint32_t blocks_ = 0;
    std::vector<Token> tokens_;
    std::vector<std::uint32_t> open_;
    /// How many were open when the last tag that ends by itself came.
    std::size_t open_at_self_ending_ = static_cast<std::size_t>(-1);
    std::size_t open_marks_ = 0;  ///< how many of those stand in a line of text
    std::uint32_t skip_to_ = 0;
    std::string html_;
    std::vector<HtmlMark> marks_;
    Diagnostics diagnostics_;
};

}  // namespace confsync::render
