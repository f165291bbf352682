#include "workspace/git.hpp"

#include <fmt/format.h>

#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

std::mutex& owner_check_mutex() {
    static std::mutex mutex;
    return mutex;
}

int collect_safe_directory(const git_config_entry* entry, void* payload) {
    static_cast<std::vector<std::string>*>(payload)->emplace_back(entry->value);
    return 0;
}

/// git's safe.directory of the machine and the user; never the repository's own. Read here because
/// libgit2 1.5 knows neither "*" nor "path/*".
std::vector<std::string> safe_directories() {
    ConfigHandle config;
    check_git(git_config_open_default(out(config)), "reading git's configuration");
    std::vector<std::string> found;
    const int code = git_config_get_multivar_foreach(config.get(), "safe.directory", nullptr,
                                                     collect_safe_directory, &found);
    if (code != GIT_ENOTFOUND) check_git(code, "reading safe.directory");
    return found;
}

bool covers(std::string_view rule, std::string_view directory) {
    if (rule == "*") return true;
    if (rule.ends_with("/*")) return directory.starts_with(rule.substr(0, rule.size() - 1));
    while (rule.size() > 1 && rule.ends_with('/')) rule.remove_suffix(1);
    return rule == directory;
}

bool is_declared_safe(const fs::path& directory) {
    const std::string path = directory.string();
    bool safe = false;
    for (const std::string& rule : safe_directories())
        safe = rule.empty() ? false : safe || covers(rule, path);
    return safe;
}

/// The nearest folder upwards with a .git, without asking libgit2, which refuses before it tells.
fs::path nearest_work_tree(const fs::path& directory) {
    std::error_code ignored;
    for (fs::path at = fs::absolute(directory).lexically_normal();; at = at.parent_path()) {
        if (fs::exists(at / ".git", ignored)) return at;
        if (at == at.parent_path()) return directory;
    }
}

int open_handle(RepositoryHandle& repository, const fs::path& directory) {
    return git_repository_open_ext(out(repository), directory.c_str(), 0, nullptr);
}

int open_without_owner_check(RepositoryHandle& repository, const fs::path& directory) {
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    const int code = open_handle(repository, directory);
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
    return code;
}

[[noreturn]] void refuse_foreign(const fs::path& root) {
    throw Error(ErrorKind::refused,
                fmt::format("the repository {} belongs to another user", root.string()),
                fmt::format("git config --global --add safe.directory '{}'", root.string()));
}

fs::path without_slash(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

RepositoryHandle open_checked(const fs::path& directory) {
    const std::scoped_lock lock(owner_check_mutex());
    RepositoryHandle repository;
    int code = open_handle(repository, directory);
    // libgit2 1.5 says "not found" for another user's repository when there is no ~/.gitconfig:
    // what opens without the check was refused because of its owner.
    if (code == GIT_EOWNER || code == GIT_ENOTFOUND) {
        code = open_without_owner_check(repository, directory);
        const fs::path root = nearest_work_tree(directory);
        if (code == 0 && !is_declared_safe(root)) refuse_foreign(root);
    }
    if (code == GIT_ENOTFOUND)
        throw Error(ErrorKind::not_found,
                    fmt::format("no git repository at {} or above",
                                without_slash(directory.string()).string()),
                    "change into one, or run: git init");
    check_git(code, fmt::format("opening the repository at {}", directory.string()));
    return repository;
}

/// A worktree with its own configuration, or a partial clone, is read like any other: what these
/// extensions change is nothing that is asked for here.
void allow_extensions() {
    static const char* names[] = {"worktreeconfig", "partialclone"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, std::size(names));
}

}  // namespace

void start_libgit2() {
    static const int started = [] {
        const int count = git_libgit2_init();
        allow_extensions();
        return count;
    }();
    check_git(started < 0 ? started : 0, "starting libgit2");
}

std::string last_git_error() {
    const git_error* error = git_error_last();
    return error != nullptr && error->message != nullptr ? error->message : "unknown error";
}

void check_git(int code, const std::string& doing) {
    if (code >= 0) return;
    throw Error(ErrorKind::failed, fmt::format("git failed while {}: {}", doing, last_git_error()));
}

RepositoryHandle open_again(const fs::path& root) {
    const std::scoped_lock lock(owner_check_mutex());
    RepositoryHandle repository;
    check_git(open_without_owner_check(repository, root), "opening the repository");
    return repository;
}

git_oid oid_of(const std::string& hex) {
    git_oid oid;
    check_git(git_oid_fromstr(&oid, hex.c_str()), "reading the object id " + hex);
    return oid;
}

std::string hex_of(const git_oid& oid) {
    std::string hex(GIT_OID_HEXSZ, '\0');
    git_oid_fmt(hex.data(), &oid);
    return hex;
}

CommitHandle head_commit(git_repository* repository) {
    git_oid id;
    const int code = git_reference_name_to_id(&id, repository, "HEAD");
    if (code == GIT_ENOTFOUND || code == GIT_EUNBORNBRANCH) return nullptr;
    check_git(code, "reading HEAD");
    CommitHandle commit;
    check_git(git_commit_lookup(out(commit), repository, &id), "reading HEAD's commit");
    return commit;
}

Repository::Repository(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
Repository::Repository(Repository&&) noexcept = default;
Repository::~Repository() = default;

Repository Repository::discover(const fs::path& directory) {
    start_libgit2();
    auto handles = std::make_unique<Handles>();
    handles->repository = open_checked(directory);
    git_repository* raw = handles->repository.get();
    const char* workdir = git_repository_workdir(raw);
    if (workdir == nullptr)
        throw Error(ErrorKind::refused,
                    fmt::format("the repository {} has no work tree", directory.string()),
                    "run confsync in a checkout: git clone or git worktree add makes one");
    handles->root = without_slash(workdir);
    handles->common_dir = without_slash(git_repository_commondir(raw));
    return Repository(std::move(handles));
}

const fs::path& Repository::root() const { return handles_->root; }
const fs::path& Repository::common_dir() const { return handles_->common_dir; }
fs::path Repository::state_dir() const { return handles_->common_dir / "confsync"; }

CommitId Repository::head() const {
    const std::scoped_lock lock(handles_->mutex);
    const CommitHandle commit = head_commit(handles_->repository.get());
    return commit ? CommitId{hex_of(*git_commit_id(commit.get()))} : CommitId{};
}

bool Repository::is_shallow() const {
    const std::scoped_lock lock(handles_->mutex);
    return git_repository_is_shallow(handles_->repository.get()) == 1;
}

}  // namespace confsync::workspace
