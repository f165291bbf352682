#include <sys/ioctl.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <string_view>

#include "commands/interrupts.hpp"
#include "commands/run.hpp"

namespace {

using namespace confsync::commands;

confsync::Environment environment_of(char** entries) {
    confsync::Environment environment;
    for (; *entries; ++entries) {
        const std::string_view entry(*entries);
        const auto equals = entry.find('=');
        if (equals != std::string_view::npos)
            environment.variables.emplace(entry.substr(0, equals), entry.substr(equals + 1));
    }
    environment.home = environment.get("HOME").value_or("");
    return environment;
}

int columns() {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

Streams standard_streams() {
    return {std::cin,
            std::cout,
            std::cerr,
            ::isatty(STDIN_FILENO) == 1,
            ::isatty(STDOUT_FILENO) == 1,
            ::isatty(STDERR_FILENO) == 1,
            columns()};
}

}  // namespace

int main(int argc, char** argv) {
    keep_memory_private();
    std::error_code gone;  // a folder removed under us is told by whoever needs it
    const auto cwd = std::filesystem::current_path(gone);
    const Interrupts interrupts;
    return run({{argv + 1, argv + argc},
                standard_streams(),
                environment_of(::environ),
                cwd,
                interrupts.token()});
}
