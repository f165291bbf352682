#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using namespace engine;

void set_text(json& object, const char* name, std::string_view text) {
    if (!text.empty()) object[name] = text;
}

json finding_json(const Finding& finding) {
    json object{{"action", row_of(finding.action).name},
                {"key", finding.key.value},
                {"title", finding.title},
                {"reason", finding.reason},
                {"recorded", finding.recorded.number},
                {"present", finding.present.number}};
    set_text(object, "file", finding.file);
    set_text(object, "hint", finding.hint);
    set_text(object, "id", finding.id.value);
    set_text(object, "url", finding.url);
    return object;
}

json diagnostics_json(const Diagnostics& diagnostics) {
    json array = json::array();
    for (const auto& one : diagnostics) {
        json object{
            {"code", one.code}, {"severity", to_string(one.severity)}, {"message", one.message}};
        set_text(object, "file", one.where.file);
        set_text(object, "hint", one.hint);
        if (one.where.line > 0) object["line"] = one.where.line;
        if (one.where.column > 0) object["column"] = one.where.column;
        array.push_back(std::move(object));
    }
    return array;
}

json summary_json(const Plan& plan) {
    json object{{"unchanged", plan.unchanged}, {"stale", plan.stale}, {"recorded", plan.recorded}};
    for (const auto& row : action_rows)
        if (row.action != Action::keep) object[std::string(row.name)] = plan.count(row.action);
    return object;
}

std::string document_text(const json& document) {
    return document.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace confsync::commands
