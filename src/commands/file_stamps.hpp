#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace confsync::commands {

/// By what a changed file is told from an unchanged one without reading it.
struct Stamp {
    std::filesystem::file_time_type written;
    std::uintmax_t size = 0;
    auto operator<=>(const Stamp&) const = default;
};

/// By path, relative to a root.
using Stamps = std::map<std::string, Stamp>;

/// The regular files in a folder below the root, "" for the root itself. Hidden ones and symbolic
/// links are left out, and folders that may not be read.
Stamps stamps_below(const std::filesystem::path& root, const std::string& folder);
/// Adds those of the files that are there.
void add_stamps(Stamps& stamps, const std::filesystem::path& root,
                const std::set<std::string>& paths);
/// Paths that came, went or have another stamp.
std::set<std::string> differences(const Stamps& before, const Stamps& after);

}  // namespace confsync::commands
