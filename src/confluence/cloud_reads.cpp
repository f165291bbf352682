#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/unicode.hpp"
#include "confluence/cloud.hpp"

namespace confsync::confluence {

using namespace engine;

namespace {

/// Most rows and ids that one request takes (api.md §14).
constexpr std::size_t bulk = 250;

net::Query rows() { return {{"limit", std::to_string(bulk)}}; }

std::string about(const PageId& page, std::string_view what) {
    return fmt::format("api/v2/pages/{}/{}", segment(page.value), what);
}

template <class Id>
std::vector<std::vector<Id>> chunks(const std::vector<Id>& ids) {
    std::vector<std::vector<Id>> parts;
    for (std::size_t begin = 0; begin < ids.size(); begin += bulk) {
        const auto end = std::min(begin + bulk, ids.size());
        parts.emplace_back(ids.begin() + static_cast<std::ptrdiff_t>(begin),
                           ids.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return parts;
}

template <class Id>
std::vector<Id> each_once(std::vector<Id> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// Looks for the pages of a space that hold certain titles: lists the space while that has cost
/// fewer requests than asking for the titles one by one would, then asks.
class TitleSearch {
  public:
    TitleSearch(Api& api, const SpaceId& space, const std::vector<std::string>& titles)
        : api_(api), space_(space) {
        for (const std::string& title : titles) wanted_.emplace(title_key(title), title);
    }

    std::vector<RemotePage> run(const Cancellation& cancel) {
        if (wanted_.empty()) return {};
        const bool whole = wanted_.size() > 1 && list(cancel);
        if (!whole) ask(cancel);
        std::vector<RemotePage> pages;
        for (auto& [id, page] : found_) pages.push_back(std::move(page));
        return pages;
    }

  private:
    static net::Query holders() {
        return {{"status", "current"}, {"status", "archived"}, {"limit", std::to_string(bulk)}};
    }

    /// True when the listing reached its end.
    bool list(const Cancellation& cancel) {
        const std::string path = fmt::format("api/v2/spaces/{}/pages", segment(space_.value));
        net::Query query = holders();
        query.emplace_back("sort", "id");
        std::string cursor;
        for (std::size_t requests = 0; requests < wanted_.size(); ++requests) {
            net::Query next = query;
            if (!cursor.empty()) next.emplace_back("cursor", cursor);
            auto page = read_pages(api_.get(path, next, cancel), api_.root());
            keep(std::move(page.items));
            if (page.cursor.empty()) return true;
            cursor = page.cursor;
        }
        return false;
    }

    void ask(const Cancellation& cancel) {
        const auto read = [&](std::string_view json) { return read_pages(json, api_.root()); };
        for (const auto& [key, title] : wanted_) {
            net::Query query = holders();
            query.emplace_back("space-id", space_.value);
            query.emplace_back("title", title);
            keep(api_.all("api/v2/pages", query, read, cancel));
        }
    }

    void keep(std::vector<RemotePage> pages) {
        for (RemotePage& page : pages) {
            if (wanted_.count(title_key(page.title)) == 0 || page.space != space_) continue;
            if (page.status == PageStatus::trashed) continue;
            found_.emplace(page.id, std::move(page));
        }
    }

    Api& api_;
    SpaceId space_;
    std::map<std::string, std::string> wanted_;
    std::map<PageId, RemotePage> found_;
};

}  // namespace

void Cloud::add_pages(const std::vector<PageId>& ids, With with,
                      std::map<PageId, RemotePage>& found, const Cancellation& cancel) {
    // The bulk route leaves trashed pages out unless it is asked for them (api.md §4).
    net::Query query = rows();
    for (const char* status : {"current", "archived", "trashed"}) {
        query.emplace_back("status", status);
    }
    if (with == With::body) query.emplace_back("body-format", "storage");
    for (const PageId& id : ids) query.emplace_back("id", segment(id.value));
    const auto read = [&](std::string_view json) { return read_pages(json, api_.root()); };
    for (RemotePage& page : api_.all("api/v2/pages", query, read, cancel)) {
        found.insert_or_assign(page.id, std::move(page));
    }
}

std::map<PageId, RemotePage> Cloud::pages(const std::vector<PageId>& ids, With with,
                                          const Cancellation& cancel) {
    std::map<PageId, RemotePage> found;
    for (const auto& part : chunks(each_once(ids))) add_pages(part, with, found, cancel);
    return found;
}

std::vector<RemotePage> Cloud::pages_titled(const SpaceId& space,
                                            const std::vector<std::string>& titles,
                                            const Cancellation& cancel) {
    return TitleSearch(api_, space, titles).run(cancel);
}

RemotePage Cloud::page(const PageId& id, const Cancellation& cancel) {
    return patiently(id, cancel, [&] {
        return read_page(api_.get("api/v2/pages/" + segment(id.value), {}, cancel), api_.root());
    });
}

std::vector<VersionFacts> Cloud::history(const PageId& id, const Cancellation& cancel) {
    auto versions = patiently(
        id, cancel, [&] { return api_.all(about(id, "versions"), rows(), read_versions, cancel); });
    std::sort(versions.begin(), versions.end(),
              [](const auto& a, const auto& b) { return a.version > b.version; });
    return versions;
}

std::vector<RemoteChild> Cloud::children(const PageId& id, const Cancellation& cancel) {
    return patiently(id, cancel, [&] {
        return api_.all(about(id, "direct-children"), rows(), read_children, cancel);
    });
}

std::vector<PageId> Cloud::ancestors(const PageId& id, const Cancellation& cancel) {
    const auto rows_above = patiently(id, cancel, [&] {
        return api_.all(about(id, "ancestors"), rows(), read_ancestors, cancel);
    });
    if (rows_above.size() >= bulk) {
        throw Error(ErrorKind::failed,
                    fmt::format("page {} stands below {} or more others", id.value, bulk));
    }
    std::vector<PageId> above;
    for (const Ancestor& row : rows_above) {
        // Some sites end the list with the page itself (quirks.md 41).
        if (row.id != id.value) above.emplace_back(row.id);
    }
    return above;
}

std::vector<RemoteAttachment> Cloud::attachments(const PageId& page, const Cancellation& cancel) {
    const auto listed = patiently(page, cancel, [&] {
        return api_.all(about(page, "attachments"), rows(), read_attachments, cancel);
    });
    std::vector<RemoteAttachment> facts;
    for (const AttachmentRow& row : listed) facts.push_back(row.facts);
    return facts;
}

std::vector<std::string> Cloud::labels(const PageId& page, const Cancellation& cancel) {
    net::Query query = rows();
    query.emplace_back("prefix", "global");
    return patiently(page, cancel,
                     [&] { return api_.all(about(page, "labels"), query, read_labels, cancel); });
}

std::vector<RemoteComment> Cloud::comments(const PageId& page, CommentPlace place,
                                           const Cancellation& cancel) {
    net::Query query = rows();
    query.emplace_back("body-format", "storage");
    const auto path =
        about(page, place == CommentPlace::in_text ? "inline-comments" : "footer-comments");
    return patiently(page, cancel, [&] { return api_.all(path, query, read_comments, cancel); });
}

std::string Cloud::body_of(const PageId& page, Version version, const Cancellation& cancel) {
    const net::Query query = {{"version", std::to_string(version.number)},
                              {"body-format", "storage"}};
    return patiently(page, cancel, [&] {
        const auto answer = api_.get("api/v2/pages/" + segment(page.value), query, cancel);
        const RemotePage read = read_page(answer, api_.root());
        if (!read.body || read.version != version)
            throw Error(ErrorKind::failed, fmt::format("the server gives no text of version {} of "
                                                       "page {}",
                                                       version.number, page.value));
        return *read.body;
    });
}

std::map<AccountId, std::string> Cloud::names(const std::vector<AccountId>& accounts,
                                              const Cancellation& cancel) {
    std::map<AccountId, std::string> names;
    for (const AccountId& account : accounts) names.emplace(account, account.value);
    for (const auto& part : chunks(each_once(accounts))) {
        std::vector<std::string> ids;
        for (const AccountId& account : part) ids.push_back(account.value);
        const auto known =
            read_accounts(api_.ask("api/v2/users-bulk", write_account_ids(ids), cancel));
        for (const Account& account : known) {
            if (!account.name.empty()) names[account.id] = account.name;
        }
    }
    return names;
}

}  // namespace confsync::confluence
