#include "commands/preview_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

using engine::PageKey;
using workspace::PageNode;

namespace {

/// Above it only the way to the current page is unfolded, so that a large tree stays quick.
constexpr std::size_t largest_full_tree = 400;

constexpr std::string_view document = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/_preview/preview.css">
<link rel="icon" href="data:,">
<script src="/_preview/preview.js" defer></script>
</head>
<body data-number="{number}">
<header class="site"><a class="brand" href="/"><span class="mark">c</span>Preview</a>
<span class="fresh" id="count">{count}</span><span id="live" class="live" role="status">live</span>
</header>
<div class="columns{css}">
<details class="drawer"><summary>Pages</summary>
<div class="fresh" id="drawer">{tree}</div></details>
<aside class="sidebar"><div class="fresh" id="tree">{tree}</div></aside>
<main class="fresh" id="main">{main}</main>
<aside class="findings fresh" id="findings" aria-label="Findings">{findings}</aside>
</div>
</body>
</html>
)";

std::string link_html(std::string_view url, std::string_view text, std::string_view css = {}) {
    const std::string style = css.empty() ? "" : fmt::format(" class=\"{}\"", css);
    return fmt::format("<a{} href=\"{}\">{}</a>", style, escape_xml(url), escape_xml(text));
}

class Tree {
  public:
    Tree(const PreviewPages& pages, const PageKey& current) : pages_(pages), current_(current) {
        full_ = pages.folder().nodes().size() <= largest_full_tree;
        const PageNode* here = pages.index().page(current);
        if (here == nullptr) return;
        for (const PageNode* above : pages.index().above(*here)) way_.insert(above->key);
        way_.insert(current);
    }

    std::string html(const std::vector<const PageNode*>& pages) const {
        std::string list = "<ul>";
        for (const PageNode* page : pages) list += "<li>" + branch(*page) + "</li>";
        return list + "</ul>";
    }

  private:
    std::string branch(const PageNode& page) const {
        const std::string link =
            link_html(preview_url(page.key), pages_.folder().title_of(page.key),
                      page.key == current_ ? "here" : "page");
        const auto& below = pages_.index().below(page.key);
        if (below.empty()) return fmt::format("<span class=\"leaf\">{}</span>", link);
        const bool open = way_.contains(page.key);
        if (!open && !full_) return fmt::format("<span class=\"leaf more\">{}</span>", link);
        return fmt::format("<details{}><summary>{}</summary>{}</details>", open ? " open" : "",
                           link, html(below));
    }

    const PreviewPages& pages_;
    const PageKey& current_;
    std::set<PageKey> way_;
    bool full_ = true;
};

std::string crumbs_html(const PreviewPages& pages, const PreviewPage& page) {
    const auto& tree = *page.node->tree;
    const std::string top = tree.space.empty() ? "Space" : tree.space;
    std::string items = fmt::format("<li>{}</li>", link_html("/", top));
    for (const PageNode* above : pages.index().above(*page.node)) {
        const std::string title = pages.folder().title_of(above->key);
        items += fmt::format("<li>{}</li>", link_html(preview_url(above->key), title));
    }
    return fmt::format("<nav class=\"crumbs\" aria-label=\"Breadcrumbs\"><ol>{}</ol></nav>", items);
}

std::string label_list(const PreviewPage& page) {
    std::string items;
    for (const std::string& label : page.labels)
        items += fmt::format("<li>{}</li>", escape_xml(label));
    if (items.empty()) return {};
    return fmt::format("<ul class=\"labels\" aria-label=\"Labels\">{}</ul>", items);
}

std::string notice(const PreviewPage& page) {
    const auto* file = page.node->file;
    if (file != nullptr && file->outline.draft)
        return "<p class=\"notice\">A draft: a push leaves it out.</p>";
    if (!has_error(page.diagnostics)) return {};
    const auto first = std::ranges::find(page.diagnostics, Severity::error, &Diagnostic::severity);
    return error_html("A push would leave this page out: " + first->message, first->hint);
}

