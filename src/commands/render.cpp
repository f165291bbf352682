#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/markdown_folder.hpp"
#include "commands/preview_scope.hpp"
#include "commands/rendered_json.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

struct RenderCommandOptions {
    std::optional<std::string> path;
    std::optional<std::string> format;
    std::optional<std::string> flavor;
    std::optional<std::string> output;
};

std::vector<Option> options_of(RenderCommandOptions& options) {
    return {
        {"PATH",
         "FILE|DIR",
         "a Markdown file, or a folder with -o",
         &options.path,
         {},
         Presence::required},
        {"--format", "FORMAT", "storage, the form Confluence keeps", &options.format, {"storage"}},
        {"--flavor", "FLAVOR", "cloud or datacenter", &options.flavor, {"cloud", "datacenter"}},
        {"-o,--output", "OUT", "write there: guide/a.md becomes OUT/guide/a.xml", &options.output},
    };
}

render::Flavor flavor_of(const RenderCommandOptions& options) {
    return options.flavor == "datacenter" ? render::Flavor::datacenter : render::Flavor::cloud;
}

std::string ended(std::string body) {
    if (!body.ends_with('\n')) body += '\n';
    return body;
}

/// What rendering came to, told in one go.
struct Rendering {
    std::vector<RenderedPage> pages;
    Diagnostics diagnostics;
    std::size_t left_out = 0;
};

ExitCode told(const Rendering& rendering, Context& context) {
    context.story() << human(rendering.diagnostics, context.story_style());
    context.set_result(rendered_document(rendering.pages, rendering.diagnostics));
    return rendering.left_out > 0 ? ExitCode::failed : ExitCode::done;
}

void write_page(const fs::path& file, const std::string& body) {
    fs::create_directories(file.parent_path());
    write_file_atomically(file, body);
}

/// Of the project only how Markdown is read and shown, when what is rendered is in one of its
/// trees.
workspace::Config config_for(const RenderCommandOptions& options, Context& context) {
    workspace::Config config = plain_config();
    const fs::path path = context.resolved(*options.path);
    if (fs::is_directory(path) || path.extension() == ".md")
        config.rendering = preview_scope(options.path, context).config.rendering;
    return config;
}

ExitCode render_file(const fs::path& file, const RenderCommandOptions& options, Context& context) {
    // Links may lead anywhere on the disk: one file has no tree that they could leave.
    const fs::path path = fs::absolute(file);
    MarkdownFolder folder(path.root_path(), config_for(options, context));
    folder.read(path.relative_path().string());
    auto rendered = folder.rendered(path.relative_path().string(), flavor_of(options));
    Rendering rendering{{}, rendered.diagnostics, 0};
    for (auto& one : rendering.diagnostics)
        if (one.where.file == path.relative_path().string()) one.where.file = *options.path;
    if (has_error(rendering.diagnostics)) {
        rendering.left_out = 1;
    } else if (options.output) {
        write_page(context.resolved(*options.output), ended(rendered.body));
        rendering.pages.push_back({*options.path, "", *options.output});
    } else {
        context.out() << ended(rendered.body);
        rendering.pages.push_back({*options.path, rendered.body, ""});
    }
    return told(rendering, context);
}

ExitCode render_tree(const fs::path& root, const RenderCommandOptions& options, Context& context) {
    MarkdownFolder folder(root, config_for(options, context));
    folder.read_all();
    const fs::path output = context.resolved(*options.output);
    Rendering rendering{{}, folder.left_out(), folder.left_out().size()};
    for (const auto& path : folder.paths()) {
        const auto rendered = folder.rendered(path, flavor_of(options));
        rendering.diagnostics.insert(rendering.diagnostics.end(), rendered.diagnostics.begin(),
                                     rendered.diagnostics.end());
        const bool leave_out = has_error(rendered.diagnostics);
        rendering.left_out += leave_out;
        if (leave_out) continue;
        const auto written = fs::path(path).replace_extension(".xml");
        write_page(output / written, ended(rendered.body));
        rendering.pages.push_back({path, "", written.string()});
    }
    const ExitCode code = told(rendering, context);
    context.story() << fmt::format("Rendered {} into {}\n", counted(rendering.pages.size(), "page"),
                                   one_line(*options.output));
    return code;
}

ExitCode run_render(const RenderCommandOptions& options, Context& context) {
    const fs::path path = context.resolved(*options.path);
    if (!fs::exists(path))
        throw Error(ErrorKind::not_found, fmt::format("there is no {}", *options.path),
                    "check the path; it is seen from the current folder or -C");
    if (!fs::is_directory(path)) return render_file(path, options, context);
    if (!options.output)
        throw Error(ErrorKind::usage, fmt::format("{} is a directory", *options.path),
                    fmt::format("say where to write: confsync render {} -o OUT", *options.path));
    return render_tree(path.has_filename() ? path : path.parent_path(), options, context);
}

}  // namespace

Command render_command() { return command(options_of, run_render); }

}  // namespace confsync::commands
