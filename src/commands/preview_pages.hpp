#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "commands/file_stamps.hpp"
#include "commands/markdown_folder.hpp"
#include "commands/preview_index.hpp"
#include "commands/preview_scope.hpp"

namespace confsync::commands {

/// A page as it would be published now.
struct PreviewPage {
    const workspace::PageNode* node = nullptr;  ///< until the pages are read again
    std::string title;
    std::string file;  ///< relative to the root; empty: a folder without a file
    std::string text;  ///< of that file
    std::string body;  ///< storage format
    std::map<std::string, std::string> files;  ///< what it shows and links: paths by name
    std::vector<std::string> labels;
    Diagnostics diagnostics;   ///< by place, those silenced by comments left out
    std::size_t silenced = 0;  ///< how many those are
};

/// The pages of a scope, for one thread at a time.
class PreviewPages {
  public:
    /// Reads them. Throws Error when the file to begin with cannot be read.
    PreviewPages(PreviewScope scope, render::Flavor flavor);

    /// The page to begin with; empty when there is none at all.
    engine::PageKey start() const;
    std::optional<PreviewPage> page(const engine::PageKey& key);
    const PreviewIndex& index() const { return *index_; }
    const MarkdownFolder& folder() const { return folder_; }
    render::Flavor flavor() const { return flavor_; }
    /// The path on the disk of a file that some page shown so far shows or links; nothing for any
    /// other, one outside the root, in .git, or behind a symbolic link.
    std::optional<std::filesystem::path> shown_file(const std::string& path) const;

    /// Files that count besides those stamps_below() finds in the trees.
    std::set<std::string> watched() const;
    void read_again(const std::set<std::string>& changed);

  private:
    void read_from(const workspace::PageNode& page);
    void judge(PreviewPage& page, const workspace::PageNode& node, Diagnostics found) const;
    Diagnostics about_title(const workspace::PageNode& page) const;

    PreviewScope scope_;
    render::Flavor flavor_;
    MarkdownFolder folder_;
    std::unique_ptr<const PreviewIndex> index_;
    std::set<std::string> shown_files_;
    std::set<std::string> named_;  ///< by links and images of pages shown so far, there or not
};

/// The scope's files as they are on the disk now, `watched` ones included.
Stamps stamps_of(const PreviewScope& scope, const std::set<std::string>& watched);

}  // namespace confsync::commands
