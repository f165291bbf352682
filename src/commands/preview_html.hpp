#pragma once

#include <string>
#include <string_view>

#include "commands/preview_pages.hpp"

namespace confsync::commands {

/// One HTML document of the preview. All members but `title` are HTML.
struct PreviewFrame {
    std::string title;  ///< plain text
    std::string tree;   ///< "" without one
    std::string main;
    std::string findings;
    std::string count;  ///< the way to them where they stand below the page
    bool wide = false;  ///< two versions beside each other: tree and findings give way
    long number = 0;    ///< of the state of the files it was made from
};

/// The document; its script asks /changes for a number above its own, and shows itself anew.
std::string framed(const PreviewFrame& frame);

/// The pages with the way to `current` open; "" for a single page.
std::string tree_html(const PreviewPages& pages, const engine::PageKey& current);
/// Breadcrumbs, notices and title, `content`, labels.
std::string article_html(const PreviewPages& pages, const PreviewPage& page,
                         std::string_view content);
/// The diagnostics of a page, each with the line it is about.
std::string findings_html(const PreviewPage& page);
std::string count_html(const PreviewPage& page);
/// The body as a browser will show it; what is wrong with it when it cannot be shown.
std::string body_html(const PreviewPages& pages, const PreviewPage& page);
/// A box that says what went wrong. Both are plain text.
std::string error_html(std::string_view what, std::string_view hint);

std::string preview_style();
std::string_view preview_script();

}  // namespace confsync::commands
