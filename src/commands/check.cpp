#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "commands/catalogue.hpp"
#include "commands/check_json.hpp"
#include "commands/check_scope.hpp"
#include "commands/columns.hpp"
#include "commands/context.hpp"
#include "commands/planning.hpp"
#include "commands/sarif_json.hpp"
#include "commands/table.hpp"
#include "commands/views_check.hpp"

namespace confsync::commands {

namespace {

struct CheckCommandOptions {
    std::vector<std::string> paths;
    bool staged = false;
    bool strict = false;
    bool sarif = false;
};

std::vector<Option> options_of(CheckCommandOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"--staged", "", "only staged files, as they stand in git's index", &options.staged},
        {"--strict", "", "fail on warnings too", &options.strict},
        {"--sarif", "", "print a SARIF 2.1.0 log, for code scanning", &options.sarif},
    };
}

/// A path that is no page is nothing to check; one that is not there is a slip of the pen.
void must_exist(const std::string& typed, const std::string& path, Context& context) {
    std::error_code ignored;
    if (fs::exists(context.resolved(typed), ignored)) return;
    if (!context.source().keys_at(path).empty()) return;
    throw Error(ErrorKind::not_found, fmt::format("there is no {}", typed),
                "check the path; it is seen from the current folder or -C", {typed});
}

CheckScope scope_of(const CheckCommandOptions& options, Context& context) {
    std::vector<std::string> paths;
    for (const std::string& typed : options.paths) {
        paths.push_back(from_root(typed, context));
        must_exist(typed, paths.back(), context);
    }
    std::optional<std::set<std::string>> staged;
    if (options.staged) staged = context.source().uncommitted();
    return {paths, std::move(staged)};
}

void look_at_images(engine::Checked& checked, const CheckScope& scope, Context& context) {
    for (const workspace::ImageFile& image : context.source().images()) {
        if (!scope.covers(image.path)) continue;
        ++checked.files;
        if (!image.named)
            checked.diagnostics.push_back({"image-unused",
                                           Severity::note,
                                           "no page shows this image",
                                           {image.path, 0, 0},
                                           "git rm it, or exclude it in the configuration"});
    }
}

engine::Checked everything_found(const CheckScope& scope, Context& context) {
    engine::CheckOptions options;
    options.survey = survey_options(context.project().config);
    options.codes = catalogue_codes();
    if (!scope.covers_all())
        options.covers = [&scope](const std::string& path) { return scope.covers(path); };
    auto checked = engine::check(context.source(), context.store().load(), options);
    look_at_images(checked, scope, context);
    std::ranges::stable_sort(checked.diagnostics, {}, &Diagnostic::where);
    return checked;
}

std::string sarif_of(const engine::Checked& checked, Context& context) {
    return sarif_document(in_characters(
        checked.diagnostics, [&](const std::string& file) { return context.source().text(file); }));
}

void tell(const engine::Checked& checked, const CheckCommandOptions& options, Context& context) {
    context.out() << (options.sarif ? sarif_of(checked, context)
                                    : check_human(checked, context.out_style()));
    context.story() << check_summary(checked);
    context.set_result(check_document(checked));
}

ExitCode run_check(const CheckCommandOptions& options, Context& context) {
    if (options.sarif && context.json())
        throw Error(ErrorKind::usage, "--sarif and --json are two forms of the same thing",
                    "leave one of them out");
    if (options.staged)
        context.project().repository->look_at_the_index(
            context.environment().get("GIT_INDEX_FILE").value_or(""));
    const auto checked = everything_found(scope_of(options, context), context);
    tell(checked, options, context);
    const bool too_much = options.strict && count_of(checked, Severity::warning) > 0;
    return too_much || has_error(checked.diagnostics) ? ExitCode::failed : ExitCode::done;
}

}  // namespace

Command check_command() { return command(options_of, run_check); }

}  // namespace confsync::commands
