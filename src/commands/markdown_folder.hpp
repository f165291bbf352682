#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/source.hpp"
#include "render/document.hpp"
#include "render/storage_writer.hpp"
#include "workspace/folder_lookup.hpp"
#include "workspace/links.hpp"

namespace confsync::commands {

/// Markdown files of a folder, for `render`: no git, no configuration. Pages, titles and links are
/// what `push` makes of the same files with a configuration that says nothing special.
class MarkdownFolder {
  public:
    explicit MarkdownFolder(std::filesystem::path root);

    /// Reads every Markdown file below the root but hidden ones, settles their titles, and finds
    /// the headings they lead each other to.
    void read_all();
    /// Reads one file and, for their titles and headings, those it links to. Throws Error when it
    /// cannot be read.
    void read(const std::string& path);
    /// Paths of what was read, relative to the root, sorted.
    std::vector<std::string> paths() const;
    /// Of a file that was read. A body comes even with an error among the diagnostics; the caller
    /// leaves it out then.
    render::Rendered rendered(const std::string& path, render::Flavor flavor);

  private:
    void add(const std::string& path);
    void add_linked(const workspace::ChosenFile& from);
    std::optional<std::string> markdown_at(const std::string& path);
    void arrange();
    void settle_titles();
    std::vector<workspace::Resolved> resolved(const workspace::PageNode& from) const;

    const std::filesystem::path root_;
    workspace::Config config_;
    workspace::FolderLookup lookup_;
    std::map<std::string, render::Document> documents_;
    std::vector<workspace::ChosenFile> files_;
    std::vector<workspace::PageNode> nodes_;  ///< of `files_`, by key
    std::map<std::string, const workspace::PageNode*> by_path_;
    std::optional<workspace::Links> links_;  ///< over `nodes_`
    std::map<engine::PageKey, engine::TitleInSpace> titles_;
    std::map<engine::PageKey, std::set<std::string>> anchors_;  ///< slugs that links lead to
};

}  // namespace confsync::commands
