#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace confsync::commands {

/// A text that anybody may have written, on one line, for a comment on a forge (GitHub, GitLab,
/// Gitea, Bitbucket): it shows as it is, between tags as well as in Markdown and its tables, and
/// mentions, links and refers to nothing. Cut to `most` characters. Not for the start of a line.
std::string forge_text(std::string_view text, std::size_t most = 400);

/// The same in the look of code: paths and commands.
std::string forge_code(std::string_view text, std::size_t most = 400);

/// Lines that anybody may have written, as a fenced block that nothing in them can end.
std::string forge_fence(std::string_view language, std::string_view lines);

}  // namespace confsync::commands
