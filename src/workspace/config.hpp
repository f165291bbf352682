#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/environment.hpp"
#include "base/error.hpp"
#include "engine/pairing.hpp"
#include "engine/policy.hpp"
#include "render/storage_writer.hpp"
#include "workspace/attach_rule.hpp"

namespace confsync::workspace {

namespace fs = std::filesystem;

/// Where a value comes from, weakest first: each layer overrides those before it.
enum class Layer { builtin, file, profile, user, environment, flag };

/// One value in force, for `config --show-origin`.
struct ConfigValue {
    std::string key;     ///< dotted: "tree.docs.space"
    std::string value;   ///< as TOML would write it
    std::string origin;  ///< "confsync.toml:3:1", "CONFSYNC_USER", "--commit", "default"
    Layer layer = Layer::builtin;
    bool operator==(const ConfigValue&) const = default;
};

struct TreeConfig {
    std::string name;
    std::string directory;  ///< relative to the root, no trailing slash; empty: the root itself
    std::string space;      ///< key
    std::string root;       ///< page id or title; empty: the space's home page
    std::vector<std::string> include = {"**/*.md"};  ///< globs, relative to `directory`
    std::vector<std::string> exclude;
    Place place;  ///< of its table in the file
};

enum class TitleFrom { front_matter, heading, filename };
enum class DuplicateTitles { parent, error };
enum class FolderPages { page, none };

struct PagesConfig {
    std::vector<TitleFrom> title = {TitleFrom::front_matter, TitleFrom::heading,
                                    TitleFrom::filename};
    std::string title_prefix;
    DuplicateTitles duplicate_titles = DuplicateTitles::parent;
    FolderPages folders = FolderPages::page;
    std::vector<std::string> labels;
    engine::Decides placement = engine::Decides::repo;
    engine::Decides titles = engine::Decides::repo;
};

/// Whether a run that writes keeps other machines from writing; automatic: where CI is set.
enum class LeaseUse { automatic, on, off };

struct PushConfig {
    engine::Deletes deletes = engine::Deletes::keep;
    double max_delete_ratio = 0.2;
    double max_change_ratio = 0.5;
    bool settle_links = true;
    bool refuse_lost_comments = false;  ///< comments = "refuse"
    bool require_clean = true;
    bool commit = false;
    LeaseUse lease = LeaseUse::automatic;
};

/// A program that draws the diagrams of one language. It runs without a shell.
struct DiagramCommand {
    std::vector<std::string> words;  ///< the program first; {in}, {out} or {out.svg} in the others
    std::string extension = "png";   ///< of what it writes
    bool of_repository = true;       ///< runs only when the repository's file is trusted
};

/// Where the files of the repository can be read on the web.
struct Forge {
    std::string address;  ///< ends in {path}, may hold {branch}; empty: nowhere
    std::string branch = "main";
};

/// Where links lead.
struct LinkRules {
    Forge forge;
    std::string site;         ///< where pages are that are named by their id
    bool svg_as_png = false;  ///< an SVG picture is shown by the PNG of its name beside it
    std::vector<std::string> attach = usual_attachments();  ///< globs, seen from the root
};

/// How Markdown is read and shown, and what is made of it.
struct RenderConfig {
    render::Dialect dialect;
    render::RenderOptions options;                   ///< those that hold for every page
    std::map<std::string, DiagramCommand> diagrams;  ///< by language
    int diagram_scale = 1;  ///< the commands draw so many pixels for one of the page
    LinkRules links;
};

/// confsync.toml, the user's own file, CONFSYNC_* and flags, merged and checked.
struct Config {
    fs::path file;       ///< the repository's confsync.toml
    Digest file_digest;  ///< of its bytes: what `confsync trust` records
    std::string profile = "default";
    std::string site_url;  ///< without a trailing slash
    render::Flavor flavor = render::Flavor::cloud;
    std::string user;
    std::string token = "env:CONFSYNC_TOKEN";  ///< a reference (net/secret.hpp), never the secret
    std::vector<TreeConfig> trees;             ///< by name
    PagesConfig pages;
    PushConfig push;
    RenderConfig rendering;
    std::vector<engine::Moved> moved;  ///< [[moved]], in the order of the file
    unsigned jobs = 0;                 ///< requests and threads at once; 0: each part's own default
    std::vector<ConfigValue> values;   ///< every key in force, by key, defaults included

    /// Of the values that shape pages (trees, titles, labels, folders): bound by a saved plan.
    Digest shape_digest() const;
    /// Of the values that change how the same text renders; the same while all are defaults.
    Digest rendering_digest() const;
    /// The layer `key` got its value from.
    Layer layer_of(std::string_view key) const;
};

struct ConfigInputs {
    fs::path root;        ///< top of the work tree: what directories are relative to
    fs::path file;        ///< the repository's confsync.toml
    std::string profile;  ///< --profile; empty: CONFSYNC_PROFILE, else "default"
    /// Flags that stand for a key: {"push.commit", "true"}, {"jobs", "4"}.
    std::map<std::string, std::string> flags;
    std::string version;  ///< this program's, for `required-version`; empty: not compared
};

/// Reads and merges all layers. Of the environment it honours CONFSYNC_PROFILE, CONFSYNC_USER
/// (auth.user) and CONFSYNC_JOBS. Throws Error{configuration} with file, line and column;
/// {not_found} when there is no file.
Config load_config(const ConfigInputs& inputs, const Environment& environment);

/// Folder of the user's own confsync files: $XDG_CONFIG_HOME/confsync or ~/.config/confsync; empty
/// when there is no home.
fs::path user_config_folder(const Environment& environment);

/// Throws Error{configuration} unless `reference` is a token reference this version resolves:
/// env:NAME or file:PATH. The message never repeats what might be the secret itself.
void check_token_reference(const std::string& reference, const Place& where);

}  // namespace confsync::workspace
