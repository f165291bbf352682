#include <fmt/format.h>

#include "base/files.hpp"
#include "commands/browser.hpp"
#include "commands/context.hpp"
#include "commands/interrupts.hpp"
#include "commands/preview_server.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

struct PreviewCommandOptions {
    std::optional<std::string> path;
    std::optional<int> port;
    std::optional<std::string> flavor;
    bool open = false;
    bool diff = false;
};

std::vector<Option> options_of(PreviewCommandOptions& options) {
    return {
        {"PATH", "FILE|DIR", "a Markdown file or a folder; what is configured by default",
         &options.path},
        {"--port", "PORT", "port on the loopback address; any free one by default", &options.port},
        {"--flavor", "FLAVOR", "cloud or datacenter", &options.flavor, {"cloud", "datacenter"}},
        {"--open", "", "open it in the browser", &options.open},
        {"--diff", "", "beside each page the one in Confluence", &options.diff},
    };
}

render::Flavor flavor_of(const PreviewCommandOptions& options, const PreviewScope& scope) {
    if (!options.flavor) return scope.config.flavor;
    return options.flavor == "datacenter" ? render::Flavor::datacenter : render::Flavor::cloud;
}

void check(const PreviewCommandOptions& options) {
    const int port = options.port.value_or(0);
    if (port < 0 || port > 65535)
        throw Error(ErrorKind::usage, fmt::format("no such port: {}", port),
                    "see: confsync preview --help");
}

/// What is asked for by name must be there; what is only walked to may be new.
void must_be_published(PreviewSite& site, const PreviewScope& scope, PublishedPages& published) {
    if (fs::is_regular_file(scope.root / scope.start)) published.page(site.start());
}

ExitCode run_preview(const PreviewCommandOptions& options, Context& context) {
    check(options);
    const PreviewScope scope = preview_scope(options.path, context);
    const auto published = options.diff ? std::make_unique<PublishedPages>(context) : nullptr;
    PreviewSite site(scope, flavor_of(options, scope), published.get());
    if (published) must_be_published(site, scope, *published);
    PreviewServer server(site, options.port.value_or(0));
    // The first line is what scripts read: flushed, or a pipe would hold it back.
    context.out() << server.url() << '\n' << std::flush;
    context.story() << human(site.left_out(), context.story_style())
                    << "Save a file, and its page shows it. Stop with ^C.\n"
                    << std::flush;
    if (options.open)
        open_in_browser(server.url(), context.environment(), context.token_reference());
    wait_for_stop(context.cancel().stop);
    server.stop();
    return ExitCode::done;
}

}  // namespace

Command preview_command() { return command(options_of, run_preview); }

}  // namespace confsync::commands
