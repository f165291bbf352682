#pragma once

#include <string>

#include "commands/context.hpp"
#include "engine/record.hpp"
#include "engine/source.hpp"

namespace confsync::commands {

/// True when the path names this page: its file, or its folder.
bool is_named(const std::string& typed, const engine::SourcePage& page, Context& context);

/// The key of the line that a person names by file, folder or key. Throws Error{not_found}.
engine::PageKey line_at(const std::string& typed, const engine::State& state, Context& context);

/// Saves a map that a person edited; `subject` is one line for the history of runs.
void save_edited(const engine::State& state, const std::string& subject, Context& context);

}  // namespace confsync::commands
