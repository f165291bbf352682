#pragma once

#include "engine/facts.hpp"

namespace confsync::engine {

/// Adds what the server says to facts made by survey_local().
void survey_remote(Facts& facts, Source& source, Remote& remote, unsigned jobs,
                   const Cancellation& cancel);

}  // namespace confsync::engine
