#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/environment.hpp"
#include "workspace/config.hpp"
#include "workspace/git.hpp"
#include "workspace/git_source.hpp"
#include "workspace/lock.hpp"
#include "workspace/map_store.hpp"

namespace confsync::workspace {

struct OpenOptions {
    fs::path directory = ".";             ///< -C
    std::optional<fs::path> config_file;  ///< --config; else confsync.toml in the root
    std::string profile;                  ///< --profile; empty: CONFSYNC_PROFILE, else "default"
    std::map<std::string, std::string> flags;  ///< flags that stand for a key (config.hpp)
    std::string version;                       ///< this program's, for `required-version`
};

/// A git work tree with a confsync.toml: where every command that knows of a tree starts.
struct Project {
    std::unique_ptr<Repository> repository;
    Config config;
    /// True when a person has allowed what the repository's file may not ask for by itself.
    bool trusted = false;
    std::vector<std::string> drawing_environment;  ///< of the commands that draw diagrams

    /// Throws Error{configuration} with a hint when there is no repository or no confsync.toml.
    static Project open(const OpenOptions& options, const Environment& environment);

    const fs::path& root() const { return repository->root(); }
    /// What is to be published now; the clock is for reading the map. The project must outlive it.
    std::unique_ptr<GitSource> source(const Clock& clock) const;
    /// The map of the chosen profile. The project and the clock must outlive it.
    std::unique_ptr<MapStore> store(const Clock& clock) const;
    /// For the length of a run that writes. Throws Error{refused} when another run holds it.
    Lock lock(const std::string& purpose) const;
};

}  // namespace confsync::workspace
