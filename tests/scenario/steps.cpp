#include "scenario/steps.hpp"

#include <fmt/format.h>

#include <regex>

#include "base/error.hpp"
#include "base/text.hpp"

namespace confsync::scenario {

namespace {

constexpr std::string_view no_line_end = "\\(no line end)";

bool is_exit_code(std::string_view line) {
    static const std::regex form(R"(\? \d+)");
    return std::regex_match(line.begin(), line.end(), form);
}

bool needs_backslash(std::string_view line) {
    return line.starts_with("$ ") || line.starts_with("> ") || line.starts_with('\\') ||
           is_exit_code(line);
}

std::string escaped_output(const std::string& output) {
    if (output.empty()) return {};
    std::vector<std::string> lines;
    for (const std::string_view line : split(output, '\n')) {
        lines.push_back((needs_backslash(line) ? "\\" : "") + std::string(line));
    }
    if (output.ends_with('\n')) {
        lines.back().clear();
    } else {
        lines.push_back(std::string(no_line_end) + "\n");
    }
    return join(lines, "\n");
}

void add_output(Step& step, std::string_view line) {
    if (line == no_line_end) {
        step.output.pop_back();
    } else {
        step.output += line.starts_with('\\') ? line.substr(1) : line;
        step.output += '\n';
    }
}

/// Reads line by line; a state of its own so that each kind of line is one case.
class Reader {
  public:
    void read(std::string_view line) {
        if (line.starts_with("$ ")) return begin_step(line.substr(2));
        if (script_.steps.empty()) return add_preface(line);
        flush_empty_line();
        if (in_command_ && line.starts_with("> ")) return continue_command(line.substr(2));
        in_command_ = false;
        if (is_exit_code(line)) {
            script_.steps.back().exit_code = std::stoi(std::string(line.substr(2)));
        } else if (line.empty()) {
            empty_line_ = true;
        } else {
            add_output(script_.steps.back(), line);
        }
    }

    Script script() {
        flush_empty_line();
        return std::move(script_);
    }

  private:
    void begin_step(std::string_view command) {
        empty_line_ = false;
        script_.steps.push_back({std::string(command), {}, 0});
        in_command_ = true;
    }

    void continue_command(std::string_view line) {
        script_.steps.back().command += '\n';
        script_.steps.back().command += line;
    }

    void add_preface(std::string_view line) {
        if (!line.empty() && !line.starts_with('#')) {
            throw Error(ErrorKind::failed, fmt::format("'{}' stands before any command", line),
                        "begin a command with \"$ \", a comment with \"#\"");
        }
        script_.preface += line;
        script_.preface += '\n';
    }

    void flush_empty_line() {
        if (empty_line_) script_.steps.back().output += '\n';
        empty_line_ = false;
    }

    Script script_;
    bool in_command_ = false;
    bool empty_line_ = false;
};

std::string to_text(const Step& step) {
    std::string text = "$ " + replace_all(step.command, "\n", "\n> ") + '\n';
    text += escaped_output(step.output);
    if (step.exit_code != 0) text += fmt::format("? {}\n", step.exit_code);
    return text;
}

}  // namespace

Script parse_script(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    Reader reader;
    for (const std::string_view line : split(text, '\n')) reader.read(line);
    return reader.script();
}

std::string to_text(const Script& script) {
    std::vector<std::string> parts;
    for (const Step& step : script.steps) parts.push_back(to_text(step));
    return script.preface + join(parts, "\n");
}

}  // namespace confsync::scenario
