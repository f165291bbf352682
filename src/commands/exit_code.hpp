#pragma once

#include <array>
#include <string_view>

#include "base/error.hpp"
#include "engine/apply.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What the program says to the shell. Stable; the manual's table is made of `exit_rows`.
enum class ExitCode : int {
    done = 0,
    failed = 1,
    differences = 2,
    person = 3,
    configuration = 4,
    refused = 5,
    usage = 64,
    interrupted = 130,
};

struct ExitRow {
    ExitCode code;
    std::string_view explains;
};

/// By number.
inline constexpr std::array<ExitRow, 8> exit_rows{{
    {ExitCode::done, "done, or nothing to do"},
    {ExitCode::failed, "failed, or pages were left out by errors"},
    {ExitCode::differences, "there are differences (only with --detailed-exitcode)"},
    {ExitCode::person, "a person must decide: a conflict, a page this version leaves alone"},
    {ExitCode::configuration, "credentials, configuration or trust"},
    {ExitCode::refused, "refused by a guard: stale plan, mass change, dirty tree, lock"},
    {ExitCode::usage, "wrong usage"},
    {ExitCode::interrupted, "interrupted"},
}};

constexpr int number(ExitCode code) { return static_cast<int>(code); }

ExitCode exit_code_of(ErrorKind kind);

/// Of a plan that is carried out or would be: 0, 1 or 3, never 2.
ExitCode exit_code_of(const engine::Plan& plan);
ExitCode exit_code_of(const engine::Receipt& receipt);

/// The one of two codes that a run ends with: 64, 130, 4, 5, 1, 3, 2, 0 in this order.
ExitCode graver(ExitCode one, ExitCode other);

}  // namespace confsync::commands
