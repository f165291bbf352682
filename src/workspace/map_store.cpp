#include "workspace/map_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/digest_blake2b.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "workspace/map_lines.hpp"

namespace confsync::workspace {

namespace {

constexpr std::string_view map_name = ".confsync/map.json";
constexpr std::string_view attributes = ".confsync/map.json merge=confsync linguist-generated\n";

/// Throws unless files can be made and replaced in `folder` (made if missing).
void check_folder(const fs::path& folder, std::string_view what, const std::string& hint) {
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path probe = folder / fmt::format(".probe{}", ::getpid());
    const int fd = ::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const int code = errno;
    if (fd < 0)
        throw Error(
            ErrorKind::failed,
            fmt::format("{} can't be written: {}: {}", what, folder.string(), std::strerror(code)),
            hint, {folder.string(), 0, 0});
    ::close(fd);
    ::unlink(probe.c_str());
}

/// Replacing a file needs no right to write it, and root may always: the wish counts.
bool is_read_only(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (error || !fs::exists(status)) return false;
    constexpr auto write =
        fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    return (status.permissions() & write) == fs::perms::none || ::access(file.c_str(), W_OK) != 0;
}

void check_no_folder(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return;
    throw Error(ErrorKind::configuration, "the map is a folder, not a file",
                fmt::format("remove it, then: git checkout -- {}", map_name),
                {std::string(map_name), 0, 0});
}

void check_no_link(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_symlink(path, ignored)) return;
    throw Error(ErrorKind::refused, fmt::format("{} is a symbolic link", path.string()),
                "the map is a plain file of the repository: remove the link",
                {path.string(), 0, 0});
}

/// Paths of the map are anybody's: only one that stays inside names a file of the work tree.
std::string file_of(const engine::PageKey& key, const engine::PageRecord& record) {
    const fs::path path = record.file.empty() ? key.value : record.file;
    const bool leaves = path.is_absolute() || std::ranges::count(path, fs::path("..")) != 0;
    return leaves || path.empty() ? std::string() : path.string();
}

/// Nothing when the bytes alone don't say what the state is.
std::optional<Digest> digest_of(const std::optional<std::string>& text,
                                const std::vector<JournalEntry>& entries) {
    if (!entries.empty() || (text && has_git_conflict(*text))) return std::nullopt;
    return text ? blake2b(*text) : Digest{};
}

/// The commit that was published stands at the end, for Repository::runs().
std::string message_of(const engine::RunSummary& run) {
    if (run.head.empty()) return run.subject + "\n";
    return fmt::format("{}\n\nHead: {}\n", run.subject, run.head.value);
}

std::vector<KeptBlob> sources_of(const engine::State& state) {
    std::vector<KeptBlob> kept;
    for (const auto& [key, record] : state.pages) {
        const std::string file = file_of(key, record);
        if (!record.source.empty()) kept.push_back({record.source, file});
        if (!record.prior) continue;
        for (const auto& blob : {record.prior->source, record.prior->merged})
            if (!blob.empty()) kept.push_back({blob, file});
    }
    return kept;
}

}  // namespace

MapStore::MapStore(Repository& repository, std::string profile, const Clock& clock)
    : repository_(repository),
      profile_(std::move(profile)),
      clock_(clock),
      file_(repository.root() / map_name),
      journal_(repository.state_dir() / ("journal-" + profile_)) {}

std::string MapStore::ref() const { return "refs/confsync/" + profile_; }

std::optional<std::string> MapStore::read_text() const {
    check_no_link(file_.parent_path());
    check_no_link(file_);
    check_no_folder(file_);
    std::error_code ignored;
    if (!fs::exists(file_, ignored)) return std::nullopt;
    return read_file(file_);
}

MapDocument MapStore::parse(const std::string& text) const {
    const auto is_ancestor = [&](const CommitId& a, const CommitId& b) {
        return repository_.is_ancestor(a, b);
    };
    return parse_map(text, std::string(map_name), is_ancestor);
}

/// The journal is shared by branches and work trees: what another branch published is not ours to
/// stand on. Without it such a page is judged by what the server says.
bool MapStore::belongs_here(const JournalEntry& entry) const {
    const engine::PageRecord& record = entry.record;
    if (record.source.empty()) return true;
    const auto head = repository_.head();
    if (!record.commit.empty())
        return !head.empty() && repository_.is_ancestor(record.commit, head);
    const fs::path file =
        repository_.root() / (record.file.empty() ? entry.key.value : record.file);
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) &&
           Repository::blob_id(read_file(file)) == record.source;
}

void MapStore::leave_one_line(engine::State& state) const {
    leave_one_line_a_page(state.pages, [this](const auto& key, const auto& record) {
        const std::string file = file_of(key, record);
        std::error_code ignored;
        return !file.empty() && fs::exists(repository_.root() / file, ignored);
    });
}

engine::State MapStore::load() {
    const auto text = read_text();
    auto entries = journal_.read();
    loaded_ = digest_of(text, entries);
    engine::State state;
    if (text) state = std::move(parse(*text).profiles[profile_]);
    std::erase_if(entries, [&](const auto& entry) { return !belongs_here(entry); });
    replay(entries, state);
    leave_one_line(state);
    return state;
}

bool MapStore::has_conflict() const {
    std::error_code ignored;
    return fs::is_regular_file(file_, ignored) && has_git_conflict(read_file(file_));
}

std::optional<Digest> MapStore::digest() const { return digest_of(read_text(), journal_.read()); }

void MapStore::record(const engine::PageKey& key, const engine::PageRecord& record) {
    journal_.append({key, record});
}

void MapStore::save(const engine::State& state, const engine::RunSummary& run) {
    const auto before = read_text();
    MapDocument document = before ? parse(*before) : MapDocument{};
    document.profiles[profile_] = state;
    leave_one_line(document.profiles[profile_]);
    const std::string text = map_text(document);
    std::error_code ignored;
    fs::create_directories(file_.parent_path(), ignored);
    write_file_atomically(file_, text);
    RunCommit commit{ref(), message_of(run), {{"map.json", text}}, sources_of(state), clock_.now()};
    if (!run.receipt.empty()) commit.files["receipt.json"] = run.receipt;
    repository_.write_run(commit);
    journal_.remove();
}

void MapStore::check_writable() const {
    check_no_link(file_.parent_path());
    check_no_link(file_);
    check_folder(file_.parent_path(), "the map's folder", "make it writable: chmod u+w .confsync");
    if (is_read_only(file_))
        throw Error(ErrorKind::failed, "the map can't be written: .confsync/map.json is read-only",
                    "make it writable: chmod u+w .confsync/map.json",
                    {std::string(map_name), 0, 0});
    check_folder(repository_.state_dir(), "the journal's folder",
                 "check who owns the repository's .git folder");
    check_folder(repository_.common_dir() / "refs", "refs/confsync",
                 "check who owns the repository's .git folder");
}

bool write_first_map(const fs::path& root) {
    const fs::path file = root / map_name;
    check_no_link(file.parent_path());
    check_no_link(file);
    std::error_code ignored;
    if (fs::exists(file, ignored)) return false;
    fs::create_directories(file.parent_path(), ignored);
    write_file_atomically(file, map_text({}));
    return true;
}

bool write_map_attributes(const fs::path& root) {
    const fs::path file = root / ".gitattributes";
    check_no_link(file);
    std::error_code ignored;
    std::string text = fs::exists(file, ignored) ? read_file(file) : std::string();
    if (text.find(map_name) != std::string::npos) return false;
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    write_file_atomically(file, text.append(attributes));
    return true;
}

}  // namespace confsync::workspace
