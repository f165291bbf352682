#include "workspace/similar_paths.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

/// A distance to every name of a larger folder, for each broken link, would take too long.
constexpr std::size_t most_neighbours = 300;

/// "Diagram.PNG" is found by "diagram.png": file systems that don't tell them apart are where most
/// of these mistakes are made.
std::string folded_name(const std::string& path) { return fold_case(name_of(path)); }

}  // namespace

SimilarPaths::SimilarPaths(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        by_name_.emplace(folded_name(path), path);
        by_folder_[folder_of(path)].push_back(name_of(path));
    }
    for (auto& [folder, names] : by_folder_) std::ranges::sort(names);
}

const std::string* SimilarPaths::of_the_same_name(const std::string& path) const {
    const auto found = by_name_.find(folded_name(path));
    return found == by_name_.end() ? nullptr : &found->second;
}

std::string SimilarPaths::to(const std::string& path) const {
    const auto neighbours = by_folder_.find(folder_of(path));
    const bool has_neighbours = neighbours != by_folder_.end();
    if (has_neighbours && std::ranges::binary_search(neighbours->second, name_of(path) + ".md"))
        return path + ".md";
    if (const std::string* same = of_the_same_name(path)) return *same;
    if (!has_neighbours || neighbours->second.size() > most_neighbours) return {};
    const auto similar = closest(name_of(path), neighbours->second);
    return similar ? joined(neighbours->first, *similar) : std::string();
}

}  // namespace confsync::workspace
