#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <unordered_map>

#include "base/parallel.hpp"
#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

/// An instant as the index keeps it; a git built without nanoseconds writes 0 for them.
struct Instant {
    std::int64_t seconds = 0;
    std::uint32_t nanoseconds = 0;
};

Instant instant_of(const timespec& time) {
    return {time.tv_sec, static_cast<std::uint32_t>(time.tv_nsec)};
}
Instant instant_of(const git_index_time& time) { return {time.seconds, time.nanoseconds}; }

bool same(const Instant& cached, const Instant& now) {
    if (static_cast<std::int32_t>(cached.seconds) != static_cast<std::int32_t>(now.seconds))
        return false;
    return cached.nanoseconds == 0 || cached.nanoseconds == now.nanoseconds;
}

bool before(const Instant& a, const Instant& b) {
    if (a.seconds != b.seconds || a.nanoseconds == 0) return a.seconds < b.seconds;
    return a.nanoseconds < b.nanoseconds;
}

/// What the stat cache says, and what to do when it can't say.
struct Entry {
    std::string path;
    git_oid blob;
    Instant modified;
    Instant changed;
    std::uint32_t inode = 0;
    std::uint32_t size = 0;
    std::uint32_t mode = 0;
    bool in_real_folder = true;
    bool skip_worktree = false;
    bool unmerged = false;
    bool only_intended = false;  ///< `git add -N`: no content was added yet
};

FileKind kind_known_from_index(const Entry& entry) {
    if (entry.unmerged) return FileKind::unmerged;
    if (entry.mode == GIT_FILEMODE_COMMIT) return FileKind::submodule;
    if (entry.mode == GIT_FILEMODE_LINK || !entry.in_real_folder) return FileKind::symlink;
    return FileKind::file;
}

/// The content the index holds, for a file that isn't read from the work tree.
TrackedFile with_content_of_index(const Entry& entry, TrackedFile file) {
    file.blob = BlobId{hex_of(entry.blob)};
    file.size = entry.size;
    file.checked_out = false;
    return file;
}

/// The file as a commit of the index would hold it.
TrackedFile as_staged(const Entry& entry) {
    TrackedFile file;
    file.path = entry.path;
    file.kind = entry.only_intended ? FileKind::deleted : kind_known_from_index(entry);
    return file.kind == FileKind::file ? with_content_of_index(entry, std::move(file)) : file;
}

bool proves_unchanged(const Entry& entry, const struct stat& now, const Instant& index_written) {
    return entry.size == static_cast<std::uint32_t>(now.st_size) &&
           entry.inode == static_cast<std::uint32_t>(now.st_ino) &&
           same(entry.modified, instant_of(now.st_mtim)) &&
           same(entry.changed, instant_of(now.st_ctim)) && before(entry.modified, index_written);
}

/// Answers for one thread: it opens its own repository handle when something must be hashed.
class Prober {
  public:
    Prober(const fs::path& root, const Instant& index_written)
        : root_(root), index_written_(index_written) {}

    TrackedFile probe(const Entry& entry) {
        TrackedFile file;
        file.path = entry.path;
        file.kind = kind_known_from_index(entry);
        if (file.kind != FileKind::file) return file;
        struct stat now {};
        if (::lstat((root_.native() + '/' + entry.path).c_str(), &now) != 0)
            return absent(entry, file, errno);
        file.kind = kind_of(now);
        if (file.kind != FileKind::file) return file;
        file.size = static_cast<std::uint64_t>(now.st_size);
        file.blob = proves_unchanged(entry, now, index_written_) ? BlobId{hex_of(entry.blob)}
                                                                 : hashed(entry, file.kind);
        return file;
    }

  private:
    static FileKind kind_of(const struct stat& now) {
        if (S_ISREG(now.st_mode)) return FileKind::file;
        if (S_ISLNK(now.st_mode)) return FileKind::symlink;
        return S_ISDIR(now.st_mode) ? FileKind::directory : FileKind::unreadable;
    }
    /// A file that a sparse checkout leaves out is not deleted: the index holds its content.
    static TrackedFile absent(const Entry& entry, TrackedFile file, int code) {
        if (entry.skip_worktree) return with_content_of_index(entry, std::move(file));
        const bool gone = code == ENOENT || code == ENOTDIR;
        file.kind = gone ? FileKind::deleted : FileKind::unreadable;
        return file;
    }
    BlobId hashed(const Entry& entry, FileKind& kind) {
        git_oid id;
        const std::string full = (root_ / entry.path).string();
        const int code = git_repository_hashfile(&id, repository(), full.c_str(), GIT_OBJECT_BLOB,
                                                 entry.path.c_str());
        if (code == 0) return BlobId{hex_of(id)};
        kind = FileKind::unreadable;
        return {};
    }
    git_repository* repository() {
        if (!repository_) repository_ = open_again(root_);
        return repository_.get();
    }

    const fs::path& root_;
    const Instant& index_written_;
    RepositoryHandle repository_;
};

/// Knows which folders of the work tree are folders and not links to somewhere else.
class RealFolders {
  public:
    explicit RealFolders(const fs::path& root) : root_(root) {}

    bool holds(const std::string& path) {
        const auto slash = path.rfind('/');
        return slash == std::string::npos || is_real(path.substr(0, slash));
    }

  private:
    bool is_real(const std::string& folder) {
        const auto known = known_.find(folder);
        if (known != known_.end()) return known->second;
        struct stat now {};
        const bool real = holds(folder) &&
                          (::lstat((root_ / folder).c_str(), &now) != 0 || !S_ISLNK(now.st_mode));
        return known_[folder] = real;
    }

