#include "engine/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "engine/local.hpp"
#include "engine/told.hpp"

namespace confsync::engine {

namespace {

using Owners = std::unordered_map<std::string, const PageFacts*>;

const std::string& path_of(const PageFacts& page) {
    return page.source->file.empty() ? page.key.value : page.source->file;
}

Facts gathered(Source& source, const State& state, const SurveyOptions& options) {
    Facts facts;
    facts.offline = true;
    for (const TreeWish& wish : options.trees)
        facts.trees.push_back({wish.name, wish.space_key, {}, {}, {}});
    gather_local(facts, source, state, duplicates_of(options), {});
    return facts;
}

std::string slot_of(const PageFacts& page, const std::string& title, const Facts& facts) {
    const Tree* tree = find_tree(facts, page.tree);
    return (tree ? tree->space_key : page.tree) + '\n' + title_key(title);
}

Owners owners_of_titles(const Facts& facts) {
    Owners owners;
    for (const PageFacts& page : facts.pages)
        if (page.source) owners.emplace(slot_of(page, page.wanted.title, facts), &page);
    return owners;
}

/// The clash that gave the page another title than it asks for.
Diagnostics clash_of(const PageFacts& page, const Owners& owners, const Facts& facts) {
    if (page.wanted.title == page.source->title || has_error(page.diagnostics)) return {};
    const auto owner = owners.find(slot_of(page, page.source->title, facts));
    if (owner == owners.end() || owner->second == &page) return {};
    Place where = page.source->title_place;
    if (where.file.empty()) where.file = path_of(page);
    return {{"title-duplicate", Severity::note,
             fmt::format("\"{}\" is also the title of {}; this page will be \"{}\"",
                         page.source->title, path_of(*owner->second), page.wanted.title),
             where, "give it a title of its own in its front matter"}};
}

/// What an error without a line says is true of the whole file: it may not even be readable.
bool may_be_rendered(const PageFacts& page) {
    return std::ranges::none_of(page.source->diagnostics, [](const Diagnostic& each) {
        return each.severity == Severity::error && each.where.line == 0;
    });
}

/// Looks at pages one by one; several threads at once.
class Inspection {
  public:
    Inspection(const Facts& facts, Source& source, const CheckOptions& options)
        : facts_(facts),
          source_(source),
          options_(options),
          titles_(titles_on_the_server(facts)),
          owners_(owners_of_titles(facts)) {}

    Checked inspect(const PageFacts& page) const {
        Told told(page.source->silences);
        told.tell(page.source->diagnostics);
        told.tell(page.diagnostics);
        told.tell(clash_of(page, owners_, facts_));
        const bool rendered = may_be_rendered(page);
        if (rendered) told.tell(diagnostics_of_rendering(page));
        const auto heard = rendered ? Told::Heard::all : Told::Heard::partly;
        Checked checked{told.diagnostics(), page.source->file.empty() ? 0U : 1U, told.silenced()};
        for (Diagnostic& each : told.about_comments(options_.codes, heard))
            checked.diagnostics.push_back(std::move(each));
        return checked;
    }

  private:
    Diagnostics diagnostics_of_rendering(const PageFacts& page) const {
        const RenderRequest request{titles_.at(page.key).space, page.wanted.anchors, &titles_};
        return source_.remarks(page.key, request);
    }

    const Facts& facts_;
    Source& source_;
    const CheckOptions& options_;
    const TitleTable titles_;
    const Owners owners_;
};

std::vector<const PageFacts*> pages_to_look_at(const Facts& facts, const CheckOptions& options) {
    std::vector<const PageFacts*> pages;
    for (const PageFacts& page : facts.pages)
        if (page.source && (!options.covers || options.covers(path_of(page))))
            pages.push_back(&page);
    return pages;
}

void add(Checked& sum, Checked& part) {
    for (Diagnostic& each : part.diagnostics) sum.diagnostics.push_back(std::move(each));
    sum.files += part.files;
    sum.silenced += part.silenced;
}

constexpr std::size_t pages_worth_a_thread = 20;

}  // namespace

Checked check(Source& source, const State& state, const CheckOptions& options) {
    const Facts facts = gathered(source, state, options.survey);
    const auto pages = pages_to_look_at(facts, options);
    const Inspection inspection(facts, source, options);
    std::vector<Checked> found(pages.size());
    const auto inspect_one = [&](std::size_t i) { found[i] = inspection.inspect(*pages[i]); };
    for_each_index(pages.size(),
                   threads_for(pages.size(), pages_worth_a_thread, options.survey.jobs),
                   [&] { return inspect_one; });
    Checked sum;
    for (const Diagnostic& each : facts.diagnostics)
        if (!options.covers || options.covers(each.where.file)) sum.diagnostics.push_back(each);
    for (Checked& part : found) add(sum, part);
    std::ranges::sort(sum.diagnostics, {}, [](const Diagnostic& each) {
        return std::tie(each.where, each.code, each.message);
    });
    return sum;
}

}  // namespace confsync::engine
