#include "commands/browser.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>

#include <array>
#include <vector>

#include "base/error.hpp"

namespace confsync::commands {

namespace {

/// $BROWSER may be a list; the first one is taken, without a shell.
std::string browser_of(const Environment& environment) {
    const std::string names = environment.get("BROWSER").value_or("");
    const std::string first = names.substr(0, names.find(':'));
    return first.empty() ? "xdg-open" : first;
}

std::vector<std::string> without_ours(const Environment& environment) {
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment.variables)
        if (!name.starts_with("CONFSYNC_")) variables.push_back(name + '=' + value);
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

void open_in_browser(const std::string& url, const Environment& environment) {
    const std::string program = browser_of(environment);
    std::vector<std::string> arguments{program, url};
    std::vector<std::string> variables = without_ours(environment);
    // Nobody waits for it: the system shall not keep its exit status.
    ::signal(SIGCHLD, SIG_IGN);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, program.c_str(), nullptr, nullptr,
                                      pointers_to(arguments).data(), pointers_to(variables).data());
    if (failed != 0)
        throw Error(ErrorKind::failed, fmt::format("cannot start {}", program),
                    fmt::format("open {} yourself, or set BROWSER", url));
}

}  // namespace confsync::commands
