#include "commands/remembered_plan_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "commands/plan_json.hpp"
#include "commands/program.hpp"

namespace confsync::commands {

using nlohmann::json;

namespace {

// The file: a line with the digest of everything the answer rests on and of all that follows; a
// line with the paths outside the trees that links name; the plan.

constexpr std::string_view form = "remembered plan 1";

fs::path file_of(Context& context) {
    const auto& project = context.project();
    return project.repository->state_dir() / ("unchanged-" + project.config.profile);
}

std::string line_of(const workspace::SourceInputs& inputs) {
    json paths = json::array();
    for (const auto& [path, file] : inputs.named) paths.push_back(path);
    return paths.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

Digest seal(const workspace::SourceInputs& inputs, const Digest& map, std::string_view rest,
            Context& context) {
    const auto& project = context.project();
    Hasher hasher;
    hasher.field(form).field(program_version()).field(workspace::form_of(project.config).value);
    hasher.field(project.root().string()).field(inputs.digest(project.config).value);
    return hasher.field(map.value).field(rest).finish();
}

/// The paths in the first line; nothing when it isn't one.
std::optional<std::set<std::string>> paths_of(std::string_view rest) {
    const json line = json::parse(rest.substr(0, rest.find('\n')), nullptr, false);
    if (!line.is_array()) return std::nullopt;
    std::set<std::string> paths;
    for (const json& path : line) {
        if (!path.is_string()) return std::nullopt;
        paths.insert(path.get<std::string>());
    }
    return paths;
}

bool nothing_to_do(const engine::Plan& plan) {
    return plan.changes.empty() && plan.findings.empty();
}

}  // namespace

std::optional<engine::Plan> remembered_plan(Context& context) {
    const fs::path file = file_of(context);
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return std::nullopt;
    const std::string text = read_file(file);
    const auto sealed = std::string_view(text).substr(0, text.find('\n'));
    const auto rest = std::string_view(text).substr(std::min(text.size(), sealed.size() + 1));
    const auto paths = paths_of(rest);
    const auto map = context.store().digest();
    if (!paths || !map) return std::nullopt;
    const auto& project = context.project();
    const auto inputs = workspace::read_inputs(*project.repository, project.config, *paths);
    if (seal(inputs, *map, rest, context).value != sealed) return std::nullopt;
    return parse_any_plan(rest.substr(rest.find('\n') + 1), file.string());
}

void remember(const engine::Plan& plan, Context& context) {
    const auto& map = context.store().loaded();
    // What draws diagrams may be installed, repaired or trusted at any time.
    if (!context.project().config.rendering.diagrams.empty()) return;
    if (!map || !nothing_to_do(plan)) return;
    const auto inputs = context.source().inputs();
    const std::string document = plan_document(plan);
    // Not every text survives JSON: a path that isn't UTF-8 doesn't.
    if (parse_any_plan(document, {}).diagnostics != plan.diagnostics) return;
    const std::string rest = line_of(inputs) + document;
    const fs::path file = file_of(context);
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    try {
        write_file_atomically(file, seal(inputs, *map, rest, context).value + "\n" + rest);
    } catch (const Error&) {
        return;  // a read-only .git folder costs the next run time and nothing else
    }
}

}  // namespace confsync::commands
