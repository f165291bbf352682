#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/diagnostic.hpp"
#include "commands/invocation.hpp"
#include "commands/options.hpp"
#include "commands/style.hpp"
#include "engine/events.hpp"
#include "engine/remote.hpp"
#include "workspace/project.hpp"

namespace confsync::commands {

class Connection;

/// What a command works with. Everything expensive is made on first use, so that
/// `push --help` and `render` need neither a repository nor a token.
class Context {
  public:
    Context(const Invocation& invocation, const GlobalOptions& global);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    const GlobalOptions& global() const { return global_; }
    const Environment& environment() const { return invocation_.environment; }
    /// Where the run works: `-C` counts.
    const std::filesystem::path& directory() const { return directory_; }
    /// A path as the user typed it, seen from `directory()`.
    std::filesystem::path resolved(const std::string& typed) const;
    Cancellation cancel() const { return {invocation_.stop}; }
    /// True in a pipeline: CI is set to anything but "false" or "0".
    bool in_ci() const;

    /// An option that stands for a key of the configuration; before the first project().
    void set_flag(const std::string& key, const std::string& value) { flags_[key] = value; }
    /// The repository and its configuration. Throws Error{configuration} where there is none.
    workspace::Project& project();
    workspace::GitSource& source();
    /// Forgets what was read of the tree: it was written to.
    void reread_source() { source_.reset(); }
    workspace::MapStore& store();
    /// Connects on first use, after the trust checks of product.md §3; at a terminal it may ask.
    engine::Remote& remote();
    /// A connection of its own, without trust checks: for `init`, which is the consent.
    engine::Remote& connect(const workspace::Config& config);
    /// The text without the token, whoever put it there.
    std::string redacted(std::string text) const;

    /// The result, for programs and people. With `--json` nothing but the document goes there.
    std::ostream& out();
    /// What the configuration says of the token, "env:NAME" for example; empty when none was read.
    std::string token_reference() const;
    /// A long result: in the pager on a terminal, else as out() takes it.
    void show(const std::string& text);
    /// The story, for people: nowhere with `-q`.
    std::ostream& story();
    Style out_style() const;
    Style story_style() const;
    bool json() const { return global_.json; }
    /// Keeps the command's own part of the `--json` document: JSON text.
    void set_result(std::string result_json) { result_ = std::move(result_json); }
    const std::optional<std::string>& result() const { return result_; }

    /// A progress bar on a terminal, silence elsewhere.
    engine::Events& events();
    /// Wipes the progress bar.
    void end_progress();

    /// Everything that stands on standard input.
    std::string input();
    /// Asks at the terminal; an empty answer is `fallback`. Throws Error{refused} without one.
    std::string ask(const std::string& question, const std::string& fallback);
    /// Asks yes or no; no answer is no. Throws Error{refused} "--yes required when not running
    /// interactively" without a terminal.
    bool confirm(const std::string& question);

  private:
    bool interactive() const;
    void check_trust();

    const Invocation& invocation_;
    GlobalOptions global_;
    std::filesystem::path directory_;
    std::unique_ptr<std::ostream> nowhere_;
    std::unique_ptr<engine::Events> events_;
    std::optional<std::string> result_;
    std::map<std::string, std::string> flags_;
    std::unique_ptr<workspace::Project> project_;
    std::unique_ptr<workspace::GitSource> source_;
    std::unique_ptr<workspace::MapStore> store_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace confsync::commands
