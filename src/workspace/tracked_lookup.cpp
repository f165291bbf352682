#include "workspace/tracked_lookup.hpp"

#include "workspace/paths.hpp"

namespace confsync::workspace {

TrackedLookup::TrackedLookup(const Repository& repository, const std::vector<TrackedFile>& known)
    : repository_(repository) {
    for (const TrackedFile& file : known) found_.emplace_hint(found_.end(), file.path, file);
}

void TrackedLookup::fetch(const std::set<std::string>& paths) {
    const std::scoped_lock lock(mutex_);
    std::set<std::string> missing;
    for (const std::string& path : paths)
        if (!found_.contains(path)) missing.insert(path);
    if (missing.empty()) return;
    const auto tracked = repository_.tracked_at(missing);
    for (const std::string& path : missing) {
        const auto found = tracked.find(path);
        found_[path] = found == tracked.end() ? std::nullopt : std::optional(found->second);
    }
}

std::optional<TrackedFile> TrackedLookup::find(const std::string& path) {
    fetch({path});
    const std::scoped_lock lock(mutex_);
    return found_.at(path);
}

}  // namespace confsync::workspace
