#pragma once

#include <git2.h>

#include <mutex>
#include <string>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "workspace/git.hpp"

// libgit2 as the git_*.cpp files see it. Included by nothing else.
namespace confsync::workspace {

using RepositoryHandle = Handle<git_repository, git_repository_free>;
using IndexHandle = Handle<git_index, git_index_free>;
using OdbHandle = Handle<git_odb, git_odb_free>;
using OdbObjectHandle = Handle<git_odb_object, git_odb_object_free>;
using CommitHandle = Handle<git_commit, git_commit_free>;
using TreeHandle = Handle<git_tree, git_tree_free>;
using TreeEntryHandle = Handle<git_tree_entry, git_tree_entry_free>;
using TreeBuilderHandle = Handle<git_treebuilder, git_treebuilder_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;
using SignatureHandle = Handle<git_signature, git_signature_free>;
using ConfigHandle = Handle<git_config, git_config_free>;

/// libgit2 says that two threads don't share a handle: whoever uses `repository` holds `mutex`.
struct Repository::Handles {
    RepositoryHandle repository;
    fs::path root;
    fs::path common_dir;
    bool index_only = false;  ///< files are what the index holds
    fs::path index_file;      ///< empty: the repository's own
    mutable std::mutex mutex;
};

/// Starts libgit2, once.
void start_libgit2();

/// libgit2's own words for what went wrong last.
std::string last_git_error();

/// Throws Error{failed} when libgit2 says so.
void check_git(int code, const std::string& doing);

/// One more handle on a repository whose owner was checked before, for another thread.
RepositoryHandle open_again(const fs::path& root);

git_oid oid_of(const std::string& hex);
std::string hex_of(const git_oid& oid);

/// The commit HEAD points at; null on an unborn branch.
CommitHandle head_commit(git_repository* repository);

/// The commit a ref points at; null when there is no such ref.
CommitHandle tip_of(git_repository* repository, const std::string& ref);

}  // namespace confsync::workspace
