#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

SignatureHandle committer(git_repository* repository) {
    SignatureHandle signature;
    if (git_signature_default(out(signature), repository) == 0) return signature;
    check_git(git_signature_now(out(signature), "confsync", "confsync@localhost"),
              "naming the author of a commit");
    return signature;
}

/// HEAD's tree with one file replaced: what else is staged stays staged.
TreeHandle tree_with(git_repository* repository, const git_commit* head, const git_oid& blob,
                     const std::string& path) {
    TreeHandle before;
    if (head) check_git(git_commit_tree(out(before), head), "reading HEAD");
    const git_tree_update update{GIT_TREE_UPDATE_UPSERT, blob, GIT_FILEMODE_BLOB, path.c_str()};
    git_oid id;
    if (before) {
        check_git(git_tree_create_updated(&id, repository, before.get(), 1, &update),
                  "writing a tree");
    } else {
        TreeBuilderHandle none;
        check_git(git_treebuilder_new(out(none), repository, nullptr), "building a tree");
        check_git(git_treebuilder_write(&id, none.get()), "writing a tree");
        check_git(git_tree_lookup(out(before), repository, &id), "reading a tree");
        check_git(git_tree_create_updated(&id, repository, before.get(), 1, &update),
                  "writing a tree");
    }
    TreeHandle after;
    check_git(git_tree_lookup(out(after), repository, &id), "reading a tree");
    return after;
}

void add_to_index(git_repository* repository, const std::string& path) {
    IndexHandle index;
    check_git(git_repository_index(out(index), repository), "reading the index");
    check_git(git_index_read(index.get(), 0), "reading the index");
    check_git(git_index_add_bypath(index.get(), path.c_str()), "staging " + path);
    check_git(git_index_write(index.get()), "writing the index");
}

}  // namespace

void Repository::stage(const std::string& path) const {
    const std::scoped_lock lock(handles_->mutex);
    add_to_index(handles_->repository.get(), path);
}

CommitId Repository::commit_file(const std::string& path, const std::string& message) const {
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    git_oid blob;
    check_git(git_blob_create_from_workdir(&blob, raw, path.c_str()), "storing " + path);
    const CommitHandle head = head_commit(raw);
    const TreeHandle tree = tree_with(raw, head.get(), blob, path);
    const SignatureHandle signature = committer(raw);
    const git_commit* parents[] = {head.get()};
    git_oid id;
    check_git(git_commit_create(&id, raw, "HEAD", signature.get(), signature.get(), nullptr,
                                message.c_str(), tree.get(), head ? 1 : 0, parents),
              "committing " + path);
    add_to_index(raw, path);
    return CommitId{hex_of(id)};
}

}  // namespace confsync::workspace
