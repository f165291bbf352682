#pragma once

#include "render/tree.hpp"

namespace confsync::render {

/// Steps that look at a finished parent and its children; the parser runs them as it closes one.

/// `> [!NOTE]` and its four sisters, as GitHub reads them: the quote becomes an alert.
void recognise_alert(Tree& tree, NodeIndex quote);

/// Finds out which HTML tags among the inlines are balanced and have a storage form; the others
/// are going to be shown as text, with a remark.
void resolve_inline_html(Tree& tree, NodeIndex parent);

/// The `<details>` (with its summary) and `</details>` that a block of HTML consists of; none when
/// it holds anything else.
std::vector<std::string> details_pieces(std::string_view html);

/// Drops comments, pairs `<details>`, leaves the rest to be shown as text, with a remark.
void resolve_block_html(Tree& tree, NodeIndex parent);

}  // namespace confsync::render
