#pragma once

#include <string>

#include "workspace/config_settings.hpp"

// What a configuration must satisfy as a whole. All throw Error{configuration}.
namespace confsync::workspace {

/// A profile's name becomes part of a ref and of file names.
void check_profile_name(const std::string& profile);
/// ">=1.2", or several such, parted by commas. `version` empty: only the form is checked.
void check_required_version(const Setting& setting, const std::string& version);
/// Site and at least one tree, each with directory and space.
void check_complete(const Config& config, const std::string& file);
/// Directories exist, don't overlap and are written in one way; patterns can be read.
void check_trees(Config& config, const fs::path& root);

}  // namespace confsync::workspace
