#include "commands/topics.hpp"

#include <fmt/format.h>

#include <array>

#include "commands/catalogue.hpp"
#include "commands/exit_code.hpp"
#include "commands/table.hpp"
#include "engine/action.hpp"

namespace confsync::commands {

namespace {

std::string commands_text() {
    std::string text = "Commands:\n\n";
    for (const auto& row : command_rows()) text += fmt::format("  {:<13} {}\n", row.name, row.help);
    return text + "\nEach tells more with --help. Without a name: confsync --help.\n";
}

std::string exit_codes_text() {
    std::string text = "Exit codes, the same for the same remote state in dry and real runs:\n\n";
    for (const auto& row : exit_rows)
        text += fmt::format("  {:>3}  {}\n", number(row.code), row.explains);
    return text +
           "\nWhen several hold: 64, 130, 4, 5, 1, 3, 2 in this order.\n"
           "Treat a code that is not listed as a failure.\n";
}

std::string marks_text() {
    std::string text = "Marks in a plan and in status:\n\n";
    for (const auto& row : engine::action_rows)
        if (row.mark != ' ') text += fmt::format("  {}  {}\n", row.mark, row.explains);
    return text;
}

std::string porcelain_text() {
    return "status --porcelain prints one page a line, by path, and keeps its form:\n\n"
           "  XY PATH\n\n"
           "X is the file's side, Y is Confluence's (blank without --remote):\n\n"
           "  A_  new: would be created\n"
           "  M_  changed here: would be written\n"
           "  R_  moved here: would be moved\n"
           "  R=  the same page under another path: only the map learns of it\n"
           "  D-  its file is gone: the page would go to the trash\n"
           "  A^  would come back from the trash\n"
           "  =_  already published by an interrupted run\n"
           "  S_  would get a second version, so that a link to a heading works\n"
           "  _M  changed in Confluence only\n"
           "  D_  its file is gone, the page is kept\n"
           "  UU  changed on both sides: a conflict\n"
           "  !!  left to a person\n"
           "  XX  left out by an error\n"
           "  ??  in Confluence, in no file\n\n"
           "(_ stands for a blank.) A path with a control code, a double quote or a backslash\n"
           "is quoted as git does. Pages that are unchanged are not printed.\n";
}

std::string environment_text() {
    return "Environment:\n\n"
           "  CONFSYNC_TOKEN   the token, when the configuration says token = "
           "\"env:CONFSYNC_TOKEN\"\n"
           "  CONFSYNC_SITE    the site that token belongs to; another one in confsync.toml is\n"
           "                   refused before any request. It never overrides site.url\n"
           "  CONFSYNC_*       any other name may be given to env: in the configuration\n"
           "  CI               no questions, no colours, no progress bar; push needs --commit\n"
           "                   or --keep-map\n"
           "  NO_COLOR         no colours\n"
           "  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   as elsewhere\n"
           "  XDG_CONFIG_HOME  where the user's own configuration is kept\n";
}

std::string configuration_text() {
    return "Configuration, by precedence: options, CONFSYNC_* variables, the user's\n"
           "~/.config/confsync/config.toml, the profile, confsync.toml, the default.\n\n"
           "  confsync config --show-origin   every value and where it comes from\n"
           "  confsync trust                  allow file: and cmd: in this confsync.toml\n\n"
           "An unknown key is an error. confsync.toml.example documents every key.\n";
}

constexpr std::array<Topic, 7> rows{{
    {"codes", "what may be found in files, and how to silence it", codes_text},
    {"commands", "every command in a line", commands_text},
    {"configuration", "where values come from", configuration_text},
    {"environment", "variables that are read", environment_text},
    {"exit-codes", "what the program says to the shell", exit_codes_text},
    {"marks", "the signs before a page in a plan", marks_text},
    {"porcelain", "the form of status --porcelain", porcelain_text},
}};

}  // namespace

std::span<const Topic> topics() { return rows; }

}  // namespace confsync::commands
