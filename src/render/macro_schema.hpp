#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/render_options.hpp"

namespace confsync::render {

/// What kind of thing a parameter of a macro holds (storage-format.md §8).
enum class Resource { text, page, space, user, file, url };

/// A parameter as a directive spells it and as storage format names it.
struct MacroParameter {
    std::string_view key;
    std::string_view stored_as;  ///< "" is a name: the default parameter
    Resource resource = Resource::text;
};

enum class MacroBody { none, rich, plain };

/// A macro of Confluence itself that a directive of its name writes (storage-format.md §8.3).
struct MacroSchema {
    std::string_view name;
    MacroBody body = MacroBody::none;
    /// "key", "key:resource" or "key:resource=name in storage format", blank-separated.
    std::string_view parameters;
    int cloud_version = 1;
    int datacenter_version = 1;

    int version(Flavor flavor) const {
        return flavor == Flavor::cloud ? cloud_version : datacenter_version;
    }
    std::vector<MacroParameter> parameter_list() const;
};

/// Null for a macro that no directive is named after.
const MacroSchema* find_macro(std::string_view name);

/// Names of all of them, ascending.
std::vector<std::string> macro_names();

/// What a value stands for: by the schema, else by its look. `schema` may be null.
MacroParameter parameter_of(const MacroSchema* schema, std::string_view key);

}  // namespace confsync::render
