#include "workspace/source_inputs.hpp"

#include <string_view>

#include "base/digest_blake2b.hpp"
#include "workspace/tracked_lookup.hpp"

namespace confsync::workspace {

namespace {

/// Framed, so that no two lists of fields are the same bytes.
void add(std::string& bytes, std::string_view field) {
    bytes.append(std::to_string(field.size())).append(":").append(field);
}

void add(std::string& bytes, const TrackedFile& file) {
    add(bytes, file.path);
    add(bytes, file.blob.value);
    add(bytes, std::to_string(static_cast<int>(file.kind)));
    add(bytes, std::to_string(file.size));
    add(bytes, file.checked_out ? "here" : "left out");
}

void add(std::string& bytes, const Config& config) {
    for (const auto& field : {config.profile, config.file.string(), config.file_digest.value})
        add(bytes, field);
    add(bytes, std::to_string(config.values.size()));
    for (const ConfigValue& value : config.values)
        for (const auto& field : {value.key, value.value, value.origin}) add(bytes, field);
}

}  // namespace

Digest SourceInputs::digest(const Config& config) const {
    std::string bytes;
    add(bytes, config);
    add(bytes, head.value);
    add(bytes, std::to_string(tracked.size()));
    for (const TrackedFile& file : tracked) add(bytes, file);
    for (const auto& [path, file] : named) {
        add(bytes, path);
        add(bytes, file ? "tracked" : "unknown");
        if (file) add(bytes, *file);
    }
    return blake2b(bytes);
}

SourceInputs read_inputs(const Repository& repository, const Config& config,
                         const std::set<std::string>& named) {
    return {repository.head(), repository.tracked_files(directories(config), config.jobs),
            look_up(repository, named)};
}

std::vector<std::string> directories(const Config& config) {
    std::vector<std::string> folders;
    for (const TreeConfig& tree : config.trees) folders.push_back(tree.directory);
    return folders;
}

}  // namespace confsync::workspace
