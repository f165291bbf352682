#include <fmt/format.h>

#include "commands/context.hpp"
#include "commands/interrupts.hpp"
#include "commands/table.hpp"
#include "sandbox/server.hpp"

namespace confsync::commands {

namespace {

struct SandboxOptions {
    std::optional<int> port;
    std::optional<std::string> database;
    std::optional<std::string> flavor;
    std::optional<std::string> space;
    std::optional<std::string> user;
    std::optional<std::string> token;
    std::optional<int> latency;
    std::optional<int> rate;
};

std::vector<Option> options_of(SandboxOptions& options) {
    return {
        {"--port", "PORT", "port on the loopback address; any free one by default", &options.port},
        {"--db", "FILE", "keep the wiki in FILE; in memory by default", &options.database},
        {"--flavor", "FLAVOR", "cloud", &options.flavor, {"cloud", "datacenter"}},
        {"--space", "KEY", "a space that shall exist (DEMO)", &options.space},
        {"--user", "USER", "who may log in (sandbox@example.com)", &options.user},
        {"--token", "TOKEN", "with which token (sandbox)", &options.token},
        {"--latency", "MS", "wait so many milliseconds before each answer", &options.latency},
        {"--rate", "N", "answer 429 above N requests a second", &options.rate},
    };
}

void check(const SandboxOptions& options) {
    if (options.flavor == "datacenter")
        throw Error(ErrorKind::usage, "a Data Center sandbox comes with a later version",
                    "leave --flavor out, or say --flavor cloud");
    const int port = options.port.value_or(0);
    if (port < 0 || port > 65535)
        throw Error(ErrorKind::usage, fmt::format("no such port: {}", port), "see: confsync help");
    if (options.latency.value_or(0) < 0 || options.rate.value_or(0) < 0)
        throw Error(ErrorKind::usage, "--latency and --rate are not negative",
                    "see: confsync sandbox --help");
}

sandbox::ServerOptions server_options(const SandboxOptions& options, const Context& context) {
    sandbox::ServerOptions server;
    server.port = options.port.value_or(0);
    if (options.database) server.database = context.resolved(*options.database);
    if (options.space) server.space = *options.space;
    if (options.user) server.user = *options.user;
    if (options.token) server.token = *options.token;
    server.latency = std::chrono::milliseconds(options.latency.value_or(0));
    server.requests_per_second = options.rate.value_or(0);
    return server;
}

ExitCode run_sandbox(const SandboxOptions& options, Context& context) {
    check(options);
    sandbox::Server server(server_options(options, context));
    // The first line is what scripts read: flushed, or a pipe would hold it back.
    context.out() << server.site_url() << '\n'
                  << "control: " << server.control_url() << '\n'
                  << std::flush;
    context.story() << "Open the first address in a browser. Stop with ^C.\n" << std::flush;
    wait_for_stop(context.cancel().stop);
    server.stop();
    return ExitCode::done;
}

}  // namespace

Command sandbox_command() { return command(options_of, run_sandbox); }

}  // namespace confsync::commands
