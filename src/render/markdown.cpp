#include "render/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

#include <mutex>

#include "base/handle.hpp"
#include "render/markdown_builder.hpp"
#include "render/markdown_inlines.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

using Parser = Handle<cmark_parser, cmark_parser_free>;
using CmarkTree = Handle<cmark_node, cmark_node_free>;

constexpr const char* extensions[] = {"table", "strikethrough", "autolink", "tasklist"};

/// While it parses inlines, cmark-gfm keeps the special characters of its extensions in tables of
/// the process, so two parsers that finish at a time change each other's result.
std::mutex& inline_tables() {
    static std::mutex mutex;
    return mutex;
}

Parser new_parser(const InlineSyntax& syntax) {
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    const int strikes = syntax.sub_and_sup ? CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE : 0;
    Parser parser(cmark_parser_new(CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | strikes));
    attach_inline_syntax(parser.get(), syntax);
    for (const char* name : extensions)
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    return parser;
}

CmarkTree parse_with_cmark(std::string_view markdown, const InlineSyntax& syntax) {
    const Parser parser = new_parser(syntax);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::lock_guard lock(inline_tables());
    return CmarkTree(cmark_parser_finish(parser.get()));
}

/// References by number stand for any character, cmark turns some of them into bytes that are not
/// UTF-8, and it cuts what only looks like a footnote between bytes.
bool may_yield_illegal_characters(std::string_view markdown) {
    return markdown.find("&#") != std::string_view::npos ||
           markdown.find("[^") != std::string_view::npos;
}

}  // namespace

void parse_markdown(std::string_view markdown, int lines_before, const SourceLines& source,
                    const InlineSyntax& syntax, Tree& tree) {
    const CmarkTree parsed = parse_with_cmark(markdown, syntax);
    const bool source_is_illegal = !tree.remarks.empty();
    const bool check = source_is_illegal || may_yield_illegal_characters(markdown);
    MarkdownBuilder(tree, lines_before, source, check, syntax.wiki_links).build(parsed.get());
    if (syntax.image_sizes) read_image_sizes(tree);
}

}  // namespace confsync::render
