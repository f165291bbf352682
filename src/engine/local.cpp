#include "engine/local.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "engine/combine.hpp"
#include "engine/lines.hpp"
#include "engine/survey.hpp"

namespace confsync::engine {

namespace {

std::map<std::string, std::string> spaces_of(const Facts& facts) {
    std::map<std::string, std::string> spaces;
    for (const auto& tree : facts.trees) spaces.emplace(tree.name, tree.space_key);
    return spaces;
}

void add_pages(Facts& facts, Source& source, const Records& lines) {
    for (const auto& page : source.pages()) {
        PageFacts entry;
        entry.key = page.key;
        entry.source = &page;
        entry.tree = page.tree;
        const auto record = lines.find(page.key);
        if (record != lines.end()) entry.record = &record->second;
        facts.pages.push_back(std::move(entry));
    }
    std::set<PageKey> present;
    for (const auto& page : facts.pages) present.insert(page.key);
    for (const auto& [key, record] : lines) {
        if (present.contains(key)) continue;
        PageFacts entry;
        entry.key = key;
        entry.record = &record;
        entry.local = Local::absent;
        entry.wanted.title = record.title;
        facts.pages.push_back(std::move(entry));
    }
    std::ranges::sort(facts.pages, {}, &PageFacts::key);
}

void note_renames(Facts& facts, const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
        auto* page = find_page(facts, pair.now);
        page->was = pair.was;
        page->evidence = pair.evidence;
    }
}

void add_titles(Facts& facts, Source& source, const Records& lines, Duplicates duplicates) {
    auto titles = settle_titles(source.pages(), lines, spaces_of(facts), duplicates);
    for (auto& page : facts.pages) {
        if (!page.source) continue;
        page.wanted.title = titles.by_page.at(page.key);
        page.diagnostics = std::move(titles.diagnostics[page.key]);
        if (page.record && page.record->title != page.wanted.title) page.title = Value::changed;
    }
}

/// The anchors of each page that some link asks for.
void add_anchors(Facts& facts) {
    for (const auto& page : facts.pages) {
        if (!page.source) continue;
        for (const auto& link : page.source->links) {
            if (link.fragment.empty()) continue;
            auto* target = find_page(facts, link.target);
            if (!target || !target->source) continue;
            if (target->source->anchors.contains(link.fragment))
                target->wanted.anchors.insert(link.fragment);
        }
    }
}

Digest inputs_of(const PageFacts& page, const PageNames& names) {
    Hasher hasher;
    hasher.field(page.wanted.title).field(page.tree);
    for (const auto& anchor : page.wanted.anchors) hasher.field("anchor").field(anchor);
    for (const auto& link : page.source->links)
        hasher.field("link").field(name_of(link.target, names)).field(link.fragment);
    for (const auto& use : page.source->attachments)
        hasher.field("file").field(use.path).field(use.file_name).field(use.digest.value);
    return hasher.finish();
}

void compare_with_record(PageFacts& page, const Facts& facts) {
    page.wanted.inputs = inputs_of(page, facts.names);
    if (!page.record) return;
    if (page.record->source != page.source->source || page.record->inputs != page.wanted.inputs)
        return;
    page.local = page.record->form == facts.form ? Local::same : Local::stale;
    page.wanted.body = page.record->body;
}

void render_page(PageFacts& page, const TitleTable& titles, const PageNames& names,
                 Source& source) {
    const auto& own = titles.at(page.key);
    page.wanted.rendered = source.render(page.key, {own.space, page.wanted.anchors, &titles});
    page.wanted.body = body_digest(*page.wanted.rendered, names);
}

void render_the_changed(Facts& facts, Source& source, unsigned jobs) {
    std::vector<PageFacts*> changed;
    for (auto& page : facts.pages)
        if (page.source && page.local == Local::changed && page.record) changed.push_back(&page);
    render_pages(changed, facts, source, jobs);
    for (auto* page : changed)
        if (page->wanted.body == page->record->body) page->local = Local::same;
}

/// What `pull` brought and the file has lost since is no change to publish, unless it is meant
/// (product contract §6, Pulled).
void find_the_dropped(Facts& facts, Source& source, const std::set<PageKey>& meant) {
    for (auto& page : facts.pages) {
        if (page.local != Local::changed || !page.record || !page.record->prior) continue;
        if (first_error(page) || meant.contains(page.key)) continue;
        const auto& prior = *page.record->prior;
        const auto& after = prior.merged.empty() ? page.record->source : prior.merged;
        const auto held = source.holds_edit(page.key, prior.source, after);
        page.held_is_open = !held;
        if (held && !*held) page.local = Local::dropped;
    }
}

constexpr int least_alike = 60;  // per cent, product contract §6 (renames)

std::vector<Pair> renames(Source& source, const State& state, const SurveyOptions& options) {
    if (!options.renames) return {};
    const auto likenesses = [&](const auto& texts, const auto& pages) {
        return source.likenesses(texts, pages, least_alike);
    };
    return pair_renames(source.pages(), state.pages, options.moved, likenesses);
}

}  // namespace

