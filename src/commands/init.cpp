#include <fmt/format.h>

#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/merge_driver.hpp"
#include "commands/new_config.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"
#include "workspace/trust.hpp"

namespace confsync::commands {

namespace {

struct InitOptions {
    std::optional<std::string> site;
    std::optional<std::string> space;
    std::optional<std::string> directory;
    std::optional<std::string> root;
    std::optional<std::string> user;
    std::optional<std::string> token;
    bool yes = false;
};

std::vector<Option> options_of(InitOptions& options) {
    return {
        {"--site", "URL", "address of the site: https://acme.atlassian.net/wiki", &options.site},
        {"--space", "KEY", "key of the space to publish to", &options.space},
        {"--directory", "DIR", "folder of the Markdown files", &options.directory},
        {"--root", "ID", "page to publish below; the home page by default", &options.root},
        {"--user", "USER", "account the token belongs to", &options.user},
        {"--token", "REF", "where the token is found: env:CONFSYNC_TOKEN", &options.token},
        {"--yes", "", "ask nothing", &options.yes},
    };
}

fs::path repository_root(Context& context) {
    try {
        return workspace::Repository::discover(context.directory()).root();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) throw;
        throw Error(ErrorKind::configuration, error.message(), "make one first: git init");
    }
}

/// The option's value, or the answer at a terminal.
std::string answer(const std::optional<std::string>& given, const char* option,
                   const char* question, const std::string& fallback, const InitOptions& options,
                   Context& context) {
    if (given) return *given;
    if (!options.yes) return context.ask(question, fallback);
    if (!fallback.empty()) return fallback;
    throw Error(ErrorKind::usage, fmt::format("{} is required with --yes", option),
                "see: confsync init --help");
}

std::string from_root(const std::string& typed, const fs::path& root, Context& context) {
    const auto path = fs::weakly_canonical(context.resolved(typed));
    std::string relative = path.lexically_relative(fs::weakly_canonical(root)).string();
    if (relative.ends_with('/')) relative.pop_back();
    if (relative == ".." || relative.starts_with("../"))
        throw Error(ErrorKind::usage, fmt::format("{} is outside the repository", typed),
                    "name a folder of the repository");
    if (!fs::is_directory(path))
        throw Error(ErrorKind::usage, fmt::format("there is no folder {}", typed),
                    "make it first, or name the one with the Markdown files");
    return relative;
}

NewTree wish_of(const InitOptions& options, const fs::path& root, Context& context) {
    NewTree tree;
    tree.profile = context.global().profile.value_or("default");
    tree.site = answer(options.site, "--site", "Site:", "", options, context);
    while (tree.site.ends_with('/')) tree.site.pop_back();
    tree.space = answer(options.space, "--space", "Space:", "", options, context);
    const std::string directory =
        answer(options.directory, "--directory", "Folder:", "docs", options, context);
    tree.directory = from_root(directory, root, context);
    tree.root = options.root.value_or("");
    tree.user = options.user.value_or(context.environment().get("CONFSYNC_USER").value_or(""));
    if (tree.user.empty() && !options.yes) tree.user = context.ask("User:", "");
    tree.token = answer(options.token, "--token", "Token:", "env:CONFSYNC_TOKEN", options, context);
    return tree;
}

workspace::Config config_of(const NewTree& tree, const fs::path& root) {
    workspace::Config config;
    config.file = root / "confsync.toml";
    config.profile = tree.profile;
    config.site_url = tree.site;
    config.user = tree.user;
    config.token = tree.token;
    workspace::check_token_reference(tree.token, {"--token", 0, 0});
    workspace::origin_of(tree.site, {"--site", 0, 0});
    return config;
}

/// The address given here is the consent (product contract §3), unless the pipeline that holds the
/// token has bound it to another one.
void consent(const workspace::Config& config, const InitOptions& options, Context& context) {
    const auto wanted = workspace::consent_for(config);
    if (const auto site = context.environment().get("CONFSYNC_SITE");
        site && workspace::origin_of(*site, {"CONFSYNC_SITE", 0, 0}) != wanted.origin)
        throw Error(ErrorKind::trust,
                    fmt::format("the token is bound to {} by CONFSYNC_SITE, not to {}", *site,
                                wanted.origin),
                    "correct --site; change CONFSYNC_SITE only if the token belongs there");
    if (!options.yes && !context.confirm(fmt::format("Send {}'s token ({}) to {}?", config.user,
                                                     config.token, wanted.origin)))
        throw Error(ErrorKind::trust, "not confirmed: nothing was sent");
    if (!workspace::user_config_folder(context.environment()).empty())
        workspace::TrustStore::of(context.environment()).consent(wanted);
}

engine::Space space_of(engine::Remote& remote, const NewTree& tree, Context& context) {
    try {
        return remote.space(tree.space, context.cancel());
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) throw;
        throw Error(ErrorKind::configuration,
                    fmt::format("there is no space {} on {}, or it is not visible to {}",
                                tree.space, tree.site, tree.user),
                    "check --space: it is the key in the address, not the name");
    }
}

void check_root(engine::Remote& remote, const NewTree& tree, const engine::Space& space,
                Context& context) {
    const engine::PageId root = tree.root.empty() ? space.home : engine::PageId(tree.root);
    if (root.empty())
        throw Error(ErrorKind::configuration, fmt::format("space {} has no home page", tree.space),
                    "name one with --root");
    const auto found = remote.pages({root}, engine::With::facts, context.cancel());
    const auto page = found.find(root);
    if (page == found.end() || page->second.space != space.id)
        throw Error(ErrorKind::configuration,
                    fmt::format("there is no page {} in space {}", root.value, tree.space),
                    "check --root: it is the number in the page's address");
}

void write_files(const NewTree& tree, const fs::path& root, Context& context) {
    const fs::path config = root / "confsync.toml";
    const std::string text =
        fs::exists(config) ? with_profile(read_file(config), tree) : new_config(tree);
    workspace::write_first_map(root);
    workspace::write_map_attributes(root);
    write_file_atomically(config, text);
    install_merge_driver(workspace::Repository::discover(root));
    context.story() << "Wrote confsync.toml, .confsync/map.json and .gitattributes. Commit them.\n"
                    << "Told this clone's git how to merge the map: merge.confsync.driver\n"
                    << "Next: confsync plan\n";
    context.set_result(text_object({{"config", config.string()}, {"site", tree.site}}));
}

void refuse_second_init(const fs::path& root, Context& context) {
    if (!fs::exists(root / "confsync.toml") || context.global().profile) return;
    throw Error(ErrorKind::refused, "confsync.toml is there already",
                "edit it; or add another site with: confsync --profile NAME init",
                {"confsync.toml", 0, 0});
}

ExitCode run_init(const InitOptions& options, Context& context) {
    const fs::path root = repository_root(context);
    refuse_second_init(root, context);
    const NewTree tree = wish_of(options, root, context);
    const auto config = config_of(tree, root);
    consent(config, options, context);
    auto& remote = context.connect(config);
    const auto site = remote.site(context.cancel());
    check_root(remote, tree, space_of(remote, tree, context), context);
    context.story() << fmt::format("Connected to {} as {}.\n", one_line(site.base),
                                   one_line(site.account_name));
    write_files(tree, root, context);
    return ExitCode::done;
}

}  // namespace

Command init_command() { return command(options_of, run_init); }

}  // namespace confsync::commands
