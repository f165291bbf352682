#pragma once

#include "render/tree.hpp"

namespace confsync::render {

/// Steps that look at a finished parent and its children; the parser runs them as it closes one.

/// `> [!NOTE]` and its sisters, with a title or folded as Obsidian writes them: the quote becomes
/// an alert, or the definition that `respell` has made a quote of.
void recognise_alert(Tree& tree, NodeIndex quote);

/// The paragraphs before definitions become their terms.
void recognise_terms(Tree& tree, NodeIndex parent);

/// `{#name}` at the end of a heading.
void recognise_heading_name(Tree& tree, NodeIndex heading);

/// `<!-- bg:#e3fcef -->` at the start of a table cell.
void recognise_cell_colour(Tree& tree, NodeIndex cell);

/// `[[_TOC_]]`, `[TOC]`, `[[_LISTING_]]` alone in a paragraph: it becomes a directive.
void recognise_listing(Tree& tree, NodeIndex paragraph);

/// A fence whose info string names something else than code: a diagram, a formula, storage format.
void recognise_fence(Tree& tree, Node& fence);

/// Takes what skipped parts of the text have left in the lists of the tree out of them.
void forget_skipped(Tree& tree);

/// Finds out which HTML tags among the inlines are balanced and have a storage form; the others
/// are going to be shown as text, with a remark.
void resolve_inline_html(Tree& tree, NodeIndex parent);

/// The `<details>` (with its summary) and `</details>` that a block of HTML consists of; none when
/// it holds anything else.
std::vector<std::string> details_pieces(std::string_view html);

/// Drops comments, pairs `<details>`, leaves the rest to be shown as text, with a remark.
void resolve_block_html(Tree& tree, NodeIndex parent);

}  // namespace confsync::render
