#include "commands/planning.hpp"

#include <fmt/format.h>

#include <set>

#include "base/files.hpp"
#include "commands/remembered_plan_json.hpp"
#include "commands/views_plan.hpp"
#include "engine/difference.hpp"
#include "engine/leave_out.hpp"
#include "engine/stale_plan.hpp"
#include "engine/survey.hpp"

namespace confsync::commands {

using engine::PageKey;
using engine::Plan;
using engine::State;

namespace {

bool is_at(const std::string& key, const std::string& path) {
    return path == "." || key == path || key.starts_with(path + "/");
}

/// Of pages that are to change or that a person must look at; what only Confluence changed is
/// shown by `diff` and brought by `pull`.
std::vector<PageKey> keys_to_review(const Plan& plan) {
    std::vector<PageKey> keys;
    for (const auto& change : plan.changes) keys.push_back(change.key);
    for (const auto& finding : plan.findings)
        if (finding.action == engine::Action::conflict || finding.action == engine::Action::person)
            keys.push_back(finding.key);
    return keys;
}

void read_texts(Plan& plan, engine::Facts& facts, Context& context, const Cancellation& cancel) {
    const auto& config = context.project().config;
    const auto keys = keys_to_review(plan);
    if (keys.empty()) return;
    plan.differences = engine::differences(
        facts, context.source(), context.remote(),
        {keys, engine::DifferenceForm::markdown, config.flavor, config.jobs}, cancel);
}

void bind(Plan& plan, const State& state, const workspace::Config& config) {
    plan.profile = config.profile;
    plan.configuration = config.shape_digest();
    if (plan.offline) plan.site = state.site.empty() ? config.site_url : state.site;
}

}  // namespace

render::TreeForms tree_forms(const workspace::Config& config) {
    render::TreeForms forms{config.rendering.dialect.slugs,
                            config.rendering.options.code.diagram_macros};
    // A fence of theirs becomes a picture.
    for (const auto& [language, command] : config.rendering.diagrams)
        forms.diagram_macros.erase(language);
    return forms;
}

engine::SurveyOptions survey_options(const workspace::Config& config) {
    engine::SurveyOptions options;
    for (const auto& tree : config.trees)
        options.trees.push_back({tree.name, tree.space, tree.root});
    options.duplicate_titles_are_errors =
        config.pages.duplicate_titles == workspace::DuplicateTitles::error;
    options.moved = config.moved;
    options.deletes = config.push.deletes;
    options.titles = config.pages.titles;
    options.placement = config.pages.placement;
    options.jobs = config.jobs;
    options.flavor = config.flavor;
    return options;
}

std::string from_root(const std::string& typed, Context& context) {
    const auto root = fs::weakly_canonical(context.project().root());
    const auto path = fs::weakly_canonical(context.resolved(typed));
    std::string relative = path.lexically_relative(root).string();
    if (relative.ends_with('/')) relative.pop_back();
    return relative;
}

std::vector<PageKey> keys_at(const std::vector<std::string>& paths, const State& state,
                             Context& context) {
    std::vector<PageKey> keys;
    for (const auto& typed : paths) {
        const std::string path = from_root(typed, context);
        const auto here = context.source().keys_at(path);
        std::set<PageKey> found(here.begin(), here.end());
        for (const auto& [key, record] : state.pages)
            if (is_at(key.value, path)) found.insert(key);
        if (found.empty())
            throw Error(ErrorKind::not_found, fmt::format("no page is made of {}", typed),
                        "only files that git tracks in a configured tree are published", {typed});
        keys.insert(keys.end(), found.begin(), found.end());
    }
    return keys;
}

Plan planned(const State& state, const std::vector<PageKey>& only, Ask ask, Context& context,
             const PlanWish& wish) {
    const auto& config = context.project().config;
    auto options = survey_options(config);
    options.ours = {wish.ours.begin(), wish.ours.end()};
    options.restore = {wish.restore.begin(), wish.restore.end()};
    options.renames = wish.renames;
    const auto cancel = context.cancel();
    engine::Remote* remote = ask == Ask::nobody ? nullptr : &context.remote();
    auto facts = engine::survey(context.source(), state, remote, options, cancel);
    if (remote) engine::fetch(facts, *remote, {config.push.refuse_lost_comments}, cancel);
    Plan plan = engine::make_plan(facts, {config.push.settle_links, only});
    if (ask == Ask::texts) read_texts(plan, facts, context, cancel);
    bind(plan, state, config);
    return plan;
}

Plan planned(const std::vector<std::string>& paths, Ask ask, Context& context,
             const PlanWish& wish) {
    const bool may_remember = ask == Ask::nobody && paths.empty();
    if (may_remember)
        if (auto plan = remembered_plan(context)) return std::move(*plan);
    const State state = context.store().load();
    Plan plan = planned(state, keys_at(paths, state, context), ask, context, wish);
    if (may_remember) remember(plan, context);
    return plan;
}

ExitCode tell_left_out(const engine::Facts& facts, const engine::Selection& only,
                       Context& context) {
    Plan left_out;
    left_out.findings = engine::left_out_by_errors(facts, only);
    if (left_out.findings.empty()) return ExitCode::done;
    context.story() << table_of(rows_of(left_out), context.story_style());
    return ExitCode::failed;
}

Plan confirmed_anew(const Plan& saved, const State& state, Context& context) {
    Plan rest = engine::without_done(saved, state.pages);
    std::vector<PageKey> keys;
    for (const auto& change : saved.changes) keys.push_back(change.key);
    if (keys.empty()) return rest;
    Plan fresh = planned(state, keys, Ask::confluence, context);
    if (const auto why = engine::why_stale(rest, fresh))
        throw Error(ErrorKind::refused, fmt::format("the plan is stale: {}", *why),
                    "make a new plan and review it: confsync plan -o FILE");
    // The same to the server and the map, but named by the commit that holds the files now. Of
    // what else that commit holds the plan says nothing.
    rest.changes = std::move(fresh.changes);
    rest.partial = rest.partial || rest.head != fresh.head;
    rest.head = fresh.head;
    return rest;
}

}  // namespace confsync::commands
