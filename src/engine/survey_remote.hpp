#pragma once

#include "engine/survey.hpp"

namespace confsync::engine {

/// Adds what the server says to facts made by survey_local().
void survey_remote(Facts& facts, Source& source, Remote& remote, const SurveyOptions& options,
                   const Cancellation& cancel);

}  // namespace confsync::engine
