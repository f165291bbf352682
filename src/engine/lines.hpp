#pragma once

#include "engine/facts.hpp"
#include "engine/pairing.hpp"

namespace confsync::engine {

/// The map's lines as they stand for the pages of the source: those of renamed pages under their
/// new keys, with the key they were first recorded under. Lives in `facts` or is that of `state`.
const Records& lines_of(Facts& facts, const State& state, const std::vector<Pair>& pairs);

/// Moves a line to another path; its page keeps the name it has in digests. `to` must be free.
void move_line(Records& lines, const PageKey& from, const PageKey& to);

/// The names by which digests call pages that links lead to: the key a page was first recorded
/// under. A new page at the former path of another one gets a name of its own.
PageNames page_names(const Records& lines, const std::vector<SourcePage>& pages);

/// The name of a page: its key unless it has another.
const std::string& name_of(const PageKey& key, const PageNames& names);

}  // namespace confsync::engine
