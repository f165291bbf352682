#include "engine/titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/unicode.hpp"

namespace confsync::engine {

namespace {

constexpr std::size_t longest_title = 255;  // confluence/api.md §14

class TitleBook {
  public:
    TitleBook(const std::vector<SourcePage>& pages, const Records& records,
              const std::map<std::string, std::string>& spaces, Duplicates duplicates)
        : records_(records), spaces_(spaces), duplicates_(duplicates) {
        for (const auto& page : pages) pages_.emplace(page.key, &page);
    }

    Titles settle() {
        for (const auto& [key, page] : pages_)
            if (const auto* kept = recorded_form(*page)) claim(*page, *kept);
        for (const auto* page : nearest_the_root_first())
            if (!titles_.by_page.contains(page->key)) settle_one(*page);
        return std::move(titles_);
    }

  private:
    const SourcePage* parent_of(const SourcePage& page) const {
        if (!page.parent) return nullptr;
        const auto found = pages_.find(*page.parent);
        return found == pages_.end() ? nullptr : found->second;
    }

    std::size_t depth(const SourcePage& page) const {
        std::size_t steps = 0;
        for (const auto* at = parent_of(page); at; at = parent_of(*at)) ++steps;
        return steps;
    }

    std::vector<const SourcePage*> nearest_the_root_first() const {
        std::vector<std::pair<std::size_t, const SourcePage*>> by_depth;
        for (const auto& [key, page] : pages_) by_depth.emplace_back(depth(*page), page);
        std::ranges::stable_sort(by_depth, {}, &std::pair<std::size_t, const SourcePage*>::first);
        std::vector<const SourcePage*> ordered;
        for (const auto& [steps, page] : by_depth) ordered.push_back(page);
        return ordered;
    }

    std::vector<std::string> forms(const SourcePage& page) const {
        std::vector<std::string> all{page.title};
        for (const auto* at = parent_of(page); at && all.size() < 3; at = parent_of(*at))
            all.push_back(fmt::format("{} ({})", page.title, at->title));
        return all;
    }

    static bool is_numbered_form(std::string_view title, const std::string& wanted) {
        return title.starts_with(wanted + " (") && title.ends_with(')') &&
               title.find_first_not_of("0123456789", wanted.size() + 2) == title.size() - 1;
    }

    const std::string* recorded_form(const SourcePage& page) const {
        const auto record = records_.find(page.key);
        if (record == records_.end()) return nullptr;
        const std::string& title = record->second.title;
        const auto all = forms(page);
        const bool is_form = std::ranges::find(all, title) != all.end();
        if (!is_form && !is_numbered_form(title, page.title)) return nullptr;
        return taken(page, title) ? nullptr : &title;
    }

    std::string slot(const SourcePage& page, const std::string& title) const {
        const auto space = spaces_.find(page.tree);
        return (space == spaces_.end() ? page.tree : space->second) + '\n' + title_key(title);
    }

    const SourcePage* taken(const SourcePage& page, const std::string& title) const {
        const auto owner = owners_.find(slot(page, title));
        return owner == owners_.end() ? nullptr : owner->second;
    }

    void claim(const SourcePage& page, const std::string& title) {
        owners_.emplace(slot(page, title), &page);
        titles_.by_page.emplace(page.key, title);
        if (code_points(title) > longest_title)
            complain(page, "title-too-long",
                     fmt::format("the title has {} characters; Confluence takes {}",
                                 code_points(title), longest_title));
    }

    void settle_one(const SourcePage& page) {
        const auto* owner = taken(page, page.title);
        if (!owner) return claim(page, page.title);
        if (duplicates_ == Duplicates::are_errors)
            complain(page, "title-duplicate",
                     fmt::format("the title \"{}\" is also that of {}", page.title,
                                 owner->file.empty() ? owner->key.value : owner->file));
        for (const auto& form : forms(page))
            if (!taken(page, form)) return claim(page, form);
        for (int& number = next_number_[slot(page, page.title)];; ++number) {
            const auto form = fmt::format("{} ({})", page.title, number + 2);
            if (!taken(page, form)) return claim(page, form);
        }
    }

    void complain(const SourcePage& page, std::string code, std::string message) {
        if (has_error(page.diagnostics)) return;  // left out already, for a reason nearer to it
        Place place = page.title_place;
        if (place.file.empty()) place.file = page.file;
        titles_.diagnostics[page.key].push_back({std::move(code), Severity::error,
                                                 std::move(message), std::move(place),
                                                 "give it another title in its front matter"});
    }

    std::map<PageKey, const SourcePage*> pages_;
    const Records& records_;
    const std::map<std::string, std::string>& spaces_;
    Duplicates duplicates_;
    std::map<std::string, const SourcePage*> owners_;
    std::map<std::string, int> next_number_;  ///< so that n equal titles cost n steps, not n²
    Titles titles_;
};

}  // namespace

Titles settle_titles(const std::vector<SourcePage>& pages, const Records& records,
                     const std::map<std::string, std::string>& spaces, Duplicates duplicates) {
    return TitleBook(pages, records, spaces, duplicates).settle();
}

std::string passing_title(const std::string& title, const PageId& page) {
    const auto name = fmt::format("{} (renaming {})", title, page.value);
    return code_points(name) <= longest_title ? name : fmt::format("Renaming {}", page.value);
}

}  // namespace confsync::engine
