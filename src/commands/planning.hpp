#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"
#include "commands/exit_code.hpp"
#include "engine/plan.hpp"
#include "engine/record.hpp"
#include "engine/selection.hpp"
#include "engine/survey.hpp"
#include "render/convert.hpp"

namespace confsync::commands {

/// Who is asked what: `texts` reads besides what the pages of the plan say on both sides.
enum class Ask { texts, confluence, nobody };

/// What a person asks of a plan besides the pages.
struct PlanWish {
    std::vector<engine::PageKey> ours = {};     ///< as in SurveyOptions
    std::vector<engine::PageKey> restore = {};  ///< the same
    bool renames = true;                        ///< false: --no-renames
};

/// What of the configuration a survey depends on.
engine::SurveyOptions survey_options(const workspace::Config& config);
/// What texts are written with, so that they are read again as they were meant.
render::TreeForms tree_forms(const workspace::Config& config);

/// A path as the user typed it, seen from the root of the repository; "." is the root itself.
std::string from_root(const std::string& typed, Context& context);

/// The pages a person names by files and folders, recorded ones whose file is gone included; none
/// for no paths, which stands for all. Throws Error{not_found} for a path without a page.
std::vector<engine::PageKey> keys_at(const std::vector<std::string>& paths,
                                     const engine::State& state, Context& context);

/// Surveys the tree and, unless offline, Confluence, and plans. `only` as in PlanOptions.
engine::Plan planned(const engine::State& state, const std::vector<engine::PageKey>& only, Ask ask,
                     Context& context, const PlanWish& wish = {});

/// The plan of the pages that `paths` name, as keys_at() does. Offline, a tree in which nothing is
/// to be done and nothing changed since that was found is not read again.
engine::Plan planned(const std::vector<std::string>& paths, Ask ask, Context& context,
                     const PlanWish& wish = {});

/// Tells of pages that an error keeps from being read; exit code 1 when there are some.
ExitCode tell_left_out(const engine::Facts& facts, const engine::Selection& only, Context& context);

/// What carrying out a saved plan means now: the same, made from this checkout. Throws
/// Error{refused} that names what moved since (product contract P9).
engine::Plan confirmed_anew(const engine::Plan& saved, const engine::State& state,
                            Context& context);

}  // namespace confsync::commands
