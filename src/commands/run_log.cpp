#include "commands/run_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "commands/receipt_json.hpp"
#include "workspace/map_json.hpp"

namespace confsync::commands {

using engine::Outcome;
using workspace::RunEntry;

namespace {

constexpr std::size_t shortest_name = 4;  // as in git

bool may_name_a_commit(const std::string& text) {
    return text.size() >= shortest_name && text.size() <= 40 &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// Lines that a pull moved to another version.
engine::Receipt moved_lines(const engine::State& before, const engine::State& after) {
    engine::Receipt receipt;
    for (const auto& [key, record] : after.pages) {
        const auto old = before.pages.find(key);
        const engine::Version from =
            old == before.pages.end() ? engine::Version{} : old->second.version;
        if (from == record.version) continue;
        Outcome outcome;
        outcome.key = key;
        outcome.action = engine::Action::drift;
        outcome.id = record.id;
        outcome.from = from;
        outcome.to = record.version;
        outcome.title = record.title;
        receipt.outcomes.push_back(std::move(outcome));
    }
    return receipt;
}

}  // namespace

RunEntry run_named(const std::string& prefix, Context& context) {
    if (!may_name_a_commit(prefix))
        throw Error(ErrorKind::usage,
                    fmt::format("{} is no run: a run is named by the first digits of its commit, "
                                "four at least",
                                prefix),
                    "see: confsync log");
    const auto& repository = *context.project().repository;
    auto runs = repository.runs(context.store().ref(), std::numeric_limits<std::size_t>::max());
    std::erase_if(runs, [&](const RunEntry& run) { return !run.id.value.starts_with(prefix); });
    if (runs.empty())
        throw Error(ErrorKind::not_found,
                    fmt::format("there is no run {} on {}", prefix, context.store().ref()),
                    "see: confsync log; runs of other clones come with: git fetch origin "
                    "'refs/confsync/*:refs/confsync/*'");
    if (runs.size() > 1)
        throw Error(ErrorKind::usage, fmt::format("{} runs begin with {}", runs.size(), prefix),
                    "give more digits: confsync log");
    return runs.front();
}

engine::State state_after(const engine::CommitId& run, Context& context) {
    if (run.empty()) return {};
    const auto text = context.project().repository->file_of(run, "map.json");
    if (!text) return {};
    auto document = workspace::parse_map(*text, run.value + ":map.json");
    return std::move(document.profiles[context.project().config.profile]);
}

RunPages pages_of(const RunEntry& run, Context& context) {
    const auto text = context.project().repository->file_of(run.id, "receipt.json");
    if (text) return {false, read_receipt(*text, run.id.value + ":receipt.json").receipt};
    return {true, moved_lines(state_after(run.before, context), state_after(run.id, context))};
}

}  // namespace confsync::commands
