#include "commands/new_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"

namespace confsync::commands {

namespace {

/// A bare TOML key made of the directory's last name.
std::string tree_name(const std::string& directory) {
    std::string name = std::filesystem::path(directory).filename().string();
    std::erase_if(name, [](unsigned char c) {
        return !(std::isalnum(c) && c < 0x80) && c != '-' && c != '_';
    });
    return name.empty() ? "docs" : name;
}

std::string root_line(const NewTree& tree) {
    if (tree.root.empty()) return "# root    = \"123456\"   # a page's id; absent: the home page\n";
    return fmt::format("root      = {}\n", toml_string(tree.root));
}

std::string user_line(const NewTree& tree) {
    return tree.user.empty() ? "" : fmt::format("user  = {}\n", toml_string(tree.user));
}

std::string profile_block(const NewTree& tree) {
    std::string text = fmt::format("\n[profile.{0}]\nsite.url = {1}\n", toml_string(tree.profile),
                                   toml_string(tree.site));
    if (!tree.user.empty()) text += fmt::format("auth.user = {}\n", toml_string(tree.user));
    text += fmt::format("auth.token = {}\n", toml_string(tree.token));
    text += fmt::format("[profile.{}.tree.{}]\nspace = {}\n", toml_string(tree.profile),
                        tree_name(tree.directory), toml_string(tree.space));
    return tree.root.empty() ? text : text + fmt::format("root = {}\n", toml_string(tree.root));
}

}  // namespace

std::string toml_string(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') quoted += '\\';
        if (byte < 0x20 || byte == 0x7F)
            quoted += fmt::format("\\u{:04X}", byte);
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string new_config(const NewTree& tree) {
    std::string text = "# Where this repository's documentation is published: confsync.toml(5)\n\n";
    text += fmt::format("[site]\nurl = {}\n\n", toml_string(tree.site));
    text += fmt::format("[auth]\n{}token = {}   # where the token is found, never the token\n\n",
                        user_line(tree), toml_string(tree.token));
    text += fmt::format("[tree.{}]\ndirectory = {}\nspace     = {}\n{}", tree_name(tree.directory),
                        toml_string(tree.directory), toml_string(tree.space), root_line(tree));
    return tree.profile == "default" ? text : text + profile_block(tree);
}

std::string with_profile(const std::string& toml, const NewTree& tree) {
    const std::string quoted = "[profile." + toml_string(tree.profile);
    const std::string bare = "[profile." + tree.profile;
    for (const auto& head : {quoted, bare})
        for (const char* end : {"]", "."})
            if (toml.find(head + end) != std::string::npos)
                throw Error(ErrorKind::refused,
                            fmt::format("confsync.toml has a profile {} already", tree.profile),
                            "edit it there, or choose another --profile", {"confsync.toml", 0, 0});
    return (toml.ends_with('\n') ? toml : toml + '\n') + profile_block(tree);
}

}  // namespace confsync::commands
