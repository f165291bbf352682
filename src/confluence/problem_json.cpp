#include "confluence/problem_json.hpp"

#include <nlohmann/json.hpp>

namespace confsync::confluence {

namespace {

using Json = nlohmann::json;

std::string text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// "com.atlassian.….BadRequestException: text" → "text".
std::string without_class(const std::string& message) {
    constexpr std::string_view mark = "Exception: ";
    const auto at = message.find(mark);
    const bool is_class = at != std::string::npos && message.find(' ') > at;
    return is_class ? message.substr(at + mark.size()) : message;
}

std::string v2_text(const Json& errors) {
    if (!errors.is_array() || errors.empty() || !errors.front().is_object()) return {};
    const std::string title = text(errors.front(), "title");
    const std::string detail = text(errors.front(), "detail");
    if (title.empty()) return detail;
    return detail.empty() ? title : title + ": " + detail;
}

/// v1 puts what is wrong with a label into data.errors, as a key for translation.
std::string v1_detail(const Json& body) {
    const Json::json_pointer key("/data/errors/0/message/key");
    const Json::json_pointer translation("/data/errors/0/message/translation");
    for (const auto& pointer : {translation, key}) {
        if (body.contains(pointer) && body.at(pointer).is_string()) {
            return body.at(pointer).get<std::string>();
        }
    }
    return {};
}

}  // namespace

std::string read_problem_text(std::string_view json) {
    const Json body = Json::parse(json, nullptr, false);
    if (!body.is_object()) return {};
    if (body.contains("errors")) return v2_text(body.at("errors"));
    const std::string message = without_class(text(body, "message"));
    const std::string detail = v1_detail(body);
    if (message.empty()) return detail.empty() ? text(body, "error") : detail;
    const bool says_more = !detail.empty() && message.find(detail) == std::string::npos;
    return says_more ? message + ": " + detail : message;
}

}  // namespace confsync::confluence
