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

/// `{width=400}` behind an image, `|400` at the end of its text: what they ask for is kept beside
/// the tree, and they are taken out of it.
void read_image_sizes(Tree& tree);

/// Reads the raw HTML of a whole document, block by block and line by line, and puts in its place
/// what it means to a page (markdown-mapping.md a.3). What has no form is told.
void rewrite_html(Tree& tree);

}  // namespace confsync::render
