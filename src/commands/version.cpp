#include <fmt/format.h>

#include "commands/context.hpp"
#include "commands/program.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"

namespace confsync::commands {

std::string_view program_version() { return CONFSYNC_VERSION; }

Command version_command() {
    return {{}, [](Context& context) {
                context.out() << fmt::format("confsync {}\n", program_version());
                context.set_result(text_object({{"version", std::string(program_version())}}));
                return ExitCode::done;
            }};
}

}  // namespace confsync::commands
