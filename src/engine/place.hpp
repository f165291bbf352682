#pragma once

#include "engine/facts.hpp"
#include "engine/survey.hpp"

namespace confsync::engine {

/// The server's id of a page that is ours: recorded, or recognised as our own making.
PageId id_of(const PageFacts& page);

/// The id of the page this one belongs under; empty while that page does not exist yet.
PageId wanted_parent(const PageFacts& page, const Facts& facts);

/// Compares titles and places with the records, and finds pages that stand outside their root.
/// Throws Error{configuration} when the configured root is not the one the map was made for.
void judge_places(Facts& facts, Remote& remote, const SurveyOptions& options,
                  const Cancellation& cancel);

}  // namespace confsync::engine
