#include "workspace/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "workspace/map_json.hpp"

namespace confsync::workspace {

namespace {

[[noreturn]] void fail(const fs::path& file) {
    throw Error(ErrorKind::failed,
                fmt::format("cannot write the journal {}: {}", file.string(), std::strerror(errno)),
                "check the disk's space and who owns the repository's .git folder",
                {file.string(), 0, 0});
}

void write_all(int fd, std::string_view bytes, const fs::path& file) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(file);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Where the whole lines of the file end: a cut line must not swallow the next one.
std::size_t end_of_whole_lines(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return 0;
    const std::string text = read_file(file);
    const auto last = text.rfind('\n');
    return last == std::string::npos ? 0 : last + 1;
}

}  // namespace

Journal::Journal(fs::path file) : file_(std::move(file)) {}

Journal::~Journal() {
    if (fd_ >= 0) ::close(fd_);
}

std::vector<JournalEntry> Journal::read() const {
    std::vector<JournalEntry> entries;
    std::error_code ignored;
    if (!fs::exists(file_, ignored)) return entries;
    const std::string text = read_file(file_);
    std::size_t begin = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        try {
            const auto line = std::string_view(text).substr(begin, end - begin);
            auto [key, record] = parse_page_line(line, file_.string());
            entries.push_back({std::move(key), std::move(record)});
        } catch (const Error&) {
            break;  // what a crash left half written; the server is asked about the rest
        }
        begin = end + 1;
    }
    return entries;
}

int Journal::open_for_append() {
    if (fd_ >= 0) return fd_;
    std::error_code ignored;
    fs::create_directories(file_.parent_path(), ignored);
    const auto whole = end_of_whole_lines(file_);
    fd_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd_ < 0 || ::ftruncate(fd_, static_cast<off_t>(whole)) != 0) fail(file_);
    return fd_;
}

void Journal::append(const JournalEntry& entry) {
    const std::string line = page_line(entry.key, entry.record) + "\n";
    const std::scoped_lock lock(mutex_);
    const int fd = open_for_append();
    const auto whole = ::lseek(fd, 0, SEEK_END);
    try {
        write_all(fd, line, file_);
    } catch (const Error&) {
        // On a full disk half a line may stand there: the next one must not be glued to it.
        if (::ftruncate(fd, whole) != 0) ::close(std::exchange(fd_, -1));
        throw;
    }
    if (::fdatasync(fd) != 0) fail(file_);
}

void Journal::remove() {
    const std::scoped_lock lock(mutex_);
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
    if (::unlink(file_.c_str()) != 0 && errno != ENOENT) fail(file_);
}

void replay(const std::vector<JournalEntry>& entries, engine::State& state) {
    std::map<engine::PageId, engine::PageKey> lines;
    for (const auto& [key, record] : state.pages) lines.emplace(record.id, key);
    for (const JournalEntry& entry : entries) {
        const auto [line, added] = lines.try_emplace(entry.record.id, entry.key);
        const auto former = added ? state.pages.end() : state.pages.find(line->second);
        if (former != state.pages.end() && former->second.id == entry.record.id) {
            if (former->second.version > entry.record.version) continue;
            state.pages.erase(former);
        }
        line->second = entry.key;
        state.pages.insert_or_assign(entry.key, entry.record);
    }
}

}  // namespace confsync::workspace
