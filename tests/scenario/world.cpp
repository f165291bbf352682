#include "scenario/world.hpp"

#include <stdlib.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace confsync::scenario {

namespace {

fs::path new_folder() {
    std::string name = (fs::temp_directory_path() / "confsync-scenario-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw Error(ErrorKind::failed, "no temporary folder below " + name);
    }
    return fs::canonical(name);
}

/// A variable of the runner's own environment, kept only where a tool needs it to work.
std::string inherited(const char* name, const std::string& otherwise) {
    const char* value = ::getenv(name);
    return value == nullptr ? otherwise : value;
}

/// "http://127.0.0.1:4711/wiki" → "127.0.0.1:4711".
std::string host_of(const std::string& url) {
    const std::size_t begin = url.find("://") + 3;
    return url.substr(begin, url.find('/', begin) - begin);
}

void must_work(const Outcome& outcome, const std::string& what) {
    if (outcome.exit_code != 0) throw Error(ErrorKind::failed, what + ": " + outcome.output);
}

}  // namespace

World::World(const Given& given) : root_(new_folder()) {
    fs::create_directories(root_ / "home/.config");
    fs::create_directories(root_ / "repository");
    set_environment(given);
    if (!fs::exists(given.folder / "no-sandbox")) start_sandbox(given);
    make_repository(given);
}

World::~World() {
    sandbox_.reset();
    std::error_code ignored;
    fs::permissions(root_ / "repository", fs::perms::owner_all, fs::perm_options::add, ignored);
    fs::remove_all(root_, ignored);
}

void World::set_environment(const Given& given) {
    const std::string home = (root_ / "home").string();
    const std::string path = inherited("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment_ = {
        "PATH=" + given.confsync.parent_path().string() + ':' + given.commands.string() + ':' +
            path,
        "HOME=" + home,
        "XDG_CONFIG_HOME=" + home + "/.config",
        "TMPDIR=" + root_.string(),
        "CONFSYNC_TOKEN=" + std::string(token),
        "LC_ALL=C.UTF-8",
        "TZ=UTC",
        "TERM=dumb",
        "NO_PROXY=127.0.0.1,localhost",
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_AUTHOR_DATE=2026-01-05T09:00:00Z",
        "GIT_COMMITTER_DATE=2026-01-05T09:00:00Z",
        "ASAN_OPTIONS=" + inherited("ASAN_OPTIONS", ""),
        "UBSAN_OPTIONS=" + inherited("UBSAN_OPTIONS", ""),
        "TSAN_OPTIONS=" + inherited("TSAN_OPTIONS", ""),
    };
    write_file_atomically(root_ / "home/.gitconfig",
                          "[user]\n\tname = Ada\n\temail = ada@example.com\n"
                          "[init]\n\tdefaultBranch = main\n");
}

void World::start_sandbox(const Given& given) {
    sandbox_ = std::make_unique<Server>(
        std::vector<std::string>{given.confsync, "sandbox", "--port", "0", "--space", "DEMO",
                                 "--db", root_ / "sandbox.db", "--user", user, "--token", token},
        environment_, root_ / "sandbox.log");
    site_ = sandbox_->next_line();
    const std::string second = sandbox_->next_line();
    control_ = second.substr(second.rfind(' ') + 1);
    environment_.push_back("SITE=" + site_);
    environment_.push_back("CONTROL=" + control_);
}

void World::make_repository(const Given& given) const {
    const fs::path before = given.folder / "before";
    if (!fs::exists(before)) return;
    fs::copy(before, root_ / "repository",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    must_work(run("git init -q && git add -A && git commit -q -m 'The tree before'"), "git");
}

Outcome World::run(const std::string& command) const {
    return run_shell(command, root_ / "repository", environment_, root_ / "step.log");
}

Names World::names() const {
    Names names;
    if (!site_.empty()) {
        names = {{control_, "<control>"}, {site_, "<site>"}, {host_of(site_), "<host>"}};
    }
    names.emplace_back((root_ / "repository").string(), "<repository>");
    names.emplace_back(root_.string(), "<tmp>");
    return names;
}

}  // namespace confsync::scenario
