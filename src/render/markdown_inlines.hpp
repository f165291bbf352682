#pragma once

#include <cmark-gfm/parser.h>

#include "render/inline_syntax.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// Teaches a parser the constructs that `syntax` asks for. Before any other extension: the first
/// that knows a character decides.
void attach_inline_syntax(cmark_parser* parser, const InlineSyntax& syntax);

/// The kind that one of these constructs gave to a node; null: the node is cmark's own.
const Kind* inline_kind(const cmark_node* node);

}  // namespace confsync::render
