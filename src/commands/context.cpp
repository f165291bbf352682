#include "commands/context.hpp"

#include <fmt/format.h>

#include <istream>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/progress.hpp"

namespace confsync::commands {

namespace fs = std::filesystem;

Context::Context(const Invocation& invocation, const GlobalOptions& global)
    : invocation_(invocation),
      global_(global),
      directory_((invocation.cwd / global.directory.value_or("")).lexically_normal()),
      nowhere_(std::make_unique<std::ostream>(nullptr)) {
    if (!fs::is_directory(directory_))
        throw Error(ErrorKind::usage, fmt::format("no such directory: {}", *global.directory),
                    "check the value of -C");
}

Context::~Context() = default;

fs::path Context::resolved(const std::string& typed) const {
    return (directory_ / typed).lexically_normal();
}

bool Context::in_ci() const {
    const auto value = environment().get("CI");
    return value && *value != "false" && *value != "0";
}

std::ostream& Context::out() { return json() ? *nowhere_ : invocation_.streams.out; }

std::ostream& Context::story() { return global_.quiet ? *nowhere_ : invocation_.streams.err; }

Style Context::out_style() const {
    return style_of(invocation_, global_.color, invocation_.streams.out_is_terminal);
}

Style Context::story_style() const {
    return style_of(invocation_, global_.color, invocation_.streams.err_is_terminal);
}

engine::Events& Context::events() {
    const bool watched = invocation_.streams.err_is_terminal && !global_.quiet && !in_ci();
    if (!events_ && watched)
        events_ = std::make_unique<ProgressBar>(invocation_.streams.err, invocation_.streams.width);
    if (!events_) events_ = std::make_unique<engine::NoEvents>();
    return *events_;
}

void Context::end_progress() { events_.reset(); }

bool Context::interactive() const {
    return invocation_.streams.in_is_terminal && invocation_.streams.err_is_terminal && !in_ci();
}

std::string Context::ask(const std::string& question, const std::string& fallback) {
    if (!interactive())
        throw Error(ErrorKind::refused, fmt::format("cannot ask without a terminal: {}", question),
                    "give it as an option, and --yes");
    const std::string proposed = fallback.empty() ? "" : fmt::format(" [{}]", one_line(fallback));
    invocation_.streams.err << one_line(question) << proposed << ' ' << std::flush;
    std::string answer;
    std::getline(invocation_.streams.in, answer);
    const auto given = trimmed(answer);
    return given.empty() ? fallback : std::string(given);
}

bool Context::confirm(const std::string& question) {
    if (!interactive())
        throw Error(ErrorKind::refused, "--yes required when not running interactively",
                    "look at the plan first, then repeat with --yes");
    const std::string answer = ask(question + " (y/N)", "");
    return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace confsync::commands
