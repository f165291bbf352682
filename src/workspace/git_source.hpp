#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/source.hpp"
#include "workspace/config.hpp"
#include "workspace/diagrams.hpp"
#include "workspace/git.hpp"
#include "workspace/source_inputs.hpp"

namespace confsync::workspace {

/// Changes when the same text would render differently: renderer version and options.
Digest form_of(const Config& config);

/// A picture among the files of a tree.
struct ImageFile {
    std::string path;
    bool named = false;  ///< by a page or a draft
    bool operator==(const ImageFile&) const = default;
};

/// The pages of a git work tree: the working tree's bytes of files in the index, as the
/// configuration's trees choose them (product contract §5).
class GitSource final : public engine::Source {
  public:
    /// `repository` and `config` must outlive the source; both are read once, here.
    /// Diagrams are drawn here, those apart that `drawing` says are recorded.
    GitSource(const Repository& repository, const Config& config, Drawing drawing = {});
    ~GitSource() override;

    const std::vector<engine::SourcePage>& pages() override;
    const Diagnostics& diagnostics() override;
    Digest form() const override;
    render::Rendered render(const engine::PageKey& key,
                            const engine::RenderRequest& request) override;
    Diagnostics remarks(const engine::PageKey& key, const engine::RenderRequest& request) override;
    std::optional<render::Rendered> render_earlier(const engine::PageKey& key,
                                                   const engine::BlobId& blob,
                                                   const engine::RenderRequest& request) override;
    std::string page_text(const engine::PageKey& key) override;
    std::optional<std::string> text_of(const engine::BlobId& blob) override;
    engine::BlobId keep_text(const std::string& text) override;
    render::Rendered render_text(const engine::PageKey& key, const std::string& text,
                                 const engine::RenderRequest& request) override;
    std::optional<bool> holds_edit(const engine::PageKey& key, const engine::BlobId& before,
                                   const engine::BlobId& after) override;
    std::vector<engine::BlobId> earlier_texts(const engine::PageKey& key) override;
    bool in_history(const engine::CommitId& commit) override;
    std::vector<engine::Likeness> likenesses(const std::vector<engine::EarlierText>& texts,
                                             const std::vector<engine::PageKey>& pages,
                                             int least) override;
    engine::Content attachment(const std::string& path, const Digest& digest) override;
    engine::CommitId head() const override;

    /// Text of a tracked file, with line ends as git stores them; nothing when it can't be read.
    std::optional<std::string> text(const std::string& path);
    /// What all of this was made from.
    SourceInputs inputs() const;
    /// Published files (pages and attachments) that differ from HEAD, for `require-clean`.
    std::vector<std::string> unclean_files();
    /// Tracked files below the trees, pages or not, that differ from HEAD.
    std::set<std::string> uncommitted() const;
    /// Images below the trees, by path; those a tree excludes are left out.
    std::vector<ImageFile> images() const;
    /// The page of a file or folder as a person names it, and all pages below a folder. Relative to
    /// the root, "." for all. Empty when there is none.
    std::vector<engine::PageKey> keys_at(const std::string& path);

    struct Contents;

  private:
    std::unique_ptr<Contents> contents_;
};

}  // namespace confsync::workspace
