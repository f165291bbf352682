#include "commands/table.hpp"

#include <array>

namespace confsync::commands {

// One for each src/commands/<verb>.cpp.
Command check_command();
Command comments_command();
Command config_command();
Command convert_command();
Command diff_command();
Command help_command();
Command init_command();
Command log_command();
Command map_merge_command();
Command map_mv_command();
Command map_rm_command();
Command map_show_command();
Command map_verify_command();
Command plan_command();
Command pull_command();
Command preview_command();
Command push_command();
Command render_command();
Command sandbox_command();
Command show_command();
Command status_command();
Command rollback_command();
Command trust_command();
Command unlock_command();
Command version_command();

namespace {

constexpr std::array rows{
    CommandRow{"init", "connect a repository to a space", Needs::nothing, init_command},
    CommandRow{"status", "show what differs from the last push", Needs::project, status_command},
    CommandRow{"check", "find broken links, missing images and the like, offline", Needs::project,
               check_command},
    CommandRow{"plan", "show what a push would do", Needs::remote, plan_command},
    CommandRow{"show", "print a saved plan again", Needs::nothing, show_command},
    CommandRow{"push", "plan, ask, and publish to Confluence", Needs::remote, push_command},
    CommandRow{"pull", "bring what people wrote in Confluence into the files", Needs::remote,
               pull_command},
    CommandRow{"diff", "show what a push would change in the text", Needs::remote, diff_command},
    CommandRow{"comments", "list what people say about the pages, with file and line",
               Needs::remote, comments_command},
    CommandRow{"log", "list the runs, or what one of them did", Needs::project, log_command},
    CommandRow{"rollback", "put back what a run changed", Needs::remote, rollback_command},
    CommandRow{"unlock", "take away the lease of a run that is dead", Needs::remote,
               unlock_command},
    CommandRow{"render", "print a Markdown file or write a tree in storage format", Needs::nothing,
               render_command},
    CommandRow{"convert", "print storage format as Markdown", Needs::nothing, convert_command},
    CommandRow{"preview", "show pages in a browser as they will be, and anew when they are saved",
               Needs::nothing, preview_command},
    CommandRow{"sandbox", "serve a stand-in for Confluence on this machine", Needs::nothing,
               sandbox_command},
    CommandRow{"config", "print the configuration in force", Needs::project, config_command},
    CommandRow{"trust", "allow what this configuration asks of this machine", Needs::project,
               trust_command},
    CommandRow{"map show", "print the map", Needs::project, map_show_command},
    CommandRow{"map verify", "check the map", Needs::project, map_verify_command},
    CommandRow{"map mv", "say which file a page is made of now", Needs::project, map_mv_command},
    CommandRow{"map rm", "let go of a page", Needs::project, map_rm_command},
    CommandRow{"map merge", "merge two maps: git's merge driver", Needs::nothing,
               map_merge_command},
    CommandRow{"version", "print the version", Needs::nothing, version_command},
    CommandRow{"help", "explain a command, a topic or an exit code", Needs::nothing, help_command},
};

}  // namespace

std::span<const CommandRow> command_rows() { return rows; }

}  // namespace confsync::commands
