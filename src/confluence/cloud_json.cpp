#include "confluence/cloud_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "net/url.hpp"

namespace confsync::confluence {

namespace {

using Json = nlohmann::json;
using namespace engine;

/// Runs a reader and turns what nlohmann throws into the house's error.
template <class Read>
auto reading(std::string_view text, Read read) {
    try {
        return read(Json::parse(text));
    } catch (const Json::exception& problem) {
        throw Error(ErrorKind::failed,
                    fmt::format("the server's answer is not what Confluence Cloud sends: {}",
                                problem.what()),
                    "check site.url; -v shows the requests");
    }
}

const Json& member(const Json& object, const char* name) {
    static const Json null;
    if (!object.is_object()) return null;
    const auto found = object.find(name);
    return found == object.end() ? null : *found;
}

/// Null and absent are empty: Cloud sends null where its document promises a string.
std::string text(const Json& object, const char* name) {
    const Json& value = member(object, name);
    return value.is_null() ? std::string() : value.get<std::string>();
}

/// An id that must be there; v1 writes some of them as numbers.
std::string id(const Json& object, const char* name) {
    const Json& value = object.at(name);
    return value.is_number_integer() ? std::to_string(value.get<std::int64_t>())
                                     : value.get<std::string>();
}

std::string optional_id(const Json& object, const char* name) {
    return member(object, name).is_null() ? std::string() : id(object, name);
}

Timestamp time(const Json& object, const char* name) {
    const std::string value = text(object, name);
    return value.empty() ? Timestamp{} : parse_iso8601(value);
}

PageStatus status(const Json& page) {
    const std::string name = page.at("status").get<std::string>();
    if (name == "current") return PageStatus::current;
    if (name == "archived") return PageStatus::archived;
    if (name == "trashed" || name == "deleted") return PageStatus::trashed;
    if (name == "draft") return PageStatus::draft;
    throw Error(ErrorKind::failed, fmt::format("the server calls a page's status \"{}\"", name));
}

std::string base_of(const Json& answer) { return text(member(answer, "_links"), "base"); }

std::string web_url(const Json& page, const std::string& base) {
    const std::string path = text(member(page, "_links"), "webui");
    // An absolute link would name a host of the server's choice.
    if (path.empty() || path.front() != '/') return {};
    return base + path;
}

void read_version(const Json& version, RemotePage& page) {
    page.version = {version.at("number").get<int>()};
    page.message = text(version, "message");
    page.author = AccountId(text(version, "authorId"));
    page.written = time(version, "createdAt");
}

RemotePage page_of(const Json& json, const std::string& base) {
    RemotePage page;
    page.id = PageId(id(json, "id"));
    page.status = status(json);
    page.title = json.at("title").get<std::string>();
    page.parent = PageId(optional_id(json, "parentId"));
    page.space = SpaceId(id(json, "spaceId"));
    read_version(json.at("version"), page);
    page.created = time(json, "createdAt");
    page.web_url = web_url(json, base);
    const Json& storage = member(member(json, "body"), "storage");
    if (storage.is_object()) page.body = storage.at("value").get<std::string>();
    return page;
}

RemoteProperty property_of(const Json& json) {
    return {id(json, "id"),
            json.at("key").get<std::string>(),
            json.at("value").dump(),
            {json.at("version").at("number").get<int>()}};
}

Space space_of(const Json& json) {
    return {SpaceId(id(json, "id")), json.at("key").get<std::string>(), text(json, "name"),
            PageId(optional_id(json, "homepageId"))};
}

VersionFacts version_of(const Json& json) {
    return {{json.at("number").get<int>()},
            text(json, "message"),
            AccountId(text(json, "authorId")),
            time(json, "createdAt")};
}

AttachmentRow attachment_of(const Json& json) {
    const Json& version = json.at("version");
    const std::string comment = text(json, "comment");
    RemoteAttachment facts{AttachmentId(id(json, "id")),
                           json.at("title").get<std::string>(),
                           {version.at("number").get<int>()},
                           comment.empty() ? text(version, "message") : comment};
    const Json& size = member(json, "fileSize");
    return {std::move(facts), size.is_null() ? 0 : size.get<std::uint64_t>()};
}

RemoteComment comment_of(const Json& json) {
    const Json& version = json.at("version");
    const Json& properties = member(json, "properties");
    RemoteComment comment;
    comment.id = id(json, "id");
    comment.ref = text(properties, "inlineMarkerRef");
    // Older answers spell it so (api.md §10).
    if (comment.ref.empty()) comment.ref = text(properties, "inline-marker-ref");
    comment.selection = text(properties, "inlineOriginalSelection");
    const std::string resolution = text(json, "resolutionStatus");
    comment.open = resolution != "resolved" && resolution != "dangling";
    comment.author = AccountId(text(version, "authorId"));
    comment.written = time(version, "createdAt");
    comment.body = text(member(member(json, "body"), "storage"), "value");
    return comment;
}

Account account_of(const Json& json) {
    const std::string shown = text(json, "displayName");
    return {AccountId(text(json, "accountId")), shown.empty() ? text(json, "publicName") : shown};
}

/// Takes only the cursor out of the next link: no request follows a server's address.
template <class Read>
auto listing(const Json& answer, Read read_item) {
    Listing<decltype(read_item(answer))> page;
    for (const Json& item : answer.at("results")) page.items.push_back(read_item(item));
    const std::string next = text(member(answer, "_links"), "next");
    page.cursor = net::query_parameter(next, "cursor");
    if (!next.empty() && page.cursor.empty()) {
        throw Error(ErrorKind::failed, "the server's listing goes on without a cursor");
    }
    return page;
}

template <class Read>
auto read_listing(std::string_view json, Read read_item) {
    return reading(json, [&](const Json& answer) { return listing(answer, read_item); });
}

Json storage_body(const std::string& body) {
    return {{"representation", "storage"}, {"value", body}};
}

}  // namespace

std::string read_base(std::string_view json) { return reading(json, base_of); }

Account read_account(std::string_view json) { return reading(json, account_of); }

Listing<Space> read_spaces(std::string_view json) { return read_listing(json, space_of); }

RemotePage read_page(std::string_view json, const std::string& site) {
    return reading(json, [&](const Json& answer) {
        const std::string base = base_of(answer);
        return page_of(answer, base.empty() ? site : base);
    });
}

Listing<RemotePage> read_pages(std::string_view json, const std::string& site) {
    return reading(json, [&](const Json& answer) {
        const std::string own = base_of(answer);
        const std::string base = own.empty() ? site : own;
        return listing(answer, [&](const Json& page) { return page_of(page, base); });
    });
}

Listing<VersionFacts> read_versions(std::string_view json) {
    return read_listing(json, version_of);
}

Listing<Ancestor> read_ancestors(std::string_view json) {
    return read_listing(json, [](const Json& row) {
        return Ancestor{id(row, "id"), text(row, "type")};
    });
}

Listing<RemoteChild> read_children(std::string_view json) {
    return read_listing(json, [](const Json& row) {
        return RemoteChild{PageId(id(row, "id")), text(row, "title")};
    });
}

Listing<AttachmentRow> read_attachments(std::string_view json) {
    return read_listing(json, attachment_of);
}

RemoteAttachment read_uploaded(std::string_view json) {
    return reading(json, [](const Json& answer) {
        const Json& results = member(answer, "results");
        return attachment_of(results.is_array() ? results.at(0) : answer).facts;
    });
}

Listing<std::string> read_labels(std::string_view json) {
    return read_listing(json, [](const Json& row) { return row.at("name").get<std::string>(); });
}

Listing<RemoteComment> read_comments(std::string_view json) {
    return read_listing(json, comment_of);
}

std::vector<Account> read_accounts(std::string_view json) {
    return read_listing(json, account_of).items;
}

Listing<RemoteProperty> read_properties(std::string_view json) {
    return read_listing(json, property_of);
}

RemoteProperty read_property(std::string_view json) { return reading(json, property_of); }

std::string write_new_page(const NewPage& page) {
    Json json = {{"spaceId", page.space.value},
                 {"status", "current"},
                 {"title", page.title},
                 {"body", storage_body(page.body)}};
    if (!page.parent.empty()) json["parentId"] = page.parent.value;
    return json.dump();
}

std::string write_page(const PageWrite& write) {
    const Json version = {{"number", write.expected.next().number}, {"message", write.message}};
    return Json{{"id", write.id.value},
                {"status", "current"},
                {"title", write.title},
                {"body", storage_body(write.body)},
                {"version", version}}
        .dump();
}

std::string write_labels(const std::vector<std::string>& labels) {
    Json json = Json::array();
    for (const std::string& label : labels) json.push_back({{"prefix", "global"}, {"name", label}});
    return json.dump();
}

std::string write_property(const std::string& key, const std::string& value,
                           std::optional<Version> version) {
    Json json = {{"key", key}, {"value", Json::parse(value)}};
    if (version) json["version"] = {{"number", version->number}};
    return json.dump();
}

std::string write_account_ids(const std::vector<std::string>& accounts) {
    return Json{{"accountIds", accounts}}.dump();
}

}  // namespace confsync::confluence
