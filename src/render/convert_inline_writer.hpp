#pragma once

#include <string>
#include <string_view>

#include "render/convert_inlines.hpp"

namespace confsync::render {

/// What stands beside a mark, as CommonMark's rules for `*` and `_` ask, and which sign it is
/// written with.
struct Neighbour {
    enum class Edge { blank, letter, punctuation };
    Edge edge = Edge::blank;
    char sign = '\0';
};

/// Writes the inlines of one line.
class InlineWriter {
  public:
    InlineWriter(const Conversion& conversion, LineKind kind, std::string live)
        : conversion_(conversion), kind_(kind), live_(std::move(live)) {}

    void nodes(const StorageNodes& list, std::size_t first, std::size_t last, Neighbour after);
    std::string take();

  private:
    // convert_inlines.cpp
    void node(const StorageNode& here, Neighbour after);
    void careful(const StorageNode& here, Neighbour after);
    bool known(const StorageNode& here, Neighbour after);
    void text(std::string_view characters, Neighbour after);
    void line_break();
    void code(const StorageNode& here);
    void children(const StorageNode& here, Neighbour after);
    void piece(std::string_view markdown);
    void flush_blank();
    Neighbour before() const;

    // convert_marks.cpp
    bool mark(const StorageNode& here, Neighbour after);
    bool span(const StorageNode& here);
    void tagged(const StorageNode& here, std::string_view open, std::string_view close);
    std::string delimiter_of(const StorageNode& here) const;
    bool would_be_read(const StorageNode& here, const std::string& delimiter,
                       Neighbour after) const;

    // convert_links.cpp
    bool url_link(const StorageNode& here);
    bool smart_link(const StorageNode& here);
    bool page_link(const StorageNode& here);
    bool anchor_link(const StorageNode& here);
    bool person_link(const StorageNode& here, const StorageNode& person);
    bool space_link(const StorageNode& here, const StorageNode& space);
    void link(const StorageNode* body, std::string_view text, std::string_view destination);

    // convert_inline_macros.cpp
    bool macro(const StorageNode& here);
    bool status(const StorageNode& here);
    bool anchor(const StorageNode& here);
    bool date(const StorageNode& here);
    bool footnote_reference(const StorageNode& here);

    const Conversion& conversion_;
    LineKind kind_;
    std::string live_;  ///< see TextPlace
    std::string out_;
    std::vector<std::string> open_;  ///< names of the marks around
    bool blank_pending_ = false;
    bool line_start_ = true;
    bool mark_start_ = false;  ///< directly behind the sign that opens a mark
    bool in_link_ = false;
};

/// What a node begins or ends with in Markdown.
Neighbour first_of(const StorageNode& node);
Neighbour last_of(const StorageNode& node);

/// A code span around text that may hold backticks.
std::string code_span(std::string_view code);

}  // namespace confsync::render
