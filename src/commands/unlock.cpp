#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/planning.hpp"
#include "commands/table.hpp"
#include "commands/unlock_json.hpp"
#include "engine/lease.hpp"
#include "engine/survey.hpp"

namespace confsync::commands {

namespace {

struct UnlockOptions {
    bool yes = false;
};

std::vector<Option> options_of(UnlockOptions& options) {
    return {{"--yes", "", "do not ask", &options.yes}};
}

std::vector<LeaseFound> leases_of(Context& context) {
    const auto cancel = context.cancel();
    auto& remote = context.remote();
    std::map<engine::PageId, LeaseFound> found;
    for (const auto& tree :
         engine::trees_of(survey_options(context.project().config), &remote, cancel))
        if (auto lease = engine::lease_on(tree.root, remote, cancel))
            found.try_emplace(tree.root, LeaseFound{tree.root, tree.root_title, std::move(*lease)});
    std::vector<LeaseFound> leases;
    for (auto& [root, lease] : found) leases.push_back(std::move(lease));
    return leases;
}

std::string line_of(const LeaseFound& found, Timestamp now) {
    const bool over = found.lease.terms && found.lease.terms->until <= now;
    return fmt::format("\"{}\" (page {}) is held by {}{}\n", one_line(found.title),
                       found.root.value, one_line(engine::told(found.lease)),
                       over ? ": it has ended" : "");
}

ExitCode run_unlock(const UnlockOptions& options, Context& context) {
    // Nobody else's run of this clone may be under way: the lock is freed by the end of its process
    // and by nothing else.
    const auto lock = context.project().lock("unlock");
    const auto leases = leases_of(context);
    for (const auto& found : leases) context.out() << line_of(found, system_clock().now());
    context.out() << std::flush;
    if (leases.empty()) {
        context.out() << "Nothing is locked.\n";
    } else if (options.yes || context.confirm("Is that run dead? Take its lease away?")) {
        for (const auto& found : leases)
            context.remote().remove_property(found.root, found.lease.property, context.cancel());
        context.out() << fmt::format("Took away {}.\n", counted(leases.size(), "lease"));
    } else {
        throw Error(ErrorKind::refused, "not confirmed: nothing was changed");
    }
    context.set_result(unlock_document(leases));
    return ExitCode::done;
}

}  // namespace

Command unlock_command() { return command(options_of, run_unlock); }

}  // namespace confsync::commands
