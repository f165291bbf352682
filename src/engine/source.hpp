#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/ids.hpp"
#include "engine/record.hpp"
#include "render/silence.hpp"
#include "render/storage_writer.hpp"

namespace confsync::engine {

/// Bytes that can be read more than once (an upload may be repeated).
struct Content {
    std::uint64_t size = 0;
    std::function<std::unique_ptr<std::istream>()> open;
};

struct LinkOut {
    PageKey target;
    std::string fragment;  ///< decoded, without "#"; empty: the page itself
    Place where;
    bool operator==(const LinkOut&) const = default;
};

/// A file of the source that a page shows or links to.
struct AttachmentUse {
    std::string path;       ///< in the repository
    std::string file_name;  ///< on the page, unique there
    Digest digest;          ///< of the content; the same bytes have the same digest
    Pixels size = {};       ///< to be recorded
    bool operator==(const AttachmentUse&) const = default;
};

/// What is to be published as one page, before the server is asked anything.
struct SourcePage {
    PageKey key;
    std::string file;               ///< shown to people; empty for a folder without a file
    std::string tree;               ///< name of the configured tree it belongs to
    std::optional<PageKey> parent;  ///< nothing: directly below the tree's root page
    std::string title;  ///< as wanted by front matter, heading or file name, with prefix
    Place title_place;
    std::vector<std::string> labels;  ///< sorted, lower case, configured ones included
    BlobId source;                    ///< empty for a folder without a file
    CommitId commit;                  ///< HEAD when HEAD's blob is `source`, else empty (dirty)
    std::vector<LinkOut> links;
    std::vector<AttachmentUse> attachments;  ///< by path, each once
    std::set<std::string> anchors;           ///< slugs of its headings and anchors
    Diagnostics diagnostics;                 ///< an error among them leaves the page out
    std::vector<render::Silence> silences;   ///< comments of its text
};

struct TitleInSpace {
    std::string title;
    std::string space;  ///< key
};

/// What a rendering depends on besides the page itself.
struct RenderRequest {
    std::string space;              ///< the page's own space key
    std::set<std::string> anchors;  ///< slugs other pages (or it itself) lead to
    const std::map<PageKey, TitleInSpace>* titles = nullptr;  ///< of every page of the source
    /// By destination: attachments whose files are not there yet; null: none.
    const std::map<std::string, render::Target>* coming = nullptr;
};

/// A text that the map names.
struct EarlierText {
    std::string path;  ///< of the file that held it, for people
    BlobId blob;
    bool optional = false;  ///< passed over when it is not there
};

struct Likeness {
    std::size_t text = 0;  ///< indexes of what was asked about
    std::size_t page = 0;
    int percent = 0;
    bool operator==(const Likeness&) const = default;
};

/// A tree of pages to publish. A git working tree is one; list items can be another. Throws Error.
class Source {
  public:
    virtual ~Source() = default;

    /// Every page, parents before children, otherwise by key. Stable while the source lives.
    virtual const std::vector<SourcePage>& pages() = 0;
    /// Things to tell that belong to no page.
    virtual const Diagnostics& diagnostics() = 0;

    /// Changes when the same text would render differently: renderer version and options.
    virtual Digest form() const = 0;
    /// Storage format of a page of `pages()`. Callable from several threads.
    virtual render::Rendered render(const PageKey& key, const RenderRequest& request) = 0;
    /// The diagnostics of that rendering, which a source may know without rendering.
    virtual Diagnostics remarks(const PageKey& key, const RenderRequest& request) {
        return render(key, request).diagnostics;
    }
    /// The same for an earlier text of that page, by blob; nothing when the blob is not there.
    virtual std::optional<render::Rendered> render_earlier(const PageKey& key, const BlobId& blob,
                                                           const RenderRequest& request) = 0;
    /// The page's present text, line ends as the source keeps them; empty for a folder's page
    /// without a file.
    virtual std::string page_text(const PageKey& key) = 0;
    /// The text of a blob; nothing when it is not there.
    virtual std::optional<std::string> text_of(const BlobId& blob) = 0;
    /// Stores a text that no file has, so that it is found as an earlier one; its blob.
    virtual BlobId keep_text(const std::string& text) = 0;
    /// What the page would be with another text.
    virtual render::Rendered render_text(const PageKey& key, const std::string& text,
                                         const RenderRequest& request) = 0;
    /// True when what leads from the text `before` to the text `after` is in the page: `after` was
    /// its text in HEAD's history later than `before`, or merging the edit into the present text
    /// changes nothing. A conflict that `after` marks is in the page once somebody decided it: the
    /// lines are not those of before. Nothing where this clone lacks one of the texts. Throws
    /// Error{refused} where a shallow clone can't know.
    virtual std::optional<bool> holds_edit(const PageKey& key, const BlobId& before,
                                           const BlobId& after) = 0;
    /// Texts the page's path had in HEAD's history, newest first, each once.
    virtual std::vector<BlobId> earlier_texts(const PageKey& key) = 0;
    /// True when `commit` is HEAD or an ancestor of it. A commit this clone lacks is not; when
    /// history is cut (shallow) and the answer can't be known, Error{refused} says what to fetch.
    virtual bool in_history(const CommitId& commit) = 0;
    /// Which of these earlier texts stand in which of the pages' present texts, for at least
    /// `least` per cent of the longer one. Throws Error{refused} when a text is not there and not
    /// optional: what a shallow clone lacks is not guessed.
    virtual std::vector<Likeness> likenesses(const std::vector<EarlierText>& texts,
                                             const std::vector<PageKey>& pages, int least) = 0;

    /// Bytes of an attachment named in `pages()`, by path. Throws Error{failed} when they are not
    /// those of `digest` any more: what was planned is what goes up.
    virtual Content attachment(const std::string& path, const Digest& digest) = 0;
    /// HEAD; empty on an unborn branch.
    virtual CommitId head() const = 0;
};

}  // namespace confsync::engine
