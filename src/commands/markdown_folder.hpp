#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "render/document.hpp"
#include "render/storage_writer.hpp"

namespace confsync::commands {

/// Markdown files of a folder, for `render`: no git, no configuration. Links between them become
/// links by title, linked and shown files attachments by name.
class MarkdownFolder {
  public:
    explicit MarkdownFolder(std::filesystem::path root) : root_(std::move(root)) {}

    /// Reads every Markdown file below the root but hidden ones, settles their titles, and finds
    /// the headings they lead each other to.
    void read_all();
    /// Paths of what was read, relative to the root, sorted.
    std::vector<std::string> paths() const;
    /// Reads the file if need be. Throws Error when it cannot be read. A body comes even with an
    /// error among the diagnostics; the caller leaves it out then.
    render::Rendered rendered(const std::string& path, render::Flavor flavor);

  private:
    struct Page {
        render::Document document;
        std::string title;
        std::set<std::string> anchors;  ///< slugs that links lead to
    };
    struct Link {
        std::string page;  ///< the Markdown file it leads to; empty: another kind
        std::string slug;
        render::Target target;
        std::optional<Diagnostic> diagnostic;
    };

    Page& page(const std::string& path);
    void settle_titles();
    Link link_of(const std::string& from, const render::Reference& reference);
    Link link_to_page(const std::string& from, const std::string& to, const std::string& slug,
                      const render::Reference& reference);
    std::optional<std::string> markdown_at(const std::string& path) const;

    std::filesystem::path root_;
    std::map<std::string, Page> pages_;
};

}  // namespace confsync::commands
