#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/convert_inlines.hpp"

namespace confsync::render {

struct Grid;
struct GridCell;

/// What a Markdown block is, as far as its neighbours have to know.
enum class BlockKind { other, paragraph, list, fence };

/// One Markdown block and the siblings it came from: [first, last).
struct Piece {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string markdown;
    BlockKind kind = BlockKind::other;
    char marker = '\0';  ///< of a list: its bullet or the sign behind its numbers
    bool verbatim = false;
};

/// Walks nodes of a body and writes Markdown. A function that returns nothing met what Markdown
/// has no form for; the smallest block around it is then kept verbatim.
class MarkdownWriter {
  public:
    explicit MarkdownWriter(const Conversion& conversion)
        : conversion_(conversion), style_(conversion.options.style) {}

    /// `before` is what stands above the first of them: a list must not go on with it.
    std::vector<Piece> pieces(const StorageNodes& siblings, std::size_t first, std::size_t last,
                              const Piece& before = {});
    /// The definition of a footnote; nothing when it has no Markdown form.
    std::optional<std::string> footnote(const StorageNode& item);

  private:
    using Text = std::optional<std::string>;

    // convert_blocks.cpp
    std::string blocks(const StorageNodes& siblings);
    Piece next_piece(const StorageNodes& siblings, std::size_t at, std::size_t last,
                     const Piece& before);
    Piece inline_run(const StorageNodes& siblings, std::size_t at, std::size_t last);
    Piece block(const StorageNode& node);
    Text known_block(const StorageNode& node);
    Text paragraph(const StorageNode& node);
    Text heading(const StorageNode& node);
    Text quote(const StorageNode& node);
    Text quoted(std::string_view first_line, const StorageNodes& children);
    Text preformatted(const StorageNode& node);
    Text image(const StorageNode& node);
    Text card(const StorageNode& link);
    std::string finished(const std::string& line) const;
    std::string line(const StorageNodes& nodes, std::size_t first, std::size_t last, LineKind kind);

    // convert_lists.cpp
    Piece list_run(const StorageNodes& siblings, std::size_t at, std::size_t last,
                   const Piece& before);
    Text list(const std::vector<const StorageNode*>& parts, char marker);
    Text item(const StorageNode& node, const std::string& marker, int indent, bool spread);
    Text task(const StorageNode& node, int indent, bool spread);
    std::string item_text(const std::vector<Piece>& pieces, bool spread) const;
    std::string with_marker(const std::string& marker, const std::string& text, int indent) const;
    bool is_spread(const std::vector<const StorageNode*>& parts) const;

    // convert_tables.cpp
    Text table(const StorageNode& node);
    Text pipe_cell(const GridCell& cell);
    Text cell_paragraph(const StorageNode& node);
    Text html_list(const StorageNode& list);
    Text html_table(const Grid& grid);

    // convert_macros.cpp
    Text macro(const StorageNode& node);
    Text code(const StorageNode& node);
    Text diagram(const StorageNode& node);
    std::string code_word(const std::string& stored) const;
    Text alert(const StorageNode& node, std::string_view word);
    std::string alert_line(std::string_view word, const std::string& title) const;
    Text expand(const StorageNode& node);
    Text directive(const StorageNode& node, std::string_view name);
    Text file(const StorageNode& node);

    // convert_layouts.cpp
    Text layout(const StorageNode& node);
    Text section(const StorageNode& node, bool after_plain);
    Text extension(const StorageNode& node);
    Text decisions(const StorageNode& list);

    Conversion conversion_;  ///< references alone, so a copy outlives who made it
    const Style& style_;
    std::size_t indent_ = 0;  ///< columns that containers take from the left
    int depth_ = 0;
    int expands_ = 0;  ///< `<details>` around
};

/// A code fence that no line of `code` closes.
std::string fenced(const Style& style, std::string_view info, std::string_view code);

/// The fence of directives.md §3 around storage format that goes back as it is.
std::string verbatim_fence(const Style& style, std::string_view source);

/// Every line but the first behind `rest`; empty lines without trailing blanks.
std::string prefixed(std::string_view text, std::string_view first, std::string_view rest);

/// Blocks with blank lines between them.
std::string joined(const std::vector<Piece>& pieces);

bool is_blank_text(const StorageNode& node);

/// The only child that shows something; null when there are more or none.
const StorageNode* only_child(const StorageNode& node);

}  // namespace confsync::render
