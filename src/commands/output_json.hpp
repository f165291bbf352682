#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "commands/exit_code.hpp"

namespace confsync::commands {

/// The one document a run prints with `--json` (schemas/output.schema.json). `result` is the
/// command's own JSON text.
std::string output_document(std::string_view command, ExitCode exit, const Error* error,
                            const std::optional<std::string>& result);

}  // namespace confsync::commands
