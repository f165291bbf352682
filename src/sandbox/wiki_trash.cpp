#include "sandbox/id_source.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

void Wiki::lift_children(const Page& page) const {
    for (const Page& child : siblings(page.space, page.id))
        place(child.id, page.space, page.parent, position_after_last(page.space, page.parent));
}

Outcome<Page> Wiki::trash(const std::string& id) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    lift_children(*page);
    database_->run(sql::put_in_trash, {id_number(id)});
    stamp();
    writing.commit();
    return *content(id);
}

Outcome<Done> Wiki::purge(const std::string& id) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    if (page->status != Status::trashed) return Refused{Refusal::not_trashed, id};
    database_->run(sql::remove_content, {id_number(id)});
    database_->run(sql::remember_purged, {id_number(id)});
    writing.commit();
    return Done{};
}

Outcome<Page> Wiki::untrash(const std::string& id, int version, const std::string& author) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    if (version != page->version.number + 1)
        return Refused{Refusal::stale_version, id, page->version.number, version};
    if (const auto refused = title_refusal(page->space, page->title, id)) return *refused;
    const auto above = database_->row(sql::parent_before_trash, {id_number(id)});
    std::optional<std::string> parent;
    if (above) parent = id_text(above->integer(0));
    place(id, page->space, parent, position_after_last(page->space, parent));
    auto restored = new_version(*page, {{0, author, "", false, {}}, page->title, *body(id)}, {});
    writing.commit();
    return restored;
}

Outcome<Page> Wiki::archive(const std::string& id) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    if (page->status != Status::current) return Refused{Refusal::archived, id};
    database_->run(sql::set_status, {static_cast<std::int64_t>(Status::archived), id_number(id)});
    stamp();
    writing.commit();
    return *content(id);
}

Outcome<std::string> Wiki::archive_all(const std::vector<std::string>& ids) {
    store::Transaction writing(*database_);
    for (const std::string& id : ids)
        if (const auto archived = archive(id); !archived) return archived.refused();
    const std::string task = IdSource("task " + next_id()).uuid();
    database_->run(sql::add_task, {task, milliseconds(stamp())});
    writing.commit();
    return task;
}

bool Wiki::has_task(const std::string& id) const {
    return database_->row(sql::task, {id}).has_value();
}

Outcome<Done> Wiki::delete_folder(const std::string& id) {
    store::Transaction writing(*database_);
    const auto folder = content(id);
    if (!folder || folder->kind != Kind::folder || folder->status != Status::current)
        return Refused{Refusal::no_page, id};
    lift_children(*folder);
    database_->run(sql::put_in_trash, {id_number(id)});
    writing.commit();
    return Done{};
}

}  // namespace confsync::sandbox
