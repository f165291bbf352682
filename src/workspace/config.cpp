#include "workspace/config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "workspace/config_checks.hpp"
#include "workspace/config_keys.hpp"

namespace confsync::workspace {

namespace {

/// A file's settings, those of its profiles apart.
struct LayeredFile {
    std::vector<Setting> plain;
    std::map<std::string, std::vector<Setting>> profiles;
    std::map<std::string, Place> tables;
    std::vector<engine::Moved> moved;
    Place moved_place;
};

constexpr std::string_view profile_prefix = "profile.";

/// "profile.staging.site.url" → ("staging", "site.url")
std::pair<std::string, std::string> without_profile(const std::string& path) {
    const auto dot = path.find('.', profile_prefix.size());
    if (dot == std::string::npos) return {path.substr(profile_prefix.size()), ""};
    return {path.substr(profile_prefix.size(), dot - profile_prefix.size()), path.substr(dot + 1)};
}

void check_profile_key(const Setting& setting) {
    constexpr std::string_view allowed[] = {"site.", "auth.",     "tree.",   "pages.",
                                            "push.", "markdown.", "render.", "links."};
    const auto fits = [&](std::string_view prefix) { return setting.key.starts_with(prefix); };
    if (std::ranges::any_of(allowed, fits)) return;
    throw Error(ErrorKind::configuration,
                fmt::format("a profile can't set {}", setting.key.empty() ? "this" : setting.key),
                "a profile may override site, auth, tree, pages, push, markdown, render and links",
                setting.where);
}

void add_profile_setting(LayeredFile& file, Setting setting) {
    const auto [profile, key] = without_profile(setting.key);
    setting.key = key;
    check_profile_key(setting);
    setting.origin = fmt::format("{} (profile {})", setting.origin, profile);
    if (setting.layer == Layer::file) setting.layer = Layer::profile;
    file.profiles[profile].push_back(std::move(setting));
}

void add_tables(LayeredFile& file, const Settings& settings) {
    for (const auto& [path, where] : settings.tables) {
        if (path == "profile") continue;
        if (!path.starts_with(profile_prefix)) {
            check_table(path, where);
            file.tables[path] = where;
            continue;
        }
        const auto [profile, rest] = without_profile(path);
        file.profiles[profile];
        if (!rest.empty()) check_table(rest, where);
    }
}

LayeredFile layered(Settings settings, Layer layer) {
    LayeredFile file;
    add_tables(file, settings);
    file.moved = std::move(settings.moved);
    file.moved_place = settings.moved_place;
    for (Setting& setting : settings.values) {
        setting.layer = layer;
        if (setting.key.starts_with(profile_prefix))
            add_profile_setting(file, std::move(setting));
        else
            file.plain.push_back(std::move(setting));
    }
    return file;
}

/// All settings that count for one profile; a later one overrides those before it.
class Merge {
  public:
    void add(const std::vector<Setting>& settings) {
        for (const Setting& setting : settings) add(setting);
    }
    /// What a person wrote last wins, but every value is checked, also one that is overridden.
    void add(Setting setting) {
        const KeyRow& row = row_of(setting);
        setting.value = converted(setting, row.kind);
        Config scratch;
        TreeConfig tree;
        row.set(scratch, &tree, setting);
        merged_.insert_or_assign(setting.key, std::move(setting));
    }
    void add_profiles(const LayeredFile& file, const std::string& chosen) {
        for (const auto& [name, settings] : file.profiles) {
            Merge checked;
            checked.add(settings);
            if (name == chosen) add(settings);
        }
    }
    const std::map<std::string, Setting>& values() const { return merged_; }

