#pragma once

#include <string>

namespace confsync::commands {

/// What `init` was told or has asked.
struct NewTree {
    std::string site;
    std::string space;
    std::string directory;  ///< relative to the root of the repository; "." is the root
    std::string root;       ///< page id; empty: the space's home page
    std::string user;
    std::string token;    ///< a reference
    std::string profile;  ///< "default": the file's own values
};

/// A commented, minimal confsync.toml.
std::string new_config(const NewTree& tree);

/// The file with a profile for another site or space added at its end. Throws Error{refused} when
/// it has that profile already.
std::string with_profile(const std::string& toml, const NewTree& tree);

/// The text as a TOML string.
std::string toml_string(const std::string& text);

}  // namespace confsync::commands
