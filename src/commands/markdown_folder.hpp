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

/// A configuration that says nothing but where the one tree is, "" for the root.
workspace::Config plain_config(const std::string& directory = {});

/// Markdown files of a folder, for `render` and `preview`: no git. Pages, titles and links are what
/// `push` makes of the same files with the same configuration.
class MarkdownFolder {
  public:
    explicit MarkdownFolder(std::filesystem::path root, workspace::Config config = plain_config());
    MarkdownFolder(const MarkdownFolder&) = delete;
    MarkdownFolder& operator=(const MarkdownFolder&) = delete;

    /// Reads every file of the trees but hidden ones, settles their titles, and finds the headings
    /// they lead each other to. One that cannot be read is a page with a diagnostic.
    void read_all();
    /// Reads one file and, for their titles and headings, those it links to. Throws Error when it
    /// cannot be read.
    void read(const std::string& path);
    /// Reads again what changed, came or went since, as the first time.
    void read_again(const std::set<std::string>& changed);

    /// Of files that can be no page.
    const Diagnostics& left_out() const { return left_out_; }
    /// Paths of what was read, relative to the root, sorted.
    std::vector<std::string> paths() const;
    /// Pages of what was read, by key. Every reading makes them anew.
    const std::vector<workspace::PageNode>& nodes() const { return nodes_; }
    const workspace::Config& config() const { return config_; }
    const std::filesystem::path& root() const { return root_; }
    /// What was read of a file; "" when it could not be.
    const std::string& text_of(const std::string& path) const;
    /// The title that links name the page by; "" when it is not known.
    std::string title_of(const engine::PageKey& key) const;
    /// Errors of its title.
    Diagnostics title_faults(const engine::PageKey& key) const;
    /// Where the references of a page lead.
    std::vector<workspace::Resolved> resolved(const workspace::PageNode& from) const;
    /// Of a file that was read. A body comes even with an error among the diagnostics; the caller
    /// leaves it out then.
    render::Rendered rendered(const std::string& path, render::Flavor flavor);

  private:
    void add(const std::string& path, const workspace::TreeConfig& tree);
    void add_linked(const workspace::ChosenFile& from);
    std::optional<std::string> markdown_at(const std::string& path);
    const render::Document& document(const std::string& path);
    const render::Document& document_or_fault(const std::string& path);
    const workspace::FileOutline& outline_of(const render::Document& document,
                                             const std::string& path);
    void arrange();
    void settle_titles();

    const std::filesystem::path root_;
    const workspace::Config config_;
    std::optional<workspace::FolderLookup> lookup_;
    bool whole_ = false;               ///< read_all() was called
    std::set<std::string> asked_for_;  ///< by read()
    Diagnostics left_out_;
    std::map<std::string, std::string> texts_;
    std::map<std::string, render::Document> documents_;       ///< of `texts_`
    std::map<std::string, workspace::FileOutline> outlines_;  ///< of `documents_`
    std::map<std::string, Diagnostic> unreadable_;
    std::vector<workspace::ChosenFile> files_;
    std::vector<workspace::PageNode> nodes_;  ///< of `files_`, by key
    std::map<std::string, const workspace::PageNode*> by_path_;
    std::optional<workspace::Links> links_;  ///< over `nodes_`
    std::map<engine::PageKey, engine::TitleInSpace> titles_;
    std::map<engine::PageKey, Diagnostics> title_faults_;
    std::map<engine::PageKey, std::set<std::string>> anchors_;  ///< slugs that links lead to
};

}  // namespace confsync::commands
