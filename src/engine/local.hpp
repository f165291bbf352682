#pragma once

#include <set>

#include "engine/facts.hpp"
#include "engine/survey.hpp"
#include "engine/titles.hpp"

namespace confsync::engine {

/// Pages, their settled titles and the anchors that links ask for: what a rendering depends on.
/// `facts.trees` must be filled.
void gather_local(Facts& facts, Source& source, const State& state, Duplicates duplicates,
                  const std::vector<Pair>& renames);

/// What can be known of every page without asking the server. Pages that the records already
/// describe (same text, same inputs) are not rendered. `facts.trees` must be filled.
void survey_local(Facts& facts, Source& source, const State& state, const SurveyOptions& options);

/// What a configuration makes of equal titles.
Duplicates duplicates_of(const SurveyOptions& options);

/// Titles of all pages by key, as renderings name them.
using TitleTable = std::map<PageKey, TitleInSpace>;

/// The titles pages will have on the server after this run: the wanted ones, but the server's own
/// where only Confluence changed it.
TitleTable titles_on_the_server(const Facts& facts);

/// Renders pages that are not rendered yet, on `jobs` threads.
void render_pages(const std::vector<PageFacts*>& pages, const Facts& facts, Source& source,
                  unsigned jobs);

/// The page's facts by key; null when there are none.
PageFacts* find_page(Facts& facts, const PageKey& key);
const PageFacts* find_page(const Facts& facts, const PageKey& key);

/// The tree a page belongs to; null when the configuration has it no more.
const Tree* find_tree(const Facts& facts, const std::string& name);

}  // namespace confsync::engine