std::string place_of(const Diagnostic& found, const PreviewPage& page) {
    if (found.where.file != page.file) return to_string(found.where);
    return found.where.line == 0 ? "" : fmt::format("line {}", found.where.line);
}

std::string line_of(const Diagnostic& found, const PreviewPage& page) {
    const auto lines = split(page.text, '\n');
    const auto number = static_cast<std::size_t>(std::max(found.where.line, 0));
    if (found.where.file != page.file || number == 0 || number > lines.size()) return {};
    return fmt::format("<pre><span class=\"number\">{}</span>{}</pre>", number,
                       escape_xml(escape_terminal(trimmed(lines[number - 1]))));
}

std::string finding(const Diagnostic& found, const PreviewPage& page) {
    const std::string hint =
        found.hint.empty() ? "" : fmt::format("<p class=\"hint\">{}</p>", escape_xml(found.hint));
    return fmt::format(
        "<details class=\"finding finding-{}\"><summary><span class=\"where\">{}</span> {} "
        "<code>{}</code></summary>{}{}</details>",
        to_string(found.severity), escape_xml(place_of(found, page)), escape_xml(found.message),
        escape_xml(found.code), line_of(found, page), hint);
}

std::string css_of(const PreviewFrame& frame) {
    return std::string(frame.tree.empty() ? " single" : "") + (frame.wide ? " wide" : "");
}

}  // namespace

std::string framed(const PreviewFrame& frame) {
    return fmt::format(document, fmt::arg("title", escape_xml(frame.title)),
                       fmt::arg("number", frame.number), fmt::arg("css", css_of(frame)),
                       fmt::arg("tree", frame.tree), fmt::arg("main", frame.main),
                       fmt::arg("findings", frame.findings), fmt::arg("count", frame.count));
}

std::string tree_html(const PreviewPages& pages, const PageKey& current) {
    if (pages.folder().nodes().size() < 2) return {};
    return fmt::format("<nav class=\"tree\" aria-label=\"Pages\">{}</nav>",
                       Tree(pages, current).html(pages.index().top()));
}

std::string article_html(const PreviewPages& pages, const PreviewPage& page,
                         std::string_view content) {
    return fmt::format(
        "{}{}<div class=\"heading\"><h1>{}</h1></div><p class=\"byline\">{}</p>"
        "<article class=\"body\">{}</article>{}",
        crumbs_html(pages, page), notice(page), escape_xml(page.title),
        escape_xml(page.file.empty() ? page.node->key.value : page.file), content,
        label_list(page));
}

std::string count_html(const PreviewPage& page) {
    if (page.diagnostics.empty()) return {};
    return link_html("#findings", counted(page.diagnostics.size(), "finding"));
}

std::string findings_html(const PreviewPage& page) {
    std::string html =
        page.diagnostics.empty()
            ? std::string("<h2>Nothing to report</h2>")
            : fmt::format("<h2>{}</h2>", counted(page.diagnostics.size(), "finding"));
    for (const Diagnostic& each : page.diagnostics) html += finding(each, page);
    if (page.silenced > 0)
        html += fmt::format("<p class=\"quiet\">{} silenced by comments</p>", page.silenced);
    return html;
}

std::string body_html(const PreviewPages& pages, const PreviewPage& page) {
    const PreviewSurroundings around(pages.folder(), pages.index(), *page.node, page.files);
    try {
        return sandbox::html_body(page.body, around);
    } catch (const Error& error) {
        return error_html(error.message(), error.hint());
    }
}

std::string error_html(std::string_view what, std::string_view hint) {
    const std::string more = hint.empty() ? "" : fmt::format("\n{}", escape_xml(hint));
    return fmt::format("<p class=\"error\">{}{}</p>", escape_xml(what), more);
}

}  // namespace confsync::commands
