#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workspace/config.hpp"

// How a configuration file looks before anything is known about its keys.
namespace confsync::workspace {

using SettingValue =
    std::variant<std::string, bool, std::int64_t, double, std::vector<std::string>>;

/// One key as somebody wrote it.
struct Setting {
    std::string key;  ///< dotted
    SettingValue value;
    Place where;
    std::string origin;
    Layer layer = Layer::file;
};

/// A TOML file taken apart: every key by its dotted name, and where each table stands.
struct Settings {
    std::vector<Setting> values;  ///< in the order of the file
    std::map<std::string, Place> tables;
    std::vector<engine::Moved> moved;  ///< [[moved]]
    Place moved_place;                 ///< of the last of them
};

/// `name` is the file as people are told of it. Throws Error{configuration} with line and column.
Settings parse_settings(std::string_view toml, const std::string& name);

/// The value as TOML would write it.
std::string toml_text(const SettingValue& value);

}  // namespace confsync::workspace
