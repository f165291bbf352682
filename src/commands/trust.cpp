#include "workspace/trust.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"

namespace confsync::commands {

namespace {

ExitCode run_trust(Context& context) {
    const auto& config = context.project().config;
    auto store = workspace::TrustStore::of(context.environment());
    const auto wanted = workspace::consent_for(config);
    store.trust_file(config.file, config.file_digest);
    store.consent(wanted);
    context.story() << fmt::format(
        "Trusted {} as it is now; an edit of it needs this again.\n"
        "{}'s token ({}) may be sent to {}.\n",
        one_line(config.file.string()), one_line(config.user), one_line(config.token),
        wanted.origin);
    for (const auto& [language, command] : config.rendering.diagrams)
        if (command.of_repository)
            context.story() << fmt::format("It may run, for {}: {}\n", language,
                                           one_line(join(command.words, " ")));
    context.set_result(
        text_object({{"file", config.file.string()}, {"digest", config.file_digest.value}}));
    return ExitCode::done;
}

}  // namespace

Command trust_command() { return {{}, run_trust}; }

}  // namespace confsync::commands
