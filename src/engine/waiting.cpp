#include "engine/waiting.hpp"

#include <map>
#include <set>
#include <utility>

#include "base/unicode.hpp"
#include "engine/local.hpp"

namespace confsync::engine {

namespace {

constexpr int alike = 60;  // per cent, product contract §6 (renames)

using Vanished = std::vector<const PageFacts*>;

Vanished vanished_pages(const Facts& facts) {
    Vanished gone;
    for (const auto& page : facts.pages)
        if (page.local == Local::absent) gone.push_back(&page);
    return gone;
}

bool resembles(const PageFacts& page, const PageFacts& gone, Source& source) {
    if (title_key(page.wanted.title) == title_key(gone.record->title)) return true;
    if (title_key(page.source->title) == title_key(gone.record->title)) return true;
    if (gone.record->source.empty()) return false;
    if (gone.record->source == page.source->source) return true;
    // A text this clone cannot see might be the same: waiting is the side on which nothing is lost.
    return source.similarity(gone.record->source, page.key).value_or(100) >= alike;
}

void mark_files(Facts& facts, const Vanished& gone, Source& source) {
    for (auto& page : facts.pages) {
        if (!page.source || page.record || page.source->file.empty()) continue;
        for (const auto* candidate : gone) {
            if (!resembles(page, *candidate, source)) continue;
            page.local = Local::waiting;
            page.resembles = candidate->key;
            break;
        }
    }
}

/// Folders hold back with their content; those with something to create go ahead.
void mark_folders(Facts& facts) {
    std::set<PageKey> needed;
    std::map<PageKey, PageKey> first_waiting;
    for (const auto& page : facts.pages) {
        if (!page.source) continue;
        const bool goes_ahead =
            page.local != Local::waiting && (page.record != nullptr || !page.source->file.empty());
        for (auto parent = page.source->parent; parent;) {
            if (goes_ahead) needed.insert(*parent);
            if (page.local == Local::waiting) first_waiting.try_emplace(*parent, page.resembles);
            const auto* above = find_page(std::as_const(facts), *parent);
            parent = above && above->source ? above->source->parent : std::nullopt;
        }
    }
    for (auto& page : facts.pages) {
        const bool bare_folder = page.source && !page.record && page.source->file.empty();
        if (!bare_folder || needed.contains(page.key) || !first_waiting.contains(page.key))
            continue;
        page.local = Local::waiting;
        page.resembles = first_waiting.at(page.key);
    }
}

}  // namespace

void mark_waiting(Facts& facts, Source& source) {
    const auto gone = vanished_pages(facts);
    if (gone.empty()) return;
    mark_files(facts, gone, source);
    mark_folders(facts);
}

}  // namespace confsync::engine
