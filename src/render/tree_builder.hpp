#pragma once

#include "render/tree.hpp"

namespace confsync::render {

/// Steps that look at a finished parent and its children; the parser runs them as it closes one.

/// `> [!NOTE]` and its four sisters, as GitHub reads them: the quote becomes an alert.
void recognise_alert(Tree& tree, NodeIndex quote);

/// Reads the raw HTML of a whole document, block by block and line by line, and puts in its place
/// what it means to a page (markdown-mapping.md a.3). What has no form is told.
void rewrite_html(Tree& tree);

}  // namespace confsync::render
