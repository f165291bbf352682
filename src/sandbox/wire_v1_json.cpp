#include "sandbox/wire_v1_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "sandbox/wire_v2_json.hpp"

namespace confsync::sandbox {

namespace {

using Json = nlohmann::ordered_json;

Json person(const User& user) {
    return {{"type", "known"},
            {"accountId", user.account_id},
            {"accountType", "atlassian"},
            {"email", user.email},
            {"publicName", user.display_name},
            {"displayName", user.display_name},
            {"isExternalCollaborator", false}};
}

Json version_object(const Version& version, const User& author) {
    return {{"by", person(author)},
            {"when", iso8601(version.created)},
            {"friendlyWhen", iso8601(version.created).substr(0, 10)},
            {"message", version.message},
            {"number", version.number},
            {"minorEdit", version.minor_edit},
            {"contentTypeModified", false}};
}

}  // namespace

std::string v1_listing_json(const std::vector<std::string>& rows, Span span, bool more,
                            std::string_view base, std::string_view path) {
    Json links{{"base", base}, {"context", "/wiki"}, {"self", fmt::format("{}{}", base, path)}};
    if (more)
        links["next"] = fmt::format("{}?next=true&limit={}&start={}", path, span.limit,
                                    span.start + static_cast<int>(rows.size()));
    return fmt::format("{{\"results\":[{}],\"start\":{},\"limit\":{},\"size\":{},\"_links\":{}}}",
                       join(rows, ","), span.start, span.limit, rows.size(), links.dump());
}

std::string v1_user_json(const User& user, std::string_view base) {
    Json object = person(user);
    object["profilePicture"] = {{"path", "/wiki/aa-avatar/" + user.account_id},
                                {"width", 48},
                                {"height", 48},
                                {"isDefault", true}};
    object["_expandable"] = {{"operations", ""}, {"personalSpace", ""}};
    object["_links"] = {
        {"self", fmt::format("{}/rest/api/user?accountId={}", base, user.account_id)},
        {"base", base},
        {"context", "/wiki"}};
    return object.dump();
}

std::string v1_label_json(const Label& label) {
    return Json{
        {"prefix", label.prefix}, {"name", label.name}, {"id", label.id}, {"label", label.name}}
        .dump();
}

std::string v1_page_json(const Page& page, const Space& space, std::string_view base) {
    return Json{{"id", page.id},
                {"type", to_string(page.kind)},
                {"status", to_string(page.status)},
                {"title", page.title},
                {"extensions", {{"position", page.position.value_or(0)}}},
                {"_links",
                 {{"self", fmt::format("{}/rest/api/content/{}", base, page.id)},
                  {"tinyui", fmt::format("/x/{}", page.id)},
                  {"webui", webui_path(page, space)}}}}
        .dump();
}

std::string v1_attachment_json(const Attachment& attachment, const User& author,
                               std::string_view base) {
    const std::string& comment = attachment.version.message;
    return Json{
        {"id", attachment.id},
        {"type", "attachment"},
        {"status", to_string(attachment.status)},
        {"title", attachment.name},
        {"version", version_object(attachment.version, author)},
        {"metadata", {{"mediaType", attachment.media_type}, {"comment", comment}}},
        {"extensions",
         {{"mediaType", attachment.media_type},
          {"fileSize", attachment.size},
          {"comment", comment},
          {"mediaTypeDescription", nullptr},
          {"fileId", attachment.file_id},
          {"collectionName", "contentId-" + attachment.page}}},
        {"_links",
         {{"self", fmt::format("{}/rest/api/content/{}", base, attachment.id)},
          {"webui", fmt::format("/pages/viewpageattachments.action?pageId={}", attachment.page)},
          {"download", download_path(attachment)}}}}
        .dump();
}

std::string v1_version_json(const Version& version, const User& author) {
    return version_object(version, author).dump();
}

std::string moved_json(std::string_view page) { return Json{{"pageId", page}}.dump(); }

std::string task_started_json(std::string_view id) {
    return Json{{"id", id}, {"links", {{"status", fmt::format("/rest/api/longtask/{}", id)}}}}
        .dump();
}

std::string task_done_json(std::string_view id, std::string_view base) {
    return Json{{"id", id},
                {"name", {{"key", "com.atlassian.confluence.archive"}, {"args", Json::array()}}},
                {"elapsedTime", 120},
                {"percentageComplete", 100},
                {"successful", true},
                {"finished", true},
                {"messages", Json::array()},
                {"status", "COMPLETE"},
                {"_links",
                 {{"self", fmt::format("{}/rest/api/longtask/{}", base, id)},
                  {"base", base},
                  {"context", "/wiki"}}}}
        .dump();
}

}  // namespace confsync::sandbox
