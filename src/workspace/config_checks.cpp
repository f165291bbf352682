#include "workspace/config_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "workspace/glob.hpp"

namespace confsync::workspace {

namespace {

[[noreturn]] void refuse(std::string message, std::string hint, const Place& where) {
    throw Error(ErrorKind::configuration, std::move(message), std::move(hint), where);
}

using Version = std::vector<int>;

bool is_digits(std::string_view text) {
    return !text.empty() && text.size() <= 6 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Version> version_of(std::string_view text) {
    Version version;
    for (const std::string_view part : split(text, '.')) {
        if (!is_digits(part)) return std::nullopt;
        version.push_back(std::stoi(std::string(part)));
    }
    while (version.size() > 1 && version.back() == 0) version.pop_back();
    return version;
}

struct Comparison {
    std::string_view sign;
    bool (*holds)(const Version& present, const Version& wanted);
};

constexpr std::array<Comparison, 5> comparisons{
    {{">=", [](const Version& a, const Version& b) { return a >= b; }},
     {"<=", [](const Version& a, const Version& b) { return a <= b; }},
     {">", [](const Version& a, const Version& b) { return a > b; }},
     {"<", [](const Version& a, const Version& b) { return a < b; }},
     {"=", [](const Version& a, const Version& b) { return a == b; }}}};

void check_one_version(std::string_view demand, const std::string& version, const Place& where) {
    for (const Comparison& comparison : comparisons) {
        if (!demand.starts_with(comparison.sign)) continue;
        const auto wanted = version_of(trimmed(demand.substr(comparison.sign.size())));
        if (!wanted) break;
        const auto present = version_of(version);
        if (version.empty() || (present && comparison.holds(*present, *wanted))) return;
        refuse(fmt::format("this repository asks for confsync {}, this is {}", demand, version),
               "install a version that fits", where);
    }
    refuse("required-version can't be read", "write it as \">=1.2\"", where);
}

/// "docs", "./docs/", "docs//guide" → one way of writing; nothing when it leads elsewhere.
std::optional<std::string> normal_directory(const std::string& directory) {
    if (directory.starts_with('/') || directory.find('\\') != std::string::npos)
        return std::nullopt;
    std::vector<std::string> names;
    for (const std::string_view name : split(directory, '/')) {
        if (name.empty() || name == ".") continue;
        if (name == ".." || name == ".git") return std::nullopt;
        names.emplace_back(name);
    }
    return join(names, "/");
}

void check_directory(TreeConfig& tree, const fs::path& root) {
    const auto normal = normal_directory(tree.directory);
    if (!normal)
        refuse(fmt::format("the directory of tree.{} leads out of the repository", tree.name),
               "write it relative to the root: \"docs\"", tree.place);
    tree.directory = *normal;
    std::error_code ignored;
    const fs::path path = root / tree.directory;
    if (!tree.directory.empty() && fs::is_symlink(path, ignored))
        refuse(fmt::format("the directory {} of tree.{} is a symbolic link", tree.directory,
                           tree.name),
               "name the folder it points to", tree.place);
    if (!fs::is_directory(path, ignored))
        refuse(fmt::format("the directory {} of tree.{} does not exist", tree.directory, tree.name),
               "correct `directory`, or remove the tree", tree.place);
}

bool contains(const std::string& outer, const std::string& inner) {
    return outer.empty() || inner == outer || inner.starts_with(outer + "/");
}

void check_overlaps(const std::vector<TreeConfig>& trees) {
    for (const TreeConfig& tree : trees)
        for (const TreeConfig& other : trees)
            if (&tree != &other && contains(other.directory, tree.directory))
                refuse(fmt::format("tree.{} and tree.{} overlap", tree.name, other.name),
                       "a file belongs to one tree: choose folders beside each other", tree.place);
}

void check_patterns(const TreeConfig& tree) {
    for (const auto* patterns : {&tree.include, &tree.exclude})
        for (const std::string& pattern : *patterns) Glob(pattern, tree.place);
}

}  // namespace

void check_profile_name(const std::string& profile) {
    const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; };
    if (!profile.empty() && std::ranges::all_of(profile, plain)) return;
    refuse(fmt::format("\"{}\" can't be a profile's name", escape_terminal(profile)),
           "names are letters, digits, - and _", {});
}

void check_required_version(const Setting& setting, const std::string& version) {
    for (const std::string_view demand : split(std::get<std::string>(setting.value), ','))
        check_one_version(trimmed(demand), version, setting.where);
}

void check_complete(const Config& config, const std::string& file) {
    if (config.site_url.empty())
        refuse("site.url is missing", "add [site] url = \"https://…/wiki\"", {file, 0, 0});
    if (config.trees.empty())
        refuse("there is no tree to publish", "add [tree.docs] with directory and space",
               {file, 0, 0});
    for (const TreeConfig& tree : config.trees) {
        const bool has_directory =
            config.layer_of("tree." + tree.name + ".directory") != Layer::builtin;
        if (!has_directory || tree.space.empty())
            refuse(
                fmt::format("tree.{} has no {}", tree.name, has_directory ? "space" : "directory"),
                "each tree needs directory and space", tree.place);
    }
}

void check_trees(Config& config, const fs::path& root) {
    for (TreeConfig& tree : config.trees) {
        check_directory(tree, root);
        check_patterns(tree);
    }
    check_overlaps(config.trees);
}

void check_token_reference(const std::string& reference, const Place& where) {
    constexpr std::string_view later[] = {"cmd:", "secret:", "keyvault:", "git-credential"};
    for (const std::string_view scheme : later)
        if (reference.starts_with(scheme))
            refuse(fmt::format("auth.token = \"{}…\" comes with a later version", scheme),
                   "use env:NAME or file:PATH", where);
    for (const std::string_view scheme : {"env:", "file:"})
        if (reference.starts_with(scheme) && reference.size() > scheme.size()) return;
    refuse("auth.token must say where the token is, never be the token itself",
           "write env:CONFSYNC_TOKEN or file:PATH; if a token stood here, revoke it", where);
}

}  // namespace confsync::workspace
