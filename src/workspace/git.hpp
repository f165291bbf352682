#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "engine/ids.hpp"

namespace confsync::workspace {

namespace fs = std::filesystem;
using engine::BlobId;
using engine::CommitId;

/// What stands in the work tree at the path of an index entry.
enum class FileKind {
    file,
    deleted,
    symlink,  ///< the file itself, or a folder on the way to it
    directory,
    submodule,
    unmerged,  ///< a merge left it in conflict
    unreadable,
};

/// A file of the index, with the content the work tree has now.
struct TrackedFile {
    std::string path;  ///< bytes as in the index, relative to the root
    FileKind kind = FileKind::file;
    BlobId blob;  ///< of the work tree's content, filters applied; empty unless kind is file
    std::uint64_t size = 0;
    /// False: `blob` is the index's, because a sparse checkout leaves the file out or the index is
    /// what is looked at.
    bool checked_out = true;
    bool operator==(const TrackedFile&) const = default;
};

/// A blob a run's commit keeps alive. When the object store lacks it (a dirty file was published)
/// the work tree's file at `path` is stored, if it still has that content.
struct KeptBlob {
    BlobId blob;
    std::string path;
};

/// The commit a run leaves on its ref.
struct RunCommit {
    std::string ref;  ///< "refs/confsync/default"
    std::string message;
    std::map<std::string, std::string> files;  ///< name → bytes
    std::vector<KeptBlob> kept;
    Timestamp time;
};

/// A run as its ref keeps it.
struct RunEntry {
    CommitId id;      ///< of the run's own commit: its name
    CommitId before;  ///< the run before it; empty: the first
    Timestamp time;
    std::string author;
    std::string subject;  ///< "Published 3 pages, 2 unchanged."
    CommitId head;        ///< what was published; empty: not told
};

/// A git repository with a work tree, through libgit2. Reading is safe from several threads after
/// construction; the index is read afresh by tracked_files().
class Repository {
  public:
    /// The repository `directory` stands in. Throws Error{not_found} when there is none, {refused}
    /// when it belongs to another user or has no work tree.
    static Repository discover(const fs::path& directory);
    Repository(Repository&&) noexcept;
    ~Repository();

    const fs::path& root() const;        ///< top of the work tree
    const fs::path& common_dir() const;  ///< shared by all work trees of the clone
    fs::path state_dir() const;          ///< <common git dir>/confsync: lock, journal, caches

    /// From now on files are what the index holds, whatever stands in the work tree: what a commit
    /// would be made of. `index_file` is git's own variable, relative to the root; empty:
    /// .git/index. To be called before any other thread asks.
    void look_at_the_index(const fs::path& index_file);

    CommitId head() const;  ///< empty on an unborn branch
    bool is_shallow() const;
    /// True when `ancestor` is `commit` or one of its ancestors. Error{refused} when the commit is
    /// missing in a shallow clone, so that the answer can't be known.
    bool is_ancestor(const CommitId& ancestor, const CommitId& commit) const;

    /// All files of the index below the given folders ("" is the root), by path. Content is not
    /// read where git's stat cache proves it unchanged.
    std::vector<TrackedFile> tracked_files(const std::vector<std::string>& folders,
                                           unsigned jobs) const;

    /// The same for single paths; those that are neither a file of the index nor a folder of it
    /// are left out, a folder has kind directory.
    std::map<std::string, TrackedFile> tracked_at(const std::set<std::string>& paths) const;
    /// The id of a work tree's file as git would store it, filters applied; nothing when it can't
    /// be read.
    std::optional<BlobId> hash_file(const std::string& path) const;

    /// Bytes of a blob; nothing when this clone doesn't have it.
    std::optional<std::string> blob(const BlobId& id) const;
    /// Stores bytes as a blob that no ref holds yet.
    BlobId store_blob(std::string_view bytes) const;
    /// Blobs of HEAD's tree at or below the given paths, by path; empty without HEAD.
    std::map<std::string, BlobId> head_blobs(const std::vector<std::string>& paths) const;
    /// Blobs `path` had in HEAD's history, newest first, each once.
    std::vector<BlobId> history_of(const std::string& path) const;
    /// The id git would give these bytes.
    static BlobId blob_id(std::string_view bytes);
    /// Writes a blob into the object store.
    BlobId write_blob(std::string_view bytes) const;

    /// Writes the commit on its ref, the former tip as parent, if the tip is still what it was when
    /// the call began. Throws Error{failed}.
    CommitId write_run(const RunCommit& run) const;
    /// Adds a file of the work tree to the index. Throws Error{failed}.
    void stage(const std::string& path) const;
    /// Commits the work tree's bytes of one file on HEAD, whatever else is staged. No hook runs.
    CommitId commit_file(const std::string& path, const std::string& message) const;
    /// A file of the commit a ref points at; nothing when there is no such ref or file.
    std::optional<std::string> file_at(const std::string& ref, const std::string& name) const;
    /// The same of a run's commit; nothing when the commit or the file is not here.
    std::optional<std::string> file_of(const CommitId& commit, const std::string& name) const;
    /// The runs on a ref, newest first, at most so many; none when there is no such ref.
    std::vector<RunEntry> runs(const std::string& ref, std::size_t most) const;

    /// Sets a value of this clone's own configuration. Throws Error{failed}.
    void set_config(const std::string& name, const std::string& value) const;

    struct Handles;

  private:
    explicit Repository(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> handles_;
};

/// The hunks that lead from one text to the other, as `diff -U3` prints them, without the names of
/// files; empty when they are the same.
std::string hunks_between(const std::string& before, const std::string& after);

/// git's own three-way merge of lines; nothing when the sides conflict.
std::optional<std::string> merged_text(const std::string& base, const std::string& ours,
                                       const std::string& theirs);

}  // namespace confsync::workspace
