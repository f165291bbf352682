#include "sandbox/answers_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace confsync::sandbox {

namespace {

using Json = nlohmann::ordered_json;

/// One row of what a refusal becomes. `{0}` is its text, `{1}` and `{2}` the versions.
struct Saying {
    int status;
    std::string_view v2_code;
    std::string_view v1_exception;
    std::string_view v2_text;
    std::string_view v1_text;
    std::string_view v1_key = {};
};

constexpr std::string_view invalid = "INVALID_REQUEST_PARAMETER";
constexpr std::string_view missing = "NOT_FOUND";
constexpr std::string_view bad = "BadRequestException";
constexpr std::string_view absent = "NotFoundException";
constexpr std::string_view title_taken_v2 =
    "A page with this title already exists: A page already exists with the same TITLE in this "
    "space";

Saying title_saying(Refusal why) {
    switch (why) {
        case Refusal::title_missing:
            return {400, invalid, bad, "Title is required", "Title is required"};
        case Refusal::title_too_long:
            return {400, invalid, bad, "Title must be at most 255 characters",
                    "Title cannot be longer than 255 characters."};
        default: return {400, invalid, bad, title_taken_v2, title_taken_v2};
    }
}

Saying place_saying(Refusal why) {
    switch (why) {
        case Refusal::own_parent:
            return {400, invalid, bad, "Can not set page as its own parent",
                    "Can not set page as its own parent"};
        case Refusal::below_itself:
            return {400, invalid, bad, "Cannot set a descendant page as a parent of page",
                    "Cannot move a page below one of its descendants"};
        case Refusal::other_space:
            return {400, invalid, bad, "Parent page [{0}] is in another space",
                    "Parent page [{0}] is in another space"};
        default:
            return {404, missing, absent, "Cannot find a page with id [{0}]",
                    "Cannot find a page with id [{0}]"};
    }
}

Saying attachment_saying(Refusal why) {
    switch (why) {
        case Refusal::name_taken:
            return {400, invalid, bad, "",
                    "Cannot add a new attachment with same file name as an existing attachment: "
                    "{0}"};
        case Refusal::name_too_long:
            return {500, "INTERNAL_SERVER_ERROR", "InternalServerException", "",
                    "org.springframework.orm.hibernate5.HibernateJdbcException: JDBC exception on "
                    "Hibernate data access: SQLException for SQL [n/a]; SQL state [25P02]"};
        case Refusal::comment_too_long:
            return {400, invalid, bad, "",
                    "java.lang.IllegalArgumentException: The comment is longer than 255 "
                    "characters"};
        default:
            return {404, missing, absent, "Cannot find an attachment with id [{0}]",
                    "No attachment found with id: {0}"};
    }
}

Saying label_saying(Refusal why) {
    switch (why) {
        case Refusal::label_characters:
            return {400,
                    invalid,
                    bad,
                    "",
                    "Label contains invalid characters: {0}",
                    "label.contains.invalid.chars"};
        case Refusal::label_too_long:
            return {400, invalid, bad, "", "Label name is too long", "label.name.is.too.long"};
        default: return {404, missing, absent, "", "No label found with name: {0}"};
    }
}

Saying version_saying(Refusal why) {
    if (why == Refusal::stale_version)
        return {409, "CONFLICT", "ConflictException",
                "Version must be incremented when updating a page. Current Version: [{1}]. "
                "Provided version: [{2}]",
                "Version must be incremented on update. Current version is: {1}"};
    return {404, missing, absent, "Cannot find version [{0}] of the page",
            "No version found with number: {0}"};
}

Saying saying_of(Refusal why) {
    switch (why) {
        case Refusal::no_page: return place_saying(why);
        case Refusal::purged:
            return {404, missing, absent, "Not Found", "No content found with id: {0}"};
        case Refusal::no_space:
            return {404, missing, absent, "Cannot find a space with id [{0}]",
                    "No space found with key : {0}"};
        case Refusal::no_parent:
        case Refusal::own_parent:
        case Refusal::below_itself:
        case Refusal::other_space: return place_saying(why);
        case Refusal::no_such_version:
        case Refusal::stale_version: return version_saying(why);
        case Refusal::title_missing:
        case Refusal::title_too_long:
        case Refusal::title_taken: return title_saying(why);
        case Refusal::archived:
            return {404, missing, absent, "Can not find draft with current content",
                    "Can not find draft with current content"};
        case Refusal::not_trashed:
            return {400, invalid, bad, "Content [{0}] must be trashed before it is purged",
                    "Content [{0}] must be trashed before it is purged"};
        case Refusal::bad_body: return {400, invalid, bad, "{0}", "{0}"};
        case Refusal::name_taken:
        case Refusal::name_too_long:
        case Refusal::comment_too_long:
        case Refusal::no_attachment: return attachment_saying(why);
        case Refusal::key_taken:
            return {409, "CONFLICT", "ConflictException", "Property with key [{0}] already exists",
                    "Property with key [{0}] already exists"};
        case Refusal::no_property:
            return {404, missing, absent, "Could not find property with id [{0}]",
                    "Could not find property with id [{0}]"};
        case Refusal::label_characters:
        case Refusal::label_too_long:
        case Refusal::no_label: return label_saying(why);
        case Refusal::no_selection:
            return {400, invalid, bad, "Text selection not found: {0}",
                    "Text selection not found: {0}"};
    }
    return {500, "INTERNAL_SERVER_ERROR", "InternalServerException", "", ""};
}

std::string told(std::string_view text, const Refused& refused) {
    return fmt::format(fmt::runtime(text), refused.text, refused.current, refused.provided);
}

}  // namespace

