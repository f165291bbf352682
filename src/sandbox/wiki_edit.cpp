#include <fmt/format.h>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/stored_body.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t longest_title = 255;

std::optional<Refused> version_refusal(const Page& page, int provided) {
    const int current = page.version.number;
    if (provided == current + 1) return std::nullopt;
    return Refused{Refusal::stale_version, page.id, current, provided};
}

/// Macro ids of a write hang on the page and its version, so that runs can be repeated.
std::string seed_of(const std::string& id, int version) {
    return fmt::format("{}/{}", id, version);
}

}  // namespace

std::optional<Refused> Wiki::title_refusal(const std::string& space, const std::string& title,
                                           const std::string& except) const {
    const std::string key = title_key(title);
    if (key.empty()) return Refused{Refusal::title_missing};
    if (code_points(title) > longest_title) return Refused{Refusal::title_too_long, title};
    if (database_->row(sql::title_holder, {id_number(space), key, id_number(except)}))
        return Refused{Refusal::title_taken, title};
    return std::nullopt;
}

std::optional<Refused> Wiki::parent_refusal(const Page& page, const std::string& parent) const {
    if (parent == page.id) return Refused{Refusal::own_parent, parent};
    const auto found = content(parent);
    if (!found || found->status != Status::current) return Refused{Refusal::no_parent, parent};
    if (found->space != page.space) return Refused{Refusal::other_space, parent};
    for (const Page& above : ancestors(parent))
        if (above.id == page.id) return Refused{Refusal::below_itself, parent};
    return std::nullopt;
}

void Wiki::remember(const std::string& id, const PageVersion& next) const {
    const Version& version = next.version;
    database_->run(
        sql::add_version,
        {id_number(id), std::int64_t{version.number}, next.title, next.body, version.author,
         version.message, std::int64_t{version.minor_edit}, milliseconds(version.created)});
}

Outcome<Page> Wiki::create(const NewPage& page, const std::string& author) {
    store::Transaction writing(*database_);
    const auto home = space(page.space);
    if (!home) return Refused{Refusal::no_space, page.space};
    const std::string title(trimmed(page.title));
    if (page.kind == Kind::page)
        if (const auto refused = title_refusal(page.space, title, "")) return *refused;
    std::optional<std::string> parent = page.parent;
    if (!parent && !page.root_level) parent = home->homepage;
    Page made;
    made.space = page.space;
    if (parent)
        if (const auto refused = parent_refusal(made, *parent)) return *refused;
    const std::string id = next_id();
    const auto body = stored_body(page.body, seed_of(id, 1));
    if (!body) return body.refused();
    const Timestamp now = stamp();
    const bool draft = page.status == Status::draft;
    database_->run(
        sql::add_content,
        {id_number(id), static_cast<std::int64_t>(page.kind),
         static_cast<std::int64_t>(draft ? Status::draft : Status::current), id_number(page.space),
         title, title_key(title), parent ? store::Value{id_number(*parent)} : nullptr,
         std::int64_t{position_after_last(page.space, parent)}, author, milliseconds(now),
         std::int64_t{1}});
    remember(id, {{1, author, "", false, now}, title, *body});
    if (page.kind == Kind::page) add_own_properties(id, title, author, now);
    writing.commit();
    return *content(id);
}

Outcome<Page> Wiki::new_version(const Page& page, const PageVersion& next,
                                const std::optional<std::string>& parent) const {
    PageVersion kept = next;
    kept.version.number = page.version.number + 1;
    kept.version.created = stamp();
    remember(page.id, kept);
    database_->run(sql::set_version,
                   {std::int64_t{kept.version.number}, kept.title, title_key(kept.title),
                    static_cast<std::int64_t>(Status::current), id_number(page.id)});
    if (parent && parent != page.parent)
        place(page.id, page.space, parent, position_after_last(page.space, parent));
    settle_markers(page.id, kept.body);
    if (kept.title != page.title) rename_links(page, kept.title);
    return *content(page.id);
}

Outcome<Page> Wiki::edit(const PageEdit& edit, const std::string& author) {
    store::Transaction writing(*database_);
    const auto page = this->page(edit.id);
    if (!page) return page.refused();
    if (page->status == Status::archived) return Refused{Refusal::archived, edit.id};
    if (page->status == Status::draft) {
        auto published = publish(*page, edit, author);
        writing.commit();
        return published;
    }
    if (const auto refused = version_refusal(*page, edit.version)) return *refused;
    const std::string title(trimmed(edit.title));
    if (const auto refused = title_refusal(page->space, title, edit.id)) return *refused;
    if (edit.parent && edit.parent != page->parent)
        if (const auto refused = parent_refusal(*page, *edit.parent)) return *refused;
    const auto body = stored_body(edit.body, seed_of(edit.id, edit.version));
    if (!body) return body.refused();
    const Version version{0, author, edit.message, edit.minor_edit, {}};
    auto edited = new_version(*page, {version, title, *body}, edit.parent);
    writing.commit();
    return edited;
}

Outcome<Page> Wiki::publish(const Page& draft, const PageEdit& edit, const std::string& author) {
    if (edit.version != 1) return Refused{Refusal::stale_version, draft.id, 0, edit.version};
    const std::string title(trimmed(edit.title));
    if (const auto refused = title_refusal(draft.space, title, draft.id)) return *refused;
    const auto body = stored_body(edit.body, seed_of(draft.id, 1));
    if (!body) return body.refused();
    database_->run(sql::replace_first_version, {title, *body, author, edit.message,
                                                milliseconds(stamp()), id_number(draft.id)});
    database_->run(sql::set_version,
                   {std::int64_t{1}, title, title_key(title),
                    static_cast<std::int64_t>(Status::current), id_number(draft.id)});
    return *content(draft.id);
}

Outcome<Page> Wiki::retitle(const std::string& id, const std::string& title,
                            const std::string& author) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    if (page->status != Status::current) return Refused{Refusal::archived, id};
    const std::string wanted(trimmed(title));
    if (const auto refused = title_refusal(page->space, wanted, id)) return *refused;
    auto edited = new_version(*page, {{0, author, "", false, {}}, wanted, *body(id)}, {});
    writing.commit();
    return edited;
}

Outcome<Page> Wiki::restore_version(const std::string& id, int number, const std::string& message,
                                    bool with_title, const std::string& author) {
    store::Transaction writing(*database_);
    const auto page = this->page(id);
    if (!page) return page.refused();
    if (page->status != Status::current) return Refused{Refusal::archived, id};
    const auto old = version(id, number);
    if (!old) return Refused{Refusal::no_such_version, std::to_string(number)};
    const std::string title = with_title ? old->title : page->title;
    if (const auto refused = title_refusal(page->space, title, id)) return *refused;
    auto edited = new_version(*page, {{0, author, message, false, {}}, title, old->body}, {});
    writing.commit();
    return edited;
}

Outcome<Page> Wiki::save_draft(const std::string& id, const std::string& title,
                               const std::string& body) {
    store::Transaction writing(*database_);
    auto page = this->page(id);
    if (!page) return page.refused();
    const auto stored = stored_body(body, seed_of(id, 0));
    if (!stored) return stored.refused();
    database_->run(sql::save_draft, {id_number(id), title, *stored});
    writing.commit();
    return page;
}

std::optional<PageVersion> Wiki::draft(const std::string& id) const {
    const auto row = database_->row(sql::draft, {id_number(id)});
    if (!row) return std::nullopt;
    return PageVersion{{}, row->text(0), row->text(1)};
}

}  // namespace confsync::sandbox