    const fs::path& root_;
    std::unordered_map<std::string, bool> known_;
};

Entry entry_of(const git_index_entry& raw, RealFolders& folders) {
    Entry entry;
    entry.path = raw.path;
    entry.blob = raw.id;
    entry.modified = instant_of(raw.mtime);
    entry.changed = instant_of(raw.ctime);
    entry.inode = raw.ino;
    entry.size = raw.file_size;
    entry.mode = raw.mode;
    entry.unmerged = git_index_entry_stage(&raw) != 0;
    entry.skip_worktree = (raw.flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
    entry.only_intended = (raw.flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0;
    entry.in_real_folder = folders.holds(entry.path);
    return entry;
}

/// Knows whether a path stands at or below one of some folders.
class Below {
  public:
    explicit Below(const std::vector<std::string>& folders)
        : folders_(folders.begin(), folders.end()) {}

    bool holds(std::string_view path) const {
        if (folders_.contains("") || folders_.contains(path)) return true;
        for (auto slash = path.rfind('/'); slash != std::string_view::npos && slash > 0;
             slash = path.rfind('/', slash - 1))
            if (folders_.contains(path.substr(0, slash))) return true;
        return false;
    }

  private:
    std::set<std::string, std::less<>> folders_;
};

std::vector<Entry> entries_below(git_index* index, const fs::path& root,
                                 const std::vector<std::string>& folders) {
    const Below below(folders);
    RealFolders real(root);
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < git_index_entrycount(index); ++i) {
        const git_index_entry* raw = git_index_get_byindex(index, i);
        const bool repeated = !entries.empty() && entries.back().path == raw->path;
        if (!repeated && below.holds(raw->path)) entries.push_back(entry_of(*raw, real));
    }
    return entries;
}

Instant written_at(git_index* index) {
    struct stat now {};
    const char* path = git_index_path(index);
    if (path == nullptr || ::stat(path, &now) != 0) return {};
    return instant_of(now.st_mtim);
}

/// The index as it is on disk now.
struct ReadIndex {
    explicit ReadIndex(const Repository::Handles& handles) {
        const std::string file = handles.index_file.string();
        const int code = file.empty() ? git_repository_index(out(index), handles.repository.get())
                                      : git_index_open(out(index), file.c_str());
        check_git(code, "opening the index");
        // Before reading it: an index replaced meanwhile only makes more files be hashed.
        written = written_at(index.get());
        check_git(git_index_read(index.get(), 0), "reading the index");
    }

    IndexHandle index;
    Instant written;
};

constexpr std::size_t entries_worth_a_thread = 1000;

std::vector<TrackedFile> probe_all(const std::vector<Entry>& entries, const fs::path& root,
                                   const Instant& index_written, unsigned jobs) {
    std::vector<TrackedFile> files(entries.size());
    const auto make_worker = [&] {
        return [&, prober = Prober(root, index_written)](std::size_t i) mutable {
            files[i] = prober.probe(entries[i]);
        };
    };
    const auto threads = threads_for(entries.size(), entries_worth_a_thread, jobs);
    for_each_index(entries.size(), threads, make_worker);
    return files;
}

std::vector<TrackedFile> all_as_staged(const std::vector<Entry>& entries) {
    std::vector<TrackedFile> files;
    files.reserve(entries.size());
    for (const Entry& entry : entries) files.push_back(as_staged(entry));
    return files;
}

}  // namespace

void Repository::look_at_the_index(const fs::path& index_file) {
    const std::scoped_lock lock(handles_->mutex);
    handles_->index_only = true;
    if (!index_file.empty()) handles_->index_file = handles_->root / index_file;
}

std::vector<TrackedFile> Repository::tracked_files(const std::vector<std::string>& folders,
                                                   unsigned jobs) const {
    const std::scoped_lock lock(handles_->mutex);
    const ReadIndex read(*handles_);
    const auto entries = entries_below(read.index.get(), handles_->root, folders);
    if (handles_->index_only) return all_as_staged(entries);
    return probe_all(entries, handles_->root, read.written, jobs);
}

std::map<std::string, TrackedFile> Repository::tracked_at(
    const std::set<std::string>& paths) const {
    const std::scoped_lock lock(handles_->mutex);
    const ReadIndex read(*handles_);
    RealFolders real(handles_->root);
    Prober prober(handles_->root, read.written);
    std::map<std::string, TrackedFile> found;
    for (const std::string& path : paths) {
        std::size_t position = 0;
        if (git_index_find(&position, read.index.get(), path.c_str()) == 0) {
            const auto* raw = git_index_get_byindex(read.index.get(), position);
            const Entry entry = entry_of(*raw, real);
            found.emplace(path, handles_->index_only ? as_staged(entry) : prober.probe(entry));
        } else if (git_index_find_prefix(&position, read.index.get(), (path + "/").c_str()) == 0) {
            found.emplace(path, TrackedFile{path, FileKind::directory, {}, 0, true});
        }
    }
    return found;
}

std::optional<BlobId> Repository::hash_file(const std::string& path) const {
    const std::scoped_lock lock(handles_->mutex);
    git_oid id;
    const std::string full = (handles_->root / path).string();
    const int code = git_repository_hashfile(&id, handles_->repository.get(), full.c_str(),
                                             GIT_OBJECT_BLOB, path.c_str());
    return code == 0 ? std::optional(BlobId{hex_of(id)}) : std::nullopt;
}

}  // namespace confsync::workspace