PageFacts* find_page(Facts& facts, const PageKey& key) {
    const auto found = std::ranges::lower_bound(facts.pages, key, {}, &PageFacts::key);
    return found != facts.pages.end() && found->key == key ? &*found : nullptr;
}

const PageFacts* find_page(const Facts& facts, const PageKey& key) {
    const auto found = std::ranges::lower_bound(facts.pages, key, {}, &PageFacts::key);
    return found != facts.pages.end() && found->key == key ? &*found : nullptr;
}

const Tree* find_tree(const Facts& facts, const std::string& name) {
    const auto found = std::ranges::find(facts.trees, name, &Tree::name);
    return found == facts.trees.end() ? nullptr : &*found;
}

TitleTable titles_on_the_server(const Facts& facts) {
    TitleTable titles;
    for (const auto& page : facts.pages) {
        if (!page.source) continue;
        const auto* tree = find_tree(facts, page.tree);
        const bool theirs = page.title == Value::same || page.seen_title == SeenValue::prevails;
        const bool retitled_there = theirs && page.remote && page.record;
        titles[page.key] = {retitled_there ? page.remote->title : page.wanted.title,
                            tree ? tree->space_key : std::string{}};
    }
    return titles;
}

void render_pages(const std::vector<PageFacts*>& pages, const Facts& facts, Source& source,
                  unsigned jobs) {
    if (pages.empty()) return;
    const auto titles = titles_on_the_server(facts);
    const auto render_one = [&](std::size_t i) {
        // An error leaves the page out, and its file may not even be readable.
        if (pages[i]->wanted.rendered || first_error(*pages[i])) return;
        render_page(*pages[i], titles, facts.names, source);
    };
    for_each_index(pages.size(), threads_for(pages.size(), 1, jobs), [&] { return render_one; });
}

void gather_local(Facts& facts, Source& source, const State& state, Duplicates duplicates,
                  const std::vector<Pair>& renames) {
    facts.form = source.form();
    facts.head = source.head();
    facts.synced_commit = state.synced_commit;
    facts.diagnostics = source.diagnostics();
    const Records& lines = lines_of(facts, state, renames);
    facts.names = page_names(lines, source.pages());
    add_pages(facts, source, lines);
    note_renames(facts, renames);
    add_titles(facts, source, lines, duplicates);
    add_anchors(facts);
}

Duplicates duplicates_of(const SurveyOptions& options) {
    return options.duplicate_titles_are_errors ? Duplicates::are_errors : Duplicates::add_parent;
}

void survey_local(Facts& facts, Source& source, const State& state, const SurveyOptions& options) {
    gather_local(facts, source, state, duplicates_of(options), renames(source, state, options));
    if (options.deletes == Deletes::trash)
        for (auto& page : facts.pages)
            if (page.local == Local::absent) page.local = Local::removed;
    const auto compare_one = [&](std::size_t i) {
        if (facts.pages[i].source) compare_with_record(facts.pages[i], facts);
    };
    const auto pages = facts.pages.size();
    for_each_index(pages, threads_for(pages, 1, options.jobs), [&] { return compare_one; });
    render_the_changed(facts, source, options.jobs);
    find_the_dropped(facts, source, options.ours);
}

}  // namespace confsync::engine
