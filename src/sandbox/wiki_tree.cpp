#include <algorithm>

#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

constexpr int first_position = 714;
constexpr int gap = 206;

std::string content_where(std::string_view condition) {
    return std::string(sql::content) + std::string(condition);
}

}  // namespace

std::vector<Page> Wiki::children(const std::string& id) const {
    return all_of<Page>(database_->rows(content_where(sql::current_children), {id_number(id)}),
                        page_of);
}

std::vector<Page> Wiki::roots(const std::string& space) const {
    return all_of<Page>(database_->rows(content_where(sql::current_roots), {id_number(space)}),
                        page_of);
}

std::vector<Descendant> Wiki::descendants(const std::string& id, int depth) const {
    std::vector<Descendant> found;
    if (depth < 1) return found;
    for (Page& child : children(id)) {
        const std::string child_id = child.id;
        found.push_back({std::move(child), 1});
        for (Descendant& below : descendants(child_id, depth - 1))
            found.push_back({std::move(below.page), below.depth + 1});
    }
    return found;
}

std::vector<Page> Wiki::ancestors(const std::string& id) const {
    std::vector<Page> above;
    auto step = content(id);
    while (step && step->parent) {
        step = content(*step->parent);
        if (step) above.push_back(*step);
    }
    std::reverse(above.begin(), above.end());
    return above;
}

int Wiki::position_after_last(const std::string& space,
                              const std::optional<std::string>& parent) const {
    const auto row = parent ? database_->row(sql::last_position, {id_number(*parent)})
                            : database_->row(sql::last_root_position, {id_number(space)});
    const std::int64_t last = row ? row->maybe_integer(0).value_or(first_position) : first_position;
    return static_cast<int>(last) + gap;
}

void Wiki::place(const std::string& id, const std::string& space,
                 const std::optional<std::string>& parent, int position) const {
    database_->run(sql::place,
                   {id_number(space), parent ? store::Value{id_number(*parent)} : nullptr,
                    std::int64_t{position}, id_number(id)});
}

std::vector<Page> Wiki::siblings(const std::string& space,
                                 const std::optional<std::string>& parent) const {
    const auto rows = parent
                          ? database_->rows(content_where(sql::all_children), {id_number(*parent)})
                          : database_->rows(content_where(sql::all_roots), {id_number(space)});
    return all_of<Page>(rows, page_of);
}

void Wiki::place_beside(const Page& page, const Page& target, Placement placement) const {
    std::vector<Page> order = siblings(target.space, target.parent);
    std::erase_if(order, [&](const Page& sibling) { return sibling.id == page.id; });
    auto at = std::find_if(order.begin(), order.end(),
                           [&](const Page& sibling) { return sibling.id == target.id; });
    if (placement == Placement::after) ++at;
    const int before = at == order.begin() ? 0 : std::prev(at)->position.value_or(0);
    const int after = at == order.end() ? before + 2 * gap : at->position.value_or(0);
    if (after - before > 1)
        return place(page.id, target.space, target.parent, before + (after - before) / 2);
    // No room between the two: every sibling gets a new place.
    order.insert(at, page);
    int position = first_position;
    for (const Page& sibling : order) {
        position += gap;
        place(sibling.id, target.space, target.parent, position);
    }
}

Outcome<Page> Wiki::move(const std::string& id, Placement placement, const std::string& target) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    const auto goal = content(target);
    if (!goal || goal->status != Status::current) return Refused{Refusal::no_page, target};
    if (goal->id == id) return Refused{Refusal::own_parent, target};
    for (const Page& above : ancestors(target))
        if (above.id == id) return Refused{Refusal::below_itself, target};
    if (goal->space != page->space)
        if (const auto refused = title_refusal(goal->space, page->title, id)) return *refused;
    if (placement == Placement::append)
        place(id, goal->space, target, position_after_last(goal->space, target));
    else
        place_beside(*page, *goal, placement);
    for (const Descendant& below : descendants(id, 1'000))
        database_->run(sql::set_space, {id_number(goal->space), id_number(below.page.id)});
    stamp();
    writing.commit();
    return *content(id);
}

}  // namespace confsync::sandbox
