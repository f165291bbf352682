#include "commands/comments_json.hpp"
#include "commands/context.hpp"
#include "commands/planning.hpp"
#include "commands/table.hpp"
#include "commands/views_comments.hpp"
#include "engine/comment_list.hpp"

namespace confsync::commands {

namespace {

struct CommentsOptions {
    std::vector<std::string> paths;
    bool open = false;
    bool markdown = false;
};

std::vector<Option> options_of(CommentsOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"--open", "", "leave out what is resolved or has lost its words", &options.open},
        {"--markdown", "", "as a list in Markdown, for a pull request", &options.markdown},
    };
}

ExitCode run_comments(const CommentsOptions& options, Context& context) {
    const auto& config = context.project().config;
    const auto cancel = context.cancel();
    const auto state = context.store().load();
    const engine::CommentListOptions how{keys_at(options.paths, state, context), options.open,
                                         config.flavor, config.jobs};
    auto facts =
        engine::survey(context.source(), state, &context.remote(), survey_options(config), cancel);
    const auto comments =
        engine::list_comments(facts, context.source(), context.remote(), how, cancel);
    context.end_progress();
    const ExitCode exit = tell_left_out(facts, how.only, context);
    const auto now = system_clock().now();
    context.out() << (options.markdown ? comments_markdown(comments, now)
                                       : comments_human(comments, now, context.out_style()));
    context.set_result(comments_document(comments));
    return exit;
}

}  // namespace

Command comments_command() { return command(options_of, run_comments); }

}  // namespace confsync::commands
