#include <fmt/format.h>

#include <queue>
#include <set>

#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

struct ByTime {
    bool operator()(const CommitHandle& a, const CommitHandle& b) const {
        const auto left = git_commit_time(a.get());
        const auto right = git_commit_time(b.get());
        if (left != right) return left < right;
        return git_oid_cmp(git_commit_id(a.get()), git_commit_id(b.get())) > 0;
    }
};

/// Commits from one downwards, newest first. A walk of our own because libgit2 1.5 fails at the
/// edge of a shallow clone, where this one only notes that history was cut.
class Walk {
  public:
    Walk(git_repository* repository, const git_oid& from) : repository_(repository) { add(from); }

    CommitHandle next() {
        if (queue_.empty()) return nullptr;
        CommitHandle commit = std::move(const_cast<CommitHandle&>(queue_.top()));
        queue_.pop();
        for (unsigned i = 0; i < git_commit_parentcount(commit.get()); ++i)
            add(*git_commit_parent_id(commit.get(), i));
        return commit;
    }
    bool was_cut() const { return was_cut_; }

  private:
    void add(const git_oid& id) {
        if (!seen_.insert(hex_of(id)).second) return;
        CommitHandle commit;
        const int code = git_commit_lookup(out(commit), repository_, &id);
        if (code == GIT_ENOTFOUND) {
            was_cut_ = true;
            return;
        }
        check_git(code, "reading a commit");
        queue_.push(std::move(commit));
    }

    git_repository* repository_;
    std::priority_queue<CommitHandle, std::vector<CommitHandle>, ByTime> queue_;
    std::set<std::string> seen_;
    bool was_cut_ = false;
};

bool has_commit(git_repository* repository, const git_oid& id) {
    CommitHandle commit;
    return git_commit_lookup(out(commit), repository, &id) == 0;
}

[[noreturn]] void refuse_shallow(const CommitId& ancestor) {
    throw Error(ErrorKind::refused,
                fmt::format("this clone is shallow: whether {} is in its history can't be known",
                            ancestor.value.substr(0, 12)),
                "fetch the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step");
}

bool found_by_walking(git_repository* repository, const CommitId& ancestor, const git_oid& from) {
    Walk walk(repository, from);
    while (const CommitHandle commit = walk.next())
        if (hex_of(*git_commit_id(commit.get())) == ancestor.value) return true;
    if (walk.was_cut()) refuse_shallow(ancestor);
    return false;
}

/// The blobs one path had. Looks into each folder's tree once, however many commits share it.
class PathHistory {
  public:
    PathHistory(git_repository* repository, const std::string& path)
        : repository_(repository), path_(path) {}

    void look(const git_commit* commit) {
        const git_oid* tree = git_commit_tree_id(commit);
        if (!trees_.insert(hex_of(*tree)).second) return;
        TreeHandle root;
        check_git(git_tree_lookup(out(root), repository_, tree), "reading a tree");
        TreeEntryHandle entry;
        const int code = git_tree_entry_bypath(out(entry), root.get(), path_.c_str());
        if (code == GIT_ENOTFOUND) return;
        check_git(code, "looking for " + path_);
        if (git_tree_entry_type(entry.get()) == GIT_OBJECT_BLOB)
            add(hex_of(*git_tree_entry_id(entry.get())));
    }
    std::vector<BlobId> blobs() && { return std::move(blobs_); }

  private:
    void add(std::string id) {
        if (ids_.insert(id).second) blobs_.emplace_back(std::move(id));
    }

    git_repository* repository_;
    const std::string& path_;
    std::set<std::string> trees_;
    std::set<std::string> ids_;
    std::vector<BlobId> blobs_;
};

}  // namespace

bool Repository::is_ancestor(const CommitId& ancestor, const CommitId& commit) const {
    if (ancestor.empty() || commit.empty()) return false;
    if (ancestor == commit) return true;
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    const git_oid below = oid_of(ancestor.value);
    const git_oid above = oid_of(commit.value);
    if (git_repository_is_shallow(raw) == 1) return found_by_walking(raw, ancestor, above);
    if (!has_commit(raw, below) || !has_commit(raw, above)) return false;
    const int code = git_graph_descendant_of(raw, &above, &below);
    check_git(code, "comparing commits");
    return code == 1;
}

std::vector<BlobId> Repository::history_of(const std::string& path) const {
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    PathHistory history(raw, path);
    const CommitHandle head = head_commit(raw);
    if (!head) return {};
    Walk walk(raw, *git_commit_id(head.get()));
    while (const CommitHandle commit = walk.next()) history.look(commit.get());
    return std::move(history).blobs();
}

}  // namespace confsync::workspace
