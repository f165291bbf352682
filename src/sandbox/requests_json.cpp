#include "sandbox/requests_json.hpp"

#include <nlohmann/json.hpp>

namespace confsync::sandbox {

namespace {

using Json = nlohmann::json;

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

/// Ids come as strings and as numbers.
std::optional<std::string> text_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return std::nullopt;
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
    return std::nullopt;
}

std::optional<int> number_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    return found->get<int>();
}

bool flag_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

Json object_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : Json::object();
}

/// The body stands flat, or below the name of its representation.
void read_body(const Json& object, PageWrite& write) {
    Json body = object_at(object, "body");
    for (const char* nested : {"storage", "atlas_doc_format", "wiki"})
        if (body.contains(nested)) body = object_at(body, nested);
    write.representation = text_at(body, "representation");
    write.body = text_at(body, "value");
}

}  // namespace

std::optional<PageWrite> read_page_write(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object()) return std::nullopt;
    PageWrite write;
    write.id = text_at(object, "id");
    write.status = text_at(object, "status");
    write.title = text_at(object, "title");
    write.space = text_at(object, "spaceId");
    write.parent = text_at(object, "parentId");
    read_body(object, write);
    const Json version = object_at(object, "version");
    write.version = number_at(version, "number");
    write.message = text_at(version, "message").value_or("");
    write.minor_edit = flag_at(version, "minorEdit");
    return write;
}

std::optional<PropertyWrite> read_property_write(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object()) return std::nullopt;
    PropertyWrite write;
    write.key = text_at(object, "key");
    if (object.contains("value")) write.value = object["value"].dump();
    const Json version = object_at(object, "version");
    write.version = number_at(version, "number");
    write.message = text_at(version, "message").value_or("");
    return write;
}

std::optional<std::vector<LabelWrite>> read_labels(std::string_view json) {
    const Json rows = parsed(json);
    if (!rows.is_array()) return std::nullopt;
    std::vector<LabelWrite> labels;
    for (const Json& row : rows) {
        if (!row.is_object() || !text_at(row, "name")) return std::nullopt;
        labels.push_back({text_at(row, "prefix").value_or("global"), *text_at(row, "name")});
    }
    return labels;
}

std::optional<VersionRestore> read_version_restore(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object() || text_at(object, "operationKey") != "restore") return std::nullopt;
    const Json parameters = object_at(object, "params");
    const auto number = number_at(parameters, "versionNumber");
    const auto message = text_at(parameters, "message");
    if (!number || !message) return std::nullopt;
    return VersionRestore{*number, *message, flag_at(parameters, "restoreTitle")};
}

std::optional<std::vector<std::string>> read_archive(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object() || !object.contains("pages") || !object["pages"].is_array())
        return std::nullopt;
    std::vector<std::string> ids;
    for (const Json& page : object["pages"]) {
        // Strings are refused here, unlike everywhere else (quirks.md 47).
        if (!page.is_object() || !page.contains("id") || !page["id"].is_number_integer())
            return std::nullopt;
        ids.push_back(std::to_string(page["id"].get<std::int64_t>()));
    }
    return ids;
}

std::optional<std::vector<std::string>> read_account_ids(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object() || !object.contains("accountIds") || !object["accountIds"].is_array())
        return std::nullopt;
    std::vector<std::string> ids;
    for (const Json& id : object["accountIds"])
        if (id.is_string()) ids.push_back(id.get<std::string>());
    return ids;
}

std::optional<CommentWrite> read_comment_write(std::string_view json) {
    const Json object = parsed(json);
    if (!object.is_object()) return std::nullopt;
    PageWrite body;
    read_body(object, body);
    CommentWrite write;
    write.page = text_at(object, "pageId");
    write.body = body.body;
    write.selection = text_at(object_at(object, "inlineCommentProperties"), "textSelection");
    if (object.contains("resolved")) write.resolved = flag_at(object, "resolved");
    return write;
}

}  // namespace confsync::sandbox
