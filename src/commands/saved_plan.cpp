#include "commands/saved_plan.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "commands/plan_json.hpp"

namespace confsync::commands {

Wish wish_of(const std::vector<std::string>& arguments, Context& context) {
    Wish wish;
    std::size_t plans = 0;
    for (const auto& argument : arguments) {
        const auto path = context.resolved(argument);
        const std::string text = fs::is_regular_file(path) ? read_file(path) : "";
        // No page is made of JSON: what is called so was meant as a plan, cut short or not.
        const bool meant_as_plan = !text.empty() && path.extension() == ".json";
        if (!meant_as_plan && !is_plan(text)) {
            wish.paths.push_back(argument);
            continue;
        }
        ++plans;
        wish.saved = parse_plan(text, argument);
    }
    if (plans > 1)
        throw Error(ErrorKind::usage, "more than one saved plan", "push them one after the other");
    if (plans == 1 && !wish.paths.empty())
        throw Error(ErrorKind::usage,
                    fmt::format("a saved plan and paths together: {}", wish.paths.front()),
                    "a plan names its pages: give only the plan");
    return wish;
}

}  // namespace confsync::commands
