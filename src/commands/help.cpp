#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "commands/catalogue.hpp"
#include "commands/cli.hpp"
#include "commands/context.hpp"
#include "commands/text_json.hpp"
#include "commands/topics.hpp"

namespace confsync::commands {

namespace {

struct HelpOptions {
    std::vector<std::string> words;
};

std::vector<Option> options_of(HelpOptions& options) {
    return {{"TOPIC", "TOPIC", "a command, a topic, an exit code or the code of a finding",
             &options.words}};
}

std::string overview() {
    std::string text = help_text("", command_rows()) + "TOPICS\n";
    for (const auto& topic : topics()) text += fmt::format("  {:<13} {}\n", topic.name, topic.help);
    return text;
}

std::optional<std::string> exit_code_text(const std::string& word) {
    for (const auto& row : exit_rows)
        if (fmt::to_string(number(row.code)) == word)
            return fmt::format("Exit code {}: {}.\n", word, row.explains);
    return std::nullopt;
}

std::vector<std::string> known_words() {
    std::vector<std::string> words;
    for (const auto& topic : topics()) words.emplace_back(topic.name);
    for (const auto& row : command_rows()) words.emplace_back(row.name);
    for (const auto& entry : catalogue()) words.emplace_back(entry.code);
    return words;
}

bool is_command(const std::string& word) {
    return std::any_of(command_rows().begin(), command_rows().end(), [&](const auto& row) {
        return row.name == word || row.name.starts_with(word + " ");
    });
}

std::string text_on(const std::string& word) {
    if (word.empty()) return overview();
    for (const auto& topic : topics())
        if (topic.name == word) return topic.text();
    if (const auto text = exit_code_text(word)) return *text;
    if (is_command(word)) return help_text(word, command_rows());
    if (const auto* entry = entry_of(word)) return text_on(*entry);
    const auto near = closest(word, known_words());
    throw Error(ErrorKind::usage, fmt::format("no help on: {}", word),
                near ? fmt::format("did you mean: confsync help {}", *near) : "see: confsync help");
}

ExitCode run_help(const HelpOptions& options, Context& context) {
    const std::string text = text_on(join(options.words, " "));
    context.out() << text;
    context.set_result(text_object({{"text", text}}));
    return ExitCode::done;
}

}  // namespace

Command help_command() { return command(options_of, run_help); }

}  // namespace confsync::commands
