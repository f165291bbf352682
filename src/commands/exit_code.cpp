#include "commands/exit_code.hpp"

namespace confsync::commands {

namespace {

int gravity(ExitCode code) {
    switch (code) {
        case ExitCode::done: return 0;
        case ExitCode::differences: return 1;
        case ExitCode::person: return 2;
        case ExitCode::failed: return 3;
        case ExitCode::refused: return 4;
        case ExitCode::configuration: return 5;
        case ExitCode::interrupted: return 6;
        case ExitCode::usage: return 7;
    }
    return 0;
}

ExitCode exit_code_of(engine::Outcome::Status status) {
    using Status = engine::Outcome::Status;
    switch (status) {
        case Status::done: return ExitCode::done;
        case Status::conflict: return ExitCode::person;
        case Status::failed: return ExitCode::failed;
        case Status::left_out: return ExitCode::failed;
        case Status::interrupted: return ExitCode::interrupted;
    }
    return ExitCode::failed;
}

// What was left out because of a conflict is the conflict's matter, not an error of its own.
bool left_out_by_conflict(const engine::Receipt& receipt) {
    using Status = engine::Outcome::Status;
    return receipt.count(Status::conflict) > 0 && receipt.count(Status::failed) == 0;
}

}  // namespace

ExitCode exit_code_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::failed: return ExitCode::failed;
        case ErrorKind::usage: return ExitCode::usage;
        case ErrorKind::configuration: return ExitCode::configuration;
        case ErrorKind::credentials: return ExitCode::configuration;
        case ErrorKind::trust: return ExitCode::configuration;
        case ErrorKind::conflict: return ExitCode::person;
        case ErrorKind::refused: return ExitCode::refused;
        case ErrorKind::not_found: return ExitCode::failed;
        case ErrorKind::network: return ExitCode::failed;
        case ErrorKind::interrupted: return ExitCode::interrupted;
    }
    return ExitCode::failed;
}

ExitCode exit_code_of(const engine::Plan& plan) {
    if (plan.has_errors()) return ExitCode::failed;
    return plan.has_conflicts() ? ExitCode::person : ExitCode::done;
}

ExitCode exit_code_of(const engine::Receipt& receipt) {
    ExitCode code = receipt.interrupted ? ExitCode::interrupted : ExitCode::done;
    const bool conflicts_only = left_out_by_conflict(receipt);
    for (const auto& outcome : receipt.outcomes) {
        if (conflicts_only && outcome.status == engine::Outcome::Status::left_out) continue;
        code = graver(code, exit_code_of(outcome.status));
        if (outcome.status == engine::Outcome::Status::failed && outcome.error)
            code = graver(code, exit_code_of(*outcome.error));
    }
    return code;
}

ExitCode graver(ExitCode one, ExitCode other) {
    return gravity(one) >= gravity(other) ? one : other;
}

}  // namespace confsync::commands
