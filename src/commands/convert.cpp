#include "render/convert.hpp"

#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/converted_json.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

struct ConvertCommandOptions {
    std::optional<std::string> file;
    std::optional<std::string> to;
    std::optional<std::string> flavor;
    std::optional<std::string> site;
};

std::vector<Option> options_of(ConvertCommandOptions& options) {
    return {
        {"FILE",
         "FILE",
         "a body in storage format; - reads standard input",
         &options.file,
         {},
         Presence::required},
        {"--to", "FORM", "markdown, the only form so far", &options.to, {"markdown"}},
        {"--flavor",
         "FLAVOR",
         "whose body it is: cloud or datacenter",
         &options.flavor,
         {"cloud", "datacenter"}},
        {"--site", "URL", "the site's address, for links to people and spaces", &options.site},
    };
}

/// What an editor or a redirection adds behind the body is not the body.
std::string body_of(const std::string& file, Context& context) {
    std::string body = file == "-" ? context.input() : read_file(context.resolved(file));
    while (!body.empty() && (body.back() == '\n' || body.back() == '\r')) body.pop_back();
    return body;
}

ExitCode run_convert(const ConvertCommandOptions& options, Context& context) {
    const std::string file = *options.file == "-" ? "standard input" : *options.file;
    render::ConvertOptions how;
    how.file = file;
    how.site = options.site.value_or("");
    if (options.flavor == "datacenter") how.flavor = render::Flavor::datacenter;
    const std::string body = body_of(*options.file, context);
    const render::Converted converted = render::to_markdown(body, how);
    context.story() << human(converted.diagnostics, context.story_style());
    context.set_result(converted_document(file, converted));
    context.out() << converted.markdown;
    return ExitCode::done;
}

}  // namespace

Command convert_command() { return command(options_of, run_convert); }

}  // namespace confsync::commands
