#include "workspace/project.hpp"

#include <fmt/format.h>

#include "workspace/trust.hpp"

namespace confsync::workspace {

namespace {

constexpr std::string_view config_name = "confsync.toml";

Repository open_repository(const fs::path& directory) {
    std::error_code ignored;
    if (!fs::is_directory(directory, ignored))
        throw Error(ErrorKind::configuration,
                    fmt::format("there is no folder {}", directory.string()));
    try {
        return Repository::discover(directory);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) throw;
        throw Error(ErrorKind::configuration, error.message(),
                    "confsync works in a git repository: git init, then confsync init");
    }
}

fs::path config_file(const OpenOptions& options, const fs::path& root) {
    if (!options.config_file) return root / config_name;
    return options.config_file->is_absolute() ? *options.config_file
                                              : options.directory / *options.config_file;
}

Config open_config(const OpenOptions& options, const Environment& environment,
                   const fs::path& root) {
    const ConfigInputs inputs{root, config_file(options, root), options.profile, options.flags,
                              options.version};
    std::error_code ignored;
    if (!fs::exists(inputs.file, ignored))
        throw Error(ErrorKind::configuration,
                    fmt::format("there is no {} here",
                                options.config_file ? inputs.file.string() : "confsync.toml"),
                    "run: confsync init", {inputs.file.string(), 0, 0});
    return load_config(inputs, environment);
}

}  // namespace

Project Project::open(const OpenOptions& options, const Environment& environment) {
    Project project;
    project.repository = std::make_unique<Repository>(open_repository(options.directory));
    project.config = open_config(options, environment, project.root());
    if (project.config.rendering.diagrams.empty()) return project;
    const Config& config = project.config;
    project.trusted = TrustStore::of(environment).is_trusted(config.file, config.file_digest);
    project.drawing_environment = environment_for_drawing(environment);
    return project;
}

std::unique_ptr<GitSource> Project::source(const Clock& clock) const {
    if (config.rendering.diagrams.empty()) return std::make_unique<GitSource>(*repository, config);
    const engine::State state = MapStore(*repository, config.profile, clock).load();
    return std::make_unique<GitSource>(*repository, config,
                                       Drawing{repository->state_dir() / "diagrams", trusted,
                                               drawing_environment, recorded_diagrams(state)});
}

std::unique_ptr<MapStore> Project::store(const Clock& clock) const {
    return std::make_unique<MapStore>(*repository, config.profile, clock);
}

Lock Project::lock(const std::string& purpose) const {
    return Lock(repository->state_dir() / "lock", purpose);
}

}  // namespace confsync::workspace
