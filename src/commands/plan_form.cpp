#include "commands/plan_form.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "commands/plan_json.hpp"
#include "commands/views_plan.hpp"
#include "commands/views_plan_html.hpp"
#include "commands/views_plan_markdown.hpp"

namespace confsync::commands {

std::vector<Option> options_of(PlanForm& form) {
    return {
        {"--diff", "", "show what changes in the text of each page, word by word", &form.diff},
        {"--markdown", "", "print a comment for a pull request", &form.markdown},
        {"--html", "FILE", "also write a page to look at in a browser", &form.html},
    };
}

void check(const PlanForm& form) {
    if (form.diff && form.markdown)
        throw Error(ErrorKind::usage, "--diff and --markdown: one of them",
                    "--markdown shows what changes in the texts too");
}

void print(const engine::Plan& plan, const PlanForm& form, const PlanPictures& pictures,
           Context& context) {
    if (form.html) {
        write_file_atomically(context.resolved(*form.html), plan_html(plan, pictures));
        context.story() << fmt::format("To look at it: {}\n", one_line(*form.html));
    }
    if (form.tells_texts() && !plan.offline && lacks_texts(plan))
        context.story() << "This plan was saved without the texts of its pages. To save them: "
                           "confsync plan --diff -o FILE\n";
    if (form.markdown)
        context.out() << plan_markdown(plan);
    else if (form.diff)
        context.show(human(plan, context.out_style(), Detail::texts));
    else
        context.out() << human(plan, context.out_style());
    context.set_result(plan_document(plan));
}

}  // namespace confsync::commands
