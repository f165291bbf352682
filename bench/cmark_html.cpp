/// Markdown → HTML as cmark-gfm's own renderer does it: what bench_storage is compared with.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/handle.hpp"
#include "markdown_tree.hpp"

namespace {

using confsync::Handle;
using Parser = Handle<cmark_parser, cmark_parser_free>;
using Tree = Handle<cmark_node, cmark_node_free>;
using CString = Handle<char, std::free>;

/// The extensions and options of render/markdown.cpp, without source positions in the output.
void print_html(const std::string& markdown) {
    const Parser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const Tree tree(cmark_parser_finish(parser.get()));
    const CString html(cmark_render_html(tree.get(), CMARK_OPT_FOOTNOTES,
                                         cmark_parser_get_syntax_extensions(parser.get())));
    std::fputs(html.get(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
    cmark_gfm_core_extensions_ensure_registered();
    return confsync::bench::for_each_markdown_file(
        argc, argv, [](const std::string&, const std::string& markdown) { print_html(markdown); });
}
