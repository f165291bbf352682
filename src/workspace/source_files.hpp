#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workspace/config.hpp"
#include "workspace/git.hpp"
#include "workspace/page_tree.hpp"

namespace confsync::workspace {

/// The text of a tracked file with line ends as git stores them, so that it is the same in every
/// clone; nothing when the bytes are not those of `file.blob` any more.
std::optional<std::string> text_of(const Repository& repository, const TrackedFile& file);

/// Gives each chosen file its outline: from the cache, else by parsing it, several at once. Faults
/// of files that can't be read go to the file. Keeps the cache for the next run.
/// `form` is that of the source.
void read_outlines(const Repository& repository, const Config& config, const std::string& form,
                   std::vector<ChosenFile>& files);

/// Takes drafts out of `files`, telling of each; their paths.
std::set<std::string> take_drafts(std::vector<ChosenFile>& files, Diagnostics& diagnostics);

}  // namespace confsync::workspace
