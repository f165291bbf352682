#include "base/text.hpp"
#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

/// What a run's message says last, after its subject: MapStore writes it.
constexpr std::string_view head_mark = "\nHead: ";

CommitId head_in(std::string_view message) {
    const auto at = message.rfind(head_mark);
    if (at == std::string_view::npos) return {};
    return CommitId{std::string(trimmed(message.substr(at + head_mark.size())))};
}

RunEntry entry_of(git_commit* commit) {
    RunEntry entry;
    entry.id = CommitId{hex_of(*git_commit_id(commit))};
    if (git_commit_parentcount(commit) > 0)
        entry.before = CommitId{hex_of(*git_commit_parent_id(commit, 0))};
    entry.time = Timestamp(std::chrono::seconds(git_commit_time(commit)));
    entry.author = git_commit_author(commit)->name;
    const std::string_view message = git_commit_message(commit);
    entry.subject = message.substr(0, message.find('\n'));
    entry.head = head_in(message);
    return entry;
}

/// Nothing when the commit has no such file.
std::optional<BlobId> blob_in(git_commit* commit, const std::string& name) {
    TreeHandle tree;
    check_git(git_commit_tree(out(tree), commit), "reading a run");
    TreeEntryHandle entry;
    const int code = git_tree_entry_bypath(out(entry), tree.get(), name.c_str());
    if (code == GIT_ENOTFOUND) return std::nullopt;
    check_git(code, "reading a run");
    return BlobId{hex_of(*git_tree_entry_id(entry.get()))};
}

/// Null when this clone lacks it: a history may have been fetched in part.
CommitHandle commit_at(git_repository* repository, const git_oid& id) {
    CommitHandle commit;
    const int code = git_commit_lookup(out(commit), repository, &id);
    if (code == GIT_ENOTFOUND) return nullptr;
    check_git(code, "reading a run");
    return commit;
}

CommitHandle parent_of(git_repository* repository, git_commit* commit) {
    if (git_commit_parentcount(commit) == 0) return nullptr;
    return commit_at(repository, *git_commit_parent_id(commit, 0));
}

}  // namespace

CommitHandle tip_of(git_repository* repository, const std::string& ref) {
    git_oid id;
    const int code = git_reference_name_to_id(&id, repository, ref.c_str());
    if (code == GIT_ENOTFOUND) return nullptr;
    check_git(code, "reading " + ref);
    CommitHandle tip;
    check_git(git_commit_lookup(out(tip), repository, &id), "reading " + ref);
    return tip;
}

std::vector<RunEntry> Repository::runs(const std::string& ref, std::size_t most) const {
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    std::vector<RunEntry> entries;
    for (CommitHandle commit = tip_of(raw, ref); commit && entries.size() < most;
         commit = parent_of(raw, commit.get()))
        entries.push_back(entry_of(commit.get()));
    return entries;
}

std::optional<std::string> Repository::file_at(const std::string& ref,
                                               const std::string& name) const {
    std::optional<BlobId> found;
    {
        const std::scoped_lock lock(handles_->mutex);
        const CommitHandle tip = tip_of(handles_->repository.get(), ref);
        if (tip) found = blob_in(tip.get(), name);
    }
    return found ? blob(*found) : std::nullopt;
}

std::optional<std::string> Repository::file_of(const CommitId& id, const std::string& name) const {
    std::optional<BlobId> found;
    {
        const std::scoped_lock lock(handles_->mutex);
        const CommitHandle commit = commit_at(handles_->repository.get(), oid_of(id.value));
        if (commit) found = blob_in(commit.get(), name);
    }
    return found ? blob(*found) : std::nullopt;
}

void Repository::set_config(const std::string& name, const std::string& value) const {
    const std::scoped_lock lock(handles_->mutex);
    const fs::path file = handles_->common_dir / "config";
    ConfigHandle config;
    check_git(git_config_open_ondisk(out(config), file.c_str()), "reading " + file.string());
    check_git(git_config_set_string(config.get(), name.c_str(), value.c_str()),
              "writing " + file.string());
}

}  // namespace confsync::workspace
