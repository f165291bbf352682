#include <fmt/format.h>

#include <set>

#include "base/files.hpp"
#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

SignatureHandle author(git_repository* repository, Timestamp time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    SignatureHandle configured;
    const bool known = git_signature_default(out(configured), repository) == 0;
    SignatureHandle signature;
    check_git(git_signature_new(out(signature), known ? configured->name : "confsync",
                                known ? configured->email : "confsync@localhost", seconds, 0),
              "naming the author of a run");
    return signature;
}

class TreeWriter {
  public:
    explicit TreeWriter(git_repository* repository) {
        check_git(git_treebuilder_new(out(builder_), repository, nullptr), "building a tree");
    }
    void add(const std::string& name, const git_oid& id, git_filemode_t mode) {
        check_git(git_treebuilder_insert(nullptr, builder_.get(), name.c_str(), &id, mode),
                  "building a tree");
    }
    git_oid write() {
        git_oid id;
        check_git(git_treebuilder_write(&id, builder_.get()), "writing a tree");
        return id;
    }

  private:
    TreeBuilderHandle builder_;
};

bool make_sure_it_exists(git_repository* repository, git_odb* odb, const fs::path& root,
                         const KeptBlob& kept) {
    const git_oid wanted = oid_of(kept.blob.value);
    if (git_odb_exists(odb, &wanted) == 1) return true;
    git_oid stored;
    std::error_code ignored;
    if (kept.path.empty() || !fs::is_regular_file(root / kept.path, ignored)) return false;
    check_git(git_blob_create_from_workdir(&stored, repository, kept.path.c_str()),
              "storing " + kept.path);
    return git_oid_equal(&stored, &wanted) == 1;
}

/// The kept blobs as sources/ab/abcdef…: few trees change from run to run.
git_oid write_sources(git_repository* repository, const fs::path& root,
                      const std::vector<KeptBlob>& kept) {
    OdbHandle odb;
    check_git(git_repository_odb(out(odb), repository), "opening the object store");
    std::map<std::string, std::set<std::string>> by_prefix;
    for (const KeptBlob& blob : kept)
        if (!blob.blob.empty() && make_sure_it_exists(repository, odb.get(), root, blob))
            by_prefix[blob.blob.value.substr(0, 2)].insert(blob.blob.value);
    TreeWriter sources(repository);
    for (const auto& [prefix, ids] : by_prefix) {
        TreeWriter folder(repository);
        for (const std::string& id : ids) folder.add(id, oid_of(id), GIT_FILEMODE_BLOB);
        sources.add(prefix, folder.write(), GIT_FILEMODE_TREE);
    }
    return sources.write();
}

git_oid write_tree(git_repository* repository, const fs::path& root, const RunCommit& run) {
    TreeWriter tree(repository);
    for (const auto& [name, bytes] : run.files) {
        git_oid id;
        check_git(git_blob_create_from_buffer(&id, repository, bytes.data(), bytes.size()),
                  "storing " + name);
        tree.add(name, id, GIT_FILEMODE_BLOB);
    }
    tree.add("sources", write_sources(repository, root, run.kept), GIT_FILEMODE_TREE);
    return tree.write();
}

void move_ref(git_repository* repository, const std::string& ref, const git_oid& to,
              const git_commit* from) {
    ReferenceHandle moved;
    const char* log = "confsync: run";
    const int code = from == nullptr
                         ? git_reference_create(out(moved), repository, ref.c_str(), &to, 0, log)
                         : git_reference_create_matching(out(moved), repository, ref.c_str(), &to,
                                                         1, git_commit_id(from), log);
    if (code == GIT_EMODIFIED || code == GIT_EEXISTS)
        throw Error(ErrorKind::failed, fmt::format("{} moved while it was written", ref),
                    "another run finished at the same time: run the command again");
    check_git(code, "writing " + ref);
}

}  // namespace

CommitId Repository::write_run(const RunCommit& run) const {
    const std::scoped_lock lock(handles_->mutex);
    git_repository* raw = handles_->repository.get();
    const CommitHandle tip = tip_of(raw, run.ref);
    const git_oid tree_id = write_tree(raw, handles_->root, run);
    TreeHandle tree;
    check_git(git_tree_lookup(out(tree), raw, &tree_id), "reading a tree");
    const SignatureHandle signature = author(raw, run.time);
    const git_commit* parents[] = {tip.get()};
    git_oid id;
    check_git(git_commit_create(&id, raw, nullptr, signature.get(), signature.get(), nullptr,
                                run.message.c_str(), tree.get(), tip ? 1 : 0, parents),
              "writing the run's commit");
    move_ref(raw, run.ref, id, tip.get());
    return CommitId{hex_of(id)};
}

}  // namespace confsync::workspace