serve::Response json_answer(std::string text, int status) {
    return {status, "application/json", std::move(text)};
}

serve::Response v2_error(int status, std::string_view code, std::string_view title) {
    const Json error{{"status", status}, {"code", code}, {"title", title}, {"detail", nullptr}};
    return json_answer(Json{{"errors", Json::array({error})}}.dump(), status);
}

serve::Response v2_bad_request(std::string_view title) { return v2_error(400, invalid, title); }

serve::Response v1_error(int status, std::string_view exception, std::string_view text,
                         std::string_view key) {
    Json errors = Json::array();
    if (!key.empty())
        errors.push_back(
            {{"message", {{"key", key}, {"args", Json::array()}, {"translation", text}}}});
    const std::string message =
        fmt::format("com.atlassian.confluence.api.service.exceptions.api.{}: {}", exception, text);
    return json_answer(Json{{"statusCode", status},
                            {"data",
                             {{"authorized", status != 403},
                              {"valid", status != 400},
                              {"errors", errors},
                              {"successful", status != 400 && status != 403}}},
                            {"message", message}}
                           .dump(),
                       status);
}

serve::Response edge_html(int status, std::string_view text) {
    return {status, "text/html;charset=UTF-8",
            fmt::format("<!doctype html><html lang=\"en\"><head><title>{0}</title></head>"
                        "<body><h1>{0}</h1></body></html>",
                        escape_xml(text)),
            serve::html_security_headers()};
}

serve::Response v2_refusal(const Refused& refused) {
    const Saying saying = saying_of(refused.why);
    return v2_error(saying.status, saying.v2_code, told(saying.v2_text, refused));
}

serve::Response v1_refusal(const Refused& refused) {
    const Saying saying = saying_of(refused.why);
    return v1_error(saying.status, saying.v1_exception, told(saying.v1_text, refused),
                    saying.v1_key);
}

serve::Response scope_missing() {
    return json_answer(
        Json{{"code", 401}, {"message", "Unauthorized; scope does not match"}}.dump(), 401);
}

serve::Response tenant_json(std::string_view cloud_id) {
    return json_answer(Json{{"cloudId", cloud_id}}.dump());
}

}  // namespace confsync::sandbox
