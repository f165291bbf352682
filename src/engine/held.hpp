#pragma once

#include "engine/facts.hpp"
#include "engine/survey.hpp"

namespace confsync::engine {

/// Decides of pages whose pulled edit this clone has no text of, so that git could not tell
/// whether the file still holds it: the server has both versions, and merging what leads from one
/// to the other must change nothing. Two reads for each such page.
void judge_held(Facts& facts, Source& source, Remote& remote, const SurveyOptions& options,
                const Cancellation& cancel);

}  // namespace confsync::engine
