#include "workspace/tracked_lookup.hpp"

#include <algorithm>

namespace confsync::workspace {

TrackedLookup::TrackedLookup(const Repository& repository, const std::vector<TrackedFile>& known)
    : repository_(repository) {
    known_.reserve(known.size());
    for (const TrackedFile& file : known) known_.emplace(file.path, &file);
}

void TrackedLookup::fetch(const std::set<std::string>& paths) {
    const std::scoped_lock lock(mutex_);
    std::set<std::string> missing;
    for (const std::string& path : paths)
        if (!knows(path) && !asked_.contains(path)) missing.insert(path);
    if (!missing.empty()) asked_.merge(look_up(repository_, missing));
}

const TrackedFile* TrackedLookup::find(const std::string& path) {
    const auto known = known_.find(path);
    if (known != known_.end()) return known->second;
    fetch({path});
    const std::scoped_lock lock(mutex_);
    const auto& found = asked_.at(path);
    return found ? &*found : nullptr;
}

std::vector<std::string> TrackedLookup::known() const {
    std::vector<std::string> paths;
    for (const auto& [path, file] : known_)
        if (file->kind == FileKind::file) paths.emplace_back(path);
    std::ranges::sort(paths);
    return paths;
}

Absence TrackedLookup::absence(const std::string& path, const std::string&) const {
    return {path + " is not a tracked file", "correct the path, or: git add " + path};
}

std::map<std::string, std::optional<TrackedFile>> TrackedLookup::asked() const {
    const std::scoped_lock lock(mutex_);
    return asked_;
}

std::map<std::string, std::optional<TrackedFile>> look_up(const Repository& repository,
                                                          const std::set<std::string>& paths) {
    std::map<std::string, std::optional<TrackedFile>> answers;
    if (paths.empty()) return answers;
    auto tracked = repository.tracked_at(paths);
    for (const std::string& path : paths) {
        const auto found = tracked.find(path);
        answers[path] = found == tracked.end() ? std::nullopt : std::optional(found->second);
    }
    return answers;
}

}  // namespace confsync::workspace
