#include "unit/render/cmark_html.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/handle.hpp"
#include "base/text.hpp"
#include "unit/render/body_reading.hpp"

namespace confsync::render::test {

namespace {

using Parser = Handle<cmark_parser, cmark_parser_free>;
using Tree = Handle<cmark_node, cmark_node_free>;
using Walk = Handle<cmark_iter, cmark_iter_free>;
using CString = Handle<char, std::free>;

struct Parsed {
    Parser parser;
    Tree tree;
};

/// With the extensions and options of render/markdown.cpp.
Parsed parsed(const std::string& markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    Parser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
    for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    Tree tree(cmark_parser_finish(parser.get()));
    return {std::move(parser), std::move(tree)};
}

std::string without_tags(std::string_view html) {
    std::string text;
    while (!html.empty()) {
        const auto tag = html.find('<');
        text += html.substr(0, tag);
        if (tag == html.npos) break;
        const auto end = html.find('>', tag);
        html.remove_prefix(end == html.npos ? html.size() : end + 1);
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> entities{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities)
        text = replace_all(std::move(text), entity, character);
    return text;
}

std::vector<std::string_view> lines_of(const std::string& markdown) {
    auto lines = split(markdown, '\n');
    return {lines.begin(), lines.end()};
}

}  // namespace

std::vector<std::string> top_blocks(const std::string& markdown) {
    const Parsed document = parsed(markdown);
    const auto lines = lines_of(markdown);
    std::vector<std::string> blocks;
    for (cmark_node* node = cmark_node_first_child(document.tree.get()); node != nullptr;
         node = cmark_node_next(node)) {
        std::string block;
        const int last = std::min(cmark_node_get_end_line(node), static_cast<int>(lines.size()));
        // Footnotes that nothing refers to have no place.
        for (int line = std::max(1, cmark_node_get_start_line(node)); line <= last; ++line)
            block.append(lines[static_cast<std::size_t>(line) - 1]).append("\n");
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::string visible_in_html(const std::string& markdown) {
    const Parsed document = parsed(markdown);
    const CString html(
        cmark_render_html(document.tree.get(), CMARK_OPT_FOOTNOTES,
                          cmark_parser_get_syntax_extensions(document.parser.get())));
    return without_blanks(without_tags(html.get()));
}

bool holds_raw_html(const std::string& markdown) {
    const Parsed document = parsed(markdown);
    const Walk walk(cmark_iter_new(document.tree.get()));
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        const auto type = cmark_node_get_type(cmark_iter_get_node(walk.get()));
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) return true;
    }
    return false;
}

}  // namespace confsync::render::test
