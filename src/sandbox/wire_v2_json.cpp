#include "sandbox/wire_v2_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace confsync::sandbox {

namespace {

using Json = nlohmann::ordered_json;

Json version_object(const Version& version) {
    return {{"number", version.number},
            {"message", version.message},
            {"minorEdit", version.minor_edit},
            {"authorId", version.author},
            {"createdAt", iso8601(version.created)}};
}

Json body_object(const std::optional<Body>& body) {
    if (!body) return Json::object();
    return {
        {body->representation, {{"representation", body->representation}, {"value", body->value}}}};
}

Json text_or_null(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

Json number_or_null(const std::optional<int>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json parent_type(const Page& page) {
    return page.parent ? Json(to_string(page.parent_kind)) : Json(nullptr);
}

Json rows_of(const std::vector<std::string>& rows) {
    Json array = Json::array();
    for (const std::string& row : rows) array.push_back(Json::parse(row));
    return array;
}

Json page_links(const Page& page, const PageShape& shape) {
    const std::string edit = fmt::format("/spaces/{}/pages/edit-v2/{}", shape.space.key, page.id);
    Json links{{"editui", fmt::format("/pages/resumedraft.action?draftId={}", page.id)},
               {"webui", webui_path(page, shape.space)},
               {"edituiv2", edit},
               {"tinyui", fmt::format("/x/{}", page.id)}};
    if (!shape.base.empty()) links["base"] = shape.base;
    return links;
}

void include(Json& object, const PageShape& shape, const Page& page) {
    for (const auto& [name, rows] : shape.included)
        object[name] = {
            {"results", rows_of(rows)},
            {"meta", {{"hasMore", false}}},
            {"_links", {{"self", fmt::format("/wiki/api/v2/pages/{}/{}", page.id, name)}}}};
}

}  // namespace

std::string_view to_string(Kind kind) { return kind == Kind::page ? "page" : "folder"; }

std::string_view to_string(Status status) {
    switch (status) {
        case Status::current: return "current";
        case Status::archived: return "archived";
        case Status::trashed: return "trashed";
        case Status::draft: return "draft";
    }
    return "";
}

std::string json_text(std::string_view text) { return Json(text).dump(); }

std::string webui_path(const Page& page, const Space& space) {
    if (page.id == space.homepage) return fmt::format("/spaces/{}/overview", space.key);
    const std::string title = replace_all(percent_encoded(page.title), "%20", "+");
    return fmt::format("/spaces/{}/pages/{}/{}", space.key, page.id, title);
}

std::string download_path(const Attachment& attachment) {
    return fmt::format("/download/attachments/{}/{}?version={}&modificationDate={}&api=v2",
                       attachment.page, percent_encoded(attachment.name), attachment.version.number,
                       attachment.version.created.time_since_epoch().count());
}

std::string listing_json(const std::vector<std::string>& rows, std::string_view next,
                         std::string_view base) {
    Json links = Json::object();
    if (!next.empty()) links["next"] = next;
    links["base"] = base;
    // Rows are JSON already: reading them again would only cost time.
    return fmt::format("{{\"results\":[{}],\"_links\":{}}}", join(rows, ","), links.dump());
}

std::string space_json(const Space& space) {
    return Json{{"id", space.id},
                {"key", space.key},
                {"name", space.name},
                {"type", "global"},
                {"status", "current"},
                {"authorId", space.author},
                {"spaceOwnerId", space.author},
                {"currentActiveAlias", space.key},
                {"createdAt", iso8601(space.created)},
                {"homepageId", space.homepage},
                {"description", nullptr},
                {"icon", nullptr},
                {"_links", {{"webui", fmt::format("/spaces/{}", space.key)}}}}
        .dump();
}

std::string page_json(const Page& page, const PageShape& shape) {
    Json object{{"id", page.id},
                {"status", to_string(page.status)},
                {"title", page.title},
                {"spaceId", page.space},
                {"parentId", text_or_null(page.parent)},
                {"parentType", parent_type(page)},
                {"position", number_or_null(page.position)},
                {"authorId", page.author},
                {"ownerId", page.owner},
                {"lastOwnerId", nullptr},
                {"subtype", nullptr},
                {"createdAt", iso8601(page.created)}};
    if (shape.with_version) object["version"] = version_object(page.version);
    object["body"] = body_object(shape.body);
    include(object, shape, page);
    object["_links"] = page_links(page, shape);
    return object.dump();
}

std::string version_json(const Page& page, const PageVersion& version,
                         const std::optional<Body>& body) {
    Json object = version_object(version.version);
    object["page"] = {{"id", page.id}, {"title", version.title}};
    if (body) object["page"]["body"] = body_object(body);
    return object.dump();
}

std::string plain_version_json(const Version& version) { return version_object(version).dump(); }

std::string detailed_version_json(const PageVersion& page_version, bool newest) {
    const Version& version = page_version.version;
    Json object = version_object(version);
    object["contentTypeModified"] = false;
    object["collaborators"] = Json::array({version.author});
    if (version.number > 1) object["prevVersion"] = version.number - 1;
    if (!newest) object["nextVersion"] = version.number + 1;
    return object.dump();
}

std::string child_json(const Page& page, bool with_type) {
    Json object{{"id", page.id}, {"status", to_string(page.status)}, {"title", page.title}};
    if (with_type) object["type"] = to_string(page.kind);
    object["spaceId"] = page.space;
    object["childPosition"] = number_or_null(page.position);
    return object.dump();
}

std::string descendant_json(const Descendant& descendant) {
    const Page& page = descendant.page;
    return Json{{"id", page.id},
                {"status", to_string(page.status)},
                {"title", page.title},
                {"type", to_string(page.kind)},
                {"parentId", text_or_null(page.parent)},
                {"depth", descendant.depth},
                {"childPosition", number_or_null(page.position)}}
        .dump();
}

std::string ancestor_json(const Page& page) {
    return Json{{"id", page.id}, {"type", to_string(page.kind)}}.dump();
}

std::string label_json(const Label& label) {
    return Json{{"id", label.id}, {"name", label.name}, {"prefix", label.prefix}}.dump();
}

std::string property_json(const Property& property) {
    return Json{{"id", property.id},
                {"key", property.key},
                {"value", Json::parse(property.value)},
                {"version", version_object(property.version)}}
        .dump();
}

std::string attachment_json(const Attachment& attachment, const Space& space) {
    const std::string download = download_path(attachment);
    const std::string webui = fmt::format(
        "/pages/viewpageattachments.action?pageId={}&preview=%2F{}%2F{}%2F{}&spaceKey={}",
        attachment.page, attachment.page, attachment.id.substr(3), percent_encoded(attachment.name),
        space.key);
    return Json{{"id", attachment.id},
                {"status", to_string(attachment.status)},
                {"title", attachment.name},
                {"createdAt", iso8601(attachment.created)},
                {"pageId", attachment.page},
                {"mediaType", attachment.media_type},
                {"mediaTypeDescription", nullptr},
                {"comment", attachment.version.message},
                {"fileId", attachment.file_id},
                {"fileSize", attachment.size},
                {"webuiLink", webui},
                {"downloadLink", download},
                {"version", version_object(attachment.version)},
                {"_links", {{"webui", webui}, {"download", download}}}}
        .dump();
}

std::string attachment_version_json(const Attachment& attachment, const Version& version) {
    Json object = version_object(version);
    object["attachment"] = {{"id", attachment.id}, {"title", attachment.name}};
    return object.dump();
}

std::string comment_json(const Comment& comment, const Page& page, bool with_body) {
    const bool is_inline = !comment.marker.empty();
    Json object{{"id", comment.id},
                {"status", "current"},
                {"title", fmt::format("Re: {}", page.title)},
                {"pageId", comment.page},
                {"version", version_object(comment.version)},
                {"body", with_body ? body_object(Body{"storage", comment.body}) : Json::object()}};
    if (is_inline) {
        object["resolutionStatus"] = comment.resolution;
        object["properties"] = {{"inlineMarkerRef", comment.marker},
                                {"inlineOriginalSelection", comment.selection}};
    }
    object["_links"] = {
        {"webui", fmt::format("/pages/viewpage.action?pageId={}&focusedCommentId={}", comment.page,
                              comment.id)}};
    return object.dump();
}

std::string folder_json(const Page& folder, const Space& space, std::string_view base) {
    return Json{
        {"id", folder.id},
        {"type", "folder"},
        {"status", to_string(folder.status)},
        {"title", folder.title},
        {"parentId", text_or_null(folder.parent)},
        {"parentType", parent_type(folder)},
        {"position", number_or_null(folder.position)},
        {"authorId", folder.author},
        {"ownerId", folder.owner},
        {"createdAt", folder.created.time_since_epoch().count()},
        {"spaceId", folder.space},
        {"version", version_object(folder.version)},
        {"_links",
         {{"webui", fmt::format("/spaces/{}/folder/{}", space.key, folder.id)}, {"base", base}}}}
        .dump();
}

std::string user_v2_json(const User& user) {
    return Json{
        {"displayName", user.display_name},
        {"timeZone", "UTC"},
        {"personalSpaceId", nullptr},
        {"isExternalCollaborator", false},
        {"accountStatus", "active"},
        {"accountId", user.account_id},
        {"email", user.email},
        {"accountType", "atlassian"},
        {"publicName", user.display_name},
        {"profilePicture", {{"path", "/wiki/aa-avatar/" + user.account_id}, {"isDefault", true}}}}
        .dump();
}

std::string operation_json(std::string_view operation, std::string_view target) {
    return Json{{"operation", operation}, {"targetType", target}}.dump();
}

std::string operations_json(const std::vector<std::string>& names, std::string_view target) {
    Json operations = Json::array();
    for (const std::string& name : names)
        operations.push_back({{"operation", name}, {"targetType", target}});
    return Json{{"operations", operations}}.dump();
}

}  // namespace confsync::sandbox
