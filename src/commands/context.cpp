#include "commands/context.hpp"

#include <fmt/format.h>

#include <istream>
#include <iterator>
#include <ostream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/connection.hpp"
#include "commands/pager.hpp"
#include "commands/program.hpp"
#include "commands/progress.hpp"
#include "workspace/trust.hpp"

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

workspace::Project& Context::project() {
    if (project_) return *project_;
    workspace::OpenOptions options;
    options.directory = directory_;
    if (global_.config_file) options.config_file = resolved(*global_.config_file);
    options.profile = global_.profile.value_or("");
    options.flags = flags_;
    options.version = program_version();
    project_ =
        std::make_unique<workspace::Project>(workspace::Project::open(options, environment()));
    return *project_;
}

workspace::GitSource& Context::source() {
    if (!source_) source_ = project().source(system_clock());
    return *source_;
}

workspace::MapStore& Context::store() {
    if (!store_) store_ = project().store(system_clock());
    return *store_;
}

void Context::check_trust() {
    const auto& config = project().config;
    // Without a home nothing is remembered, and CONFSYNC_SITE may still allow the token.
    const bool homeless = workspace::user_config_folder(environment()).empty();
    auto store =
        homeless ? workspace::TrustStore(fs::path()) : workspace::TrustStore::of(environment());
    try {
        workspace::check_host_binding(config, environment(), store);
    } catch (const Error& error) {
        const bool may_ask = error.kind() == ErrorKind::trust && interactive() && !homeless &&
                             !environment().get("CONFSYNC_SITE");
        const auto wanted = workspace::consent_for(config);
        if (!may_ask || !confirm(fmt::format("Send {}'s token ({}) to {}?", wanted.user,
                                             wanted.token, wanted.origin)))
            throw;
        store.consent(wanted);
    }
}

engine::Remote& Context::remote() {
    if (connection_) return connection_->remote();
    check_trust();
    return connect(project().config);
}

engine::Remote& Context::connect(const workspace::Config& config) {
    connection_ = std::make_unique<Connection>(
        config, environment(),
        Telling{story(), global_.verbose, invocation_.streams.err_is_terminal});
    return connection_->remote();
}

std::string Context::redacted(std::string text) const {
    return connection_ ? connection_->redactor()(std::move(text)) : text;
}

std::ostream& Context::out() { return json() ? *nowhere_ : invocation_.streams.out; }

std::string Context::token_reference() const {
    return project_ ? project_->config.token : std::string();
}

void Context::show(const std::string& text) {
    const bool on_terminal = invocation_.streams.out_is_terminal && !json();
    if (text.empty() || (on_terminal && show_in_pager(text, environment(), token_reference())))
        return;
    out() << text;
}

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

std::string Context::input() {
    return {std::istreambuf_iterator<char>(invocation_.streams.in), {}};
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