  private:
    std::map<std::string, Setting> merged_;
};

Setting given(const std::string& key, const std::string& value, std::string origin, Layer layer) {
    return {key, value, {origin, 0, 0}, origin, layer};
}

std::string profile_name(const ConfigInputs& inputs, const Environment& environment) {
    if (!inputs.profile.empty()) return inputs.profile;
    return environment.get("CONFSYNC_PROFILE").value_or("default");
}

void check_profile_exists(const std::string& profile, const LayeredFile& file,
                          const LayeredFile& users) {
    if (profile == "default" || file.profiles.contains(profile) || users.profiles.contains(profile))
        return;
    std::vector<std::string> known = {"default"};
    for (const auto& [name, settings] : file.profiles) known.push_back(name);
    throw Error(ErrorKind::configuration,
                fmt::format("there is no profile \"{}\"", escape_terminal(profile)),
                fmt::format("profiles of this configuration: {}", join(known, ", ")));
}

unsigned count_of(const std::string& text, const std::string& origin) {
    const bool number = !text.empty() && text.size() <= 3 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const unsigned count = number ? static_cast<unsigned>(std::stoul(text)) : 0;
    if (count == 0)
        throw Error(ErrorKind::configuration, fmt::format("{} must be 1 to 999", origin));
    return count;
}

void read_jobs(Config& config, const ConfigInputs& inputs, const Environment& environment) {
    ConfigValue value{"jobs", "0", "default", Layer::builtin};
    if (const auto variable = environment.get("CONFSYNC_JOBS")) {
        config.jobs = count_of(*variable, "CONFSYNC_JOBS");
        value = {"jobs", *variable, "CONFSYNC_JOBS", Layer::environment};
    }
    if (const auto flag = inputs.flags.find("jobs"); flag != inputs.flags.end()) {
        config.jobs = count_of(flag->second, "--jobs");
        value = {"jobs", flag->second, "command line", Layer::flag};
    }
    config.values.push_back(value);
}

Merge merged(const ConfigInputs& inputs, const Environment& environment, const LayeredFile& file,
             const LayeredFile& users, const std::string& profile) {
    Merge merge;
    merge.add(file.plain);
    merge.add_profiles(file, profile);
    merge.add(users.plain);
    merge.add_profiles(users, profile);
    if (const auto user = environment.get("CONFSYNC_USER"))
        merge.add(given("auth.user", *user, "CONFSYNC_USER", Layer::environment));
    for (const auto& [key, value] : inputs.flags)
        if (key != "jobs") merge.add(given(key, value, "command line", Layer::flag));
    return merge;
}

LayeredFile users_file(const Environment& environment) {
    const fs::path folder = user_config_folder(environment);
    std::error_code ignored;
    const fs::path path = folder / "config.toml";
    if (folder.empty() || !fs::exists(path, ignored)) return {};
    auto file = layered(parse_settings(read_file(path), path.string()), Layer::user);
    if (file.moved.empty()) return file;
    throw Error(ErrorKind::configuration, "[[moved]] belongs to the repository's confsync.toml", {},
                file.moved_place);
}

std::string shown_name(const ConfigInputs& inputs) {
    const fs::path relative = inputs.file.lexically_relative(inputs.root);
    return relative.empty() || *relative.begin() == ".." ? inputs.file.string() : relative.string();
}

TreeConfig& tree_named(Config& config, const std::string& name) {
    for (TreeConfig& tree : config.trees)
        if (tree.name == name) return tree;
    TreeConfig& added = config.trees.emplace_back();
    added.name = name;
    return added;
}

std::string tree_of(const std::string& key) { return std::string(split(key, '.')[1]); }

void fill(Config& config, const LayeredFile& file, const std::map<std::string, Setting>& values) {
    for (const auto& [path, where] : file.tables)
        if (path.starts_with("tree.")) tree_named(config, path.substr(5)).place = where;
    for (const auto& [key, setting] : values) {
        TreeConfig* tree = nullptr;
        if (key.starts_with("tree.")) {
            tree = &tree_named(config, tree_of(key));
            if (tree->place.file.empty()) tree->place = setting.where;
        }
        row_of(setting).set(config, tree, setting);
        config.values.push_back({key, toml_text(setting.value), setting.origin, setting.layer});
    }
}

void add_default(Config& config, const std::string& key, std::string_view fallback) {
    const auto same = [&](const ConfigValue& value) { return value.key == key; };
    if (fallback.empty() || std::ranges::any_of(config.values, same)) return;
    config.values.push_back({key, std::string(fallback), "default", Layer::builtin});
}

void add_defaults(Config& config) {
    for (const KeyRow& row : key_rows()) {
        if (!row.key.starts_with("tree.*")) {
            add_default(config, std::string(row.key), row.fallback);
            continue;
        }
        for (const TreeConfig& tree : config.trees)
            add_default(config, replace_all(std::string(row.key), "*", tree.name), row.fallback);
    }
    std::ranges::sort(config.values, {}, &ConfigValue::key);
    std::ranges::sort(config.trees, {}, &TreeConfig::name);
}

}  // namespace

Config load_config(const ConfigInputs& inputs, const Environment& environment) {
    const std::string bytes = read_file(inputs.file);
    const std::string name = shown_name(inputs);
    const LayeredFile file = layered(parse_settings(bytes, name), Layer::file);
    const LayeredFile users = users_file(environment);

    Config config;
    config.file = inputs.file;
    config.file_digest = sha256(bytes);
    config.profile = profile_name(inputs, environment);
    check_profile_name(config.profile);
    check_profile_exists(config.profile, file, users);
    const Merge merge = merged(inputs, environment, file, users, config.profile);
    if (const auto found = merge.values().find("required-version"); found != merge.values().end())
        check_required_version(found->second, inputs.version);
    read_jobs(config, inputs, environment);
    fill(config, file, merge.values());
    config.moved = file.moved;
    config.rendering.options.flavor = config.flavor;
    config.rendering.links.site = config.site_url;
    add_defaults(config);
    check_complete(config, name);
    check_trees(config, inputs.root);
    return config;
}

fs::path user_config_folder(const Environment& environment) {
    const auto configured = environment.get("XDG_CONFIG_HOME");
    if (configured && fs::path(*configured).is_absolute())
        return fs::path(*configured) / "confsync";
    if (environment.home.empty()) return {};
    return environment.home / ".config" / "confsync";
}

Layer Config::layer_of(std::string_view key) const {
    for (const ConfigValue& value : values)
        if (value.key == key) return value.layer;
    return Layer::builtin;
}

}  // namespace confsync::workspace
