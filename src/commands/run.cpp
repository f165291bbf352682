#include "commands/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>

#include "base/files.hpp"
#include "commands/cli.hpp"
#include "commands/context.hpp"
#include "commands/output_json.hpp"

namespace confsync::commands {

namespace {

/// What a run came to, before it is told.
struct Ending {
    std::string command;
    ExitCode exit = ExitCode::done;
    std::optional<Error> error;
    std::optional<std::string> result;
};

bool wants_json(const Invocation& invocation) {
    const auto end = std::find(invocation.args.begin(), invocation.args.end(), "--");
    return std::find(invocation.args.begin(), end, "--json") != end;
}

void print_error(const Error& error, std::ostream& err, const Style& style) {
    err << painted(style, engine::Colour::red, "error:") << ' ' << one_line(error.message())
        << '\n';
    if (!error.where().file.empty()) err << "  at " << one_line(to_string(error.where())) << '\n';
    if (!error.hint().empty())
        err << painted(style, engine::Colour::blue, "hint:") << ' ' << one_line(error.hint())
            << '\n';
}

void run_command(const Call& call, const Invocation& invocation, Ending& ending) {
    ending.command = call.command;
    if (call.help) {
        invocation.streams.out << *call.help;
        return;
    }
    Context context(invocation, call.global);
    try {
        ending.exit = call.run(context);
        ending.result = context.result();
    } catch (const Error& error) {
        ending.error = Error(error.kind(), context.redacted(error.message()),
                             context.redacted(error.hint()), error.where());
        ending.result = context.result();
    }
}

// What other libraries throw is told like any failure: a crash would say less.
Ending ending_of(const Invocation& invocation) {
    Ending ending;
    try {
        run_command(parse(invocation.args, command_rows()), invocation, ending);
    } catch (const Error& error) {
        ending.error = error;
    } catch (const fs::filesystem_error& error) {
        ending.error =
            Error(ErrorKind::failed,
                  fmt::format("cannot read {}: {}", error.path1().string(), error.code().message()),
                  "check that path and who may read it");
    } catch (const std::bad_alloc&) {
        ending.error = Error(ErrorKind::failed, "out of memory");
    } catch (const std::exception& error) {
        ending.error = Error(ErrorKind::failed, fmt::format("internal error: {}", error.what()),
                             "please report this with the command line");
    }
    if (ending.error) ending.exit = exit_code_of(ending.error->kind());
    return ending;
}

}  // namespace

int run(const Invocation& invocation) {
    const bool json = wants_json(invocation);
    const Ending ending = ending_of(invocation);
    const auto& streams = invocation.streams;
    if (json)
        streams.out << output_document(ending.command, ending.exit,
                                       ending.error ? &*ending.error : nullptr, ending.result);
    else if (ending.error)
        print_error(*ending.error, streams.err,
                    style_of(invocation, ColorChoice::automatic, streams.err_is_terminal));
    streams.out.flush();
    streams.err.flush();
    // A result that could not be written (a full disk, a closed pipe) is not a success.
    if (!streams.out && ending.exit == ExitCode::done) return number(ExitCode::failed);
    return number(ending.exit);
}

}  // namespace confsync::commands
