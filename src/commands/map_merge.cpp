#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/merge_driver.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"
#include "workspace/map_json.hpp"

namespace confsync::commands {

using workspace::MapDocument;

namespace {

struct MergeOptions {
    std::optional<std::string> base;
    std::optional<std::string> ours;
    std::optional<std::string> theirs;
};

std::vector<Option> options_of(MergeOptions& options) {
    return {
        {"BASE", "BASE", "the map both sides came from", &options.base, {}, Presence::required},
        {"OURS",
         "OURS",
         "this side's map: the merged one is written here",
         &options.ours,
         {},
         Presence::required},
        {"THEIRS", "THEIRS", "the other side's map", &options.theirs, {}, Presence::required},
    };
}

/// Empty is what git gives where a side had no map.
MapDocument map_at(const std::string& typed, const workspace::IsAncestor& is_ancestor,
                   Context& context) {
    const std::string text = read_file(context.resolved(typed));
    return trimmed(text).empty() ? MapDocument{} : workspace::parse_map(text, typed, is_ancestor);
}

ExitCode run_map_merge(const MergeOptions& options, Context& context) {
    const auto repository = workspace::Repository::discover(context.directory());
    const auto is_ancestor = [&](const engine::CommitId& a, const engine::CommitId& b) {
        return repository.is_ancestor(a, b);
    };
    const MapDocument base = map_at(*options.base, is_ancestor, context);
    const MapDocument merged = workspace::merged_maps(
        &base, map_at(*options.ours, is_ancestor, context),
        map_at(*options.theirs, is_ancestor, context), *options.ours, is_ancestor);
    write_file_atomically(context.resolved(*options.ours), workspace::map_text(merged));
    context.set_result(text_object({{"file", *options.ours}}));
    return ExitCode::done;
}

}  // namespace

void install_merge_driver(const workspace::Repository& repository) {
    repository.set_config("merge.confsync.name", "confsync's map: the higher version of a line");
    repository.set_config("merge.confsync.driver", "confsync map merge %O %A %B");
}

Command map_merge_command() { return command(options_of, run_map_merge); }

}  // namespace confsync::commands
