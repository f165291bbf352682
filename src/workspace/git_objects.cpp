#include <cstring>

#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

using BlobsByPath = std::map<std::string, BlobId>;

TreeHandle tree_of(git_repository* repository, const git_oid& id) {
    TreeHandle tree;
    check_git(git_tree_lookup(out(tree), repository, &id), "reading a tree");
    return tree;
}

void collect(git_repository* repository, const git_tree* tree, const std::string& prefix,
             BlobsByPath& blobs) {
    for (std::size_t i = 0; i < git_tree_entrycount(tree); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree, i);
        const std::string path = prefix + git_tree_entry_name(entry);
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
            const TreeHandle below = tree_of(repository, *git_tree_entry_id(entry));
            collect(repository, below.get(), path + "/", blobs);
        } else if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
            blobs.emplace_hint(blobs.end(), path, BlobId{hex_of(*git_tree_entry_id(entry))});
        }
    }
}

void collect_below(git_repository* repository, const git_tree* root, const std::string& folder,
                   BlobsByPath& blobs) {
    if (folder.empty()) return collect(repository, root, "", blobs);
    TreeEntryHandle entry;
    const int code = git_tree_entry_bypath(out(entry), root, folder.c_str());
    if (code == GIT_ENOTFOUND) return;
    check_git(code, "reading the tree of " + folder);
    if (git_tree_entry_type(entry.get()) == GIT_OBJECT_BLOB)
        blobs.emplace(folder, BlobId{hex_of(*git_tree_entry_id(entry.get()))});
    if (git_tree_entry_type(entry.get()) != GIT_OBJECT_TREE) return;
    const TreeHandle tree = tree_of(repository, *git_tree_entry_id(entry.get()));
    collect(repository, tree.get(), folder + "/", blobs);
}

OdbHandle object_store(git_repository* repository) {
    OdbHandle odb;
    check_git(git_repository_odb(out(odb), repository), "opening the object store");
    return odb;
}

}  // namespace

std::optional<std::string> Repository::blob(const BlobId& id) const {
    const std::scoped_lock lock(handles_->mutex);
    if (id.empty()) return std::nullopt;
    const git_oid oid = oid_of(id.value);
    OdbObjectHandle object;
    const OdbHandle odb = object_store(handles_->repository.get());
    const int code = git_odb_read(out(object), odb.get(), &oid);
    if (code == GIT_ENOTFOUND) return std::nullopt;
    check_git(code, "reading the blob " + id.value);
    if (git_odb_object_type(object.get()) != GIT_OBJECT_BLOB) return std::nullopt;
    return std::string(static_cast<const char*>(git_odb_object_data(object.get())),
                       git_odb_object_size(object.get()));
}

BlobId Repository::store_blob(std::string_view bytes) const {
    const std::scoped_lock lock(handles_->mutex);
    git_oid id;
    check_git(
        git_blob_create_from_buffer(&id, handles_->repository.get(), bytes.data(), bytes.size()),
        "storing a text");
    return BlobId{hex_of(id)};
}

BlobsByPath Repository::head_blobs(const std::vector<std::string>& paths) const {
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    BlobsByPath blobs;
    const CommitHandle commit = head_commit(raw);
    if (!commit) return blobs;
    const TreeHandle root = tree_of(raw, *git_commit_tree_id(commit.get()));
    for (const std::string& path : paths) collect_below(raw, root.get(), path, blobs);
    return blobs;
}

BlobId Repository::blob_id(std::string_view bytes) {
    start_libgit2();
    git_oid oid;
    check_git(git_odb_hash(&oid, bytes.data(), bytes.size(), GIT_OBJECT_BLOB), "hashing");
    return BlobId{hex_of(oid)};
}

BlobId Repository::write_blob(std::string_view bytes) const {
    const std::scoped_lock lock(handles_->mutex);
    git_oid oid;
    check_git(
        git_blob_create_from_buffer(&oid, handles_->repository.get(), bytes.data(), bytes.size()),
        "storing a blob");
    return BlobId{hex_of(oid)};
}

}  // namespace confsync::workspace
