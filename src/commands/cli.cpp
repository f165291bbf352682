#include "commands/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "base/text.hpp"

namespace confsync::commands {

namespace {

/// The parser while it is being filled: CLI11 fills `color` as text.
struct Parser {
    CLI::App app{"Publishes a git tree of Markdown to Confluence.", "confsync"};
    GlobalOptions global;
    std::optional<std::string> color;
    std::map<std::string, CLI::App*> apps;  ///< by the row's name, groups included
    std::map<std::string, Command> commands;
};

std::string exit_status_block() {
    std::string text = "EXIT STATUS\n";
    for (const auto& row : exit_rows)
        text += fmt::format("  {:<4} {}\n", number(row.code), row.explains);
    return text;
}

std::string command_list(std::span<const CommandRow> rows) {
    std::string text = "COMMANDS\n";
    for (const auto& row : rows) text += fmt::format("  {:<13} {}\n", row.name, row.help);
    return text + "\nSee confsync COMMAND --help, and confsync help TOPIC.\n";
}

template <class T>
CLI::Option* bind(CLI::App& app, const Option& option, T* place) {
    if constexpr (std::is_same_v<T, bool>)
        return app.add_flag(option.names, *place, option.help);
    else
        return app.add_option(option.names, *place, option.help);
}

void declare(CLI::App& app, const Option& option) {
    CLI::Option* made =
        std::visit([&](auto* place) { return bind(app, option, place); }, option.target);
    if (!option.value.empty()) made->type_name(option.value);
    if (!option.choices.empty()) made->check(CLI::IsMember(option.choices));
    if (option.presence == Presence::required) made->required();
    // `--labels a b` would swallow the arguments that follow it.
    if (made->get_items_expected_max() > 1 && !made->get_positional())
        made->allow_extra_args(false);
}

std::vector<Option> global_options(Parser& parser) {
    auto& global = parser.global;
    return {
        {"--profile", "NAME", "profile of the configuration and the map", &global.profile},
        {"-C,--directory", "DIR", "work as if started in DIR", &global.directory},
        {"--config", "FILE", "configuration to read instead of confsync.toml", &global.config_file},
        {"-v,--verbose", "", "tell more on stderr", &global.verbose},
        {"-q,--quiet", "", "tell nothing on stderr but errors", &global.quiet},
        {"--color", "WHEN", "auto, always or never", &parser.color, {"auto", "always", "never"}},
        {"--json", "", "print one JSON document, errors included", &global.json},
    };
}

CLI::App& group_of(Parser& parser, const std::string& name) {
    CLI::App*& group = parser.apps[name];
    if (!group) {
        group = parser.app.add_subcommand(name);
        group->require_subcommand(1)->fallthrough();
    }
    return *group;
}

void add_row(Parser& parser, const CommandRow& row) {
    const std::string name(row.name);
    const auto blank = name.find(' ');
    CLI::App& above =
        blank == std::string::npos ? parser.app : group_of(parser, name.substr(0, blank));
    CLI::App* app = above.add_subcommand(name.substr(blank + 1), std::string(row.help));
    app->fallthrough()->footer(
        "See confsync --help for options that every command understands.\n\n" +
        exit_status_block());
    parser.apps[name] = app;
    Command made = row.declare();
    for (const auto& option : made.options) declare(*app, option);
    parser.commands.emplace(name, std::move(made));
}

void fill(Parser& parser, std::span<const CommandRow> rows) {
    parser.app.set_help_flag("-h,--help", "print this help");
    parser.app.require_subcommand(1);
    for (const auto& option : global_options(parser)) declare(parser.app, option);
    for (const auto& row : rows) add_row(parser, row);
    // The footer lists the commands by their rows: CLI11's own list would show only the groups.
    parser.app.footer(command_list(rows) + "\n" + exit_status_block());
    for (auto& [name, app] : parser.apps)
        if (app->get_parent() == &parser.app) app->group("");
}

std::string chosen(const CLI::App& app, std::string name = {}) {
    for (const auto* sub : app.get_subcommands())
        return chosen(*sub, name.empty() ? sub->get_name() : name + " " + sub->get_name());
    return name;
}

std::string help_of(Parser& parser, const std::string& command) {
    if (command.empty()) return parser.app.help();
    const auto found = parser.apps.find(command);
    if (found == parser.apps.end())
        throw Error(ErrorKind::usage, fmt::format("no such command: {}", command),
                    "see: confsync help");
    return found->second->help(command.find(' ') == std::string::npos
                                   ? "confsync"
                                   : "confsync " + command.substr(0, command.find(' ')));
}

/// The first line, begun as all our messages are.
std::string first_sentence(std::string text) {
    text = text.substr(0, text.find('\n'));
    const bool word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1]));
    if (word) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

/// CLI11 tells which word it did not expect, not which command was meant.
[[noreturn]] void refuse_usage(const Parser& parser, const std::vector<std::string>& args,
                               const CLI::ParseError& error) {
    const std::string command = chosen(parser.app);
    const bool group = !command.empty() && !parser.commands.contains(command);
    if (command.empty() || group) {
        std::vector<std::string> names;
        for (const auto& [name, app] : parser.apps) names.push_back(name);
        for (const auto& word : args) {
            if (word.starts_with('-') || word == command) continue;
            const std::string typed = group ? command + " " + word : word;
            const auto near = closest(typed, names);
            throw Error(
                ErrorKind::usage, fmt::format("no such command: {}", typed),
                near ? fmt::format("did you mean: confsync {}", *near) : "see: confsync help");
        }
        if (group)
            throw Error(ErrorKind::usage, fmt::format("{} alone is no command", command),
                        fmt::format("see: confsync {} --help", command));
        throw Error(ErrorKind::usage, "no command given", "see: confsync help");
    }
    throw Error(ErrorKind::usage, first_sentence(error.what()),
                fmt::format("see: confsync {} --help", command));
}

ColorChoice color_choice(const std::optional<std::string>& word) {
    if (word == "always") return ColorChoice::always;
    if (word == "never") return ColorChoice::never;
    return ColorChoice::automatic;
}

}  // namespace

Call parse(const std::vector<std::string>& args, std::span<const CommandRow> rows) {
    Parser parser;
    fill(parser, rows);
    Call call;
    try {
        parser.app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::CallForHelp&) {
        call.help = help_of(parser, chosen(parser.app));
    } catch (const CLI::ParseError& error) {
        refuse_usage(parser, args, error);
    }
    parser.global.color = color_choice(parser.color);
    call.global = parser.global;
    call.command = chosen(parser.app);
    if (!call.help) call.run = parser.commands.at(call.command).run;
    return call;
}

std::string help_text(std::string_view command, std::span<const CommandRow> rows) {
    Parser parser;
    fill(parser, rows);
    return help_of(parser, std::string(command));
}

}  // namespace confsync::commands
