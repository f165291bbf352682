#pragma once

#include "engine/facts.hpp"

namespace confsync::engine {

/// Says of each recorded page what its server side is, from its bulk facts. Reads the texts of
/// pages whose newer version may have changed nothing but the title, or be a restore.
void judge_recorded(Facts& facts, Source& source, Remote& remote, const Cancellation& cancel);

/// Pages in the trash that are asked for by key are to come back.
void judge_restores(Facts& facts, const std::set<PageKey>& wanted);

/// Says of each page without a record whether its title is free, held by a page of our own making
/// (an interrupted run, a lost map) or by somebody else's. Reads history and body of the latter.
void judge_unrecorded(Facts& facts, Source& source, Remote& remote, const Cancellation& cancel);

/// Turns account ids in `who` into names, with one bulk read.
void name_people(Facts& facts, Remote& remote, const Cancellation& cancel);

}  // namespace confsync::engine
