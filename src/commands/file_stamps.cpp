#include "commands/file_stamps.hpp"

#include <optional>

namespace confsync::commands {

namespace fs = std::filesystem;

namespace {

/// Nothing for a file that went meanwhile: it is not there, then.
std::optional<Stamp> stamp_of(const fs::path& file) {
    std::error_code gone;
    const auto written = fs::last_write_time(file, gone);
    if (gone) return std::nullopt;
    const auto size = fs::file_size(file, gone);
    if (gone) return std::nullopt;
    return Stamp{written, size};
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_plain_file(const fs::directory_entry& entry) {
    std::error_code gone;
    return !is_hidden(entry.path()) && !entry.is_symlink(gone) && entry.is_regular_file(gone);
}

void find_missing(const Stamps& in, const Stamps& from, std::set<std::string>& found) {
    for (const auto& [path, stamp] : in) {
        const auto other = from.find(path);
        if (other == from.end() || other->second != stamp) found.insert(path);
    }
}

}  // namespace

Stamps stamps_below(const fs::path& root, const std::string& folder) {
    Stamps stamps;
    std::error_code ended;
    constexpr auto lenient = fs::directory_options::skip_permission_denied;
    auto entry = fs::recursive_directory_iterator(root / folder, lenient, ended);
    for (; !ended && entry != fs::recursive_directory_iterator(); entry.increment(ended)) {
        std::error_code gone;
        if (is_hidden(entry->path()) && entry->is_directory(gone))
            entry.disable_recursion_pending();
        if (!is_plain_file(*entry)) continue;
        if (const auto stamp = stamp_of(entry->path()))
            stamps.emplace(entry->path().lexically_relative(root).string(), *stamp);
    }
    return stamps;
}

void add_stamps(Stamps& stamps, const fs::path& root, const std::set<std::string>& paths) {
    for (const std::string& path : paths)
        if (const auto stamp = stamp_of(root / path)) stamps.emplace(path, *stamp);
}

std::set<std::string> differences(const Stamps& before, const Stamps& after) {
    std::set<std::string> found;
    find_missing(before, after, found);
    find_missing(after, before, found);
    return found;
}

}  // namespace confsync::commands
