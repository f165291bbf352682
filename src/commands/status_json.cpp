#include "commands/status_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using namespace engine;

namespace {

json change_line(const Change& change) {
    json object{{"action", row_of(change.action).name},
                {"key", change.key.value},
                {"title", change.title},
                {"reason", change.reason},
                {"recorded", change.expected.number},
                {"present", change.expected.number}};
    set_text(object, "file", change.file);
    set_text(object, "id", change.id.value);
    return object;
}

}  // namespace

std::string status_document(const Plan& plan) {
    std::vector<json> lines;
    for (const auto& change : plan.changes) lines.push_back(change_line(change));
    for (const auto& finding : plan.findings) lines.push_back(finding_json(finding));
    std::ranges::stable_sort(lines, {}, [](const json& line) { return line["key"]; });
    json document{{"profile", plan.profile},
                  {"remote", !plan.offline},
                  {"pages", lines},
                  {"diagnostics", diagnostics_json(plan.diagnostics)},
                  {"summary", summary_json(plan)}};
    set_text(document, "site", plan.site);
    set_text(document, "head", plan.head.value);
    set_text(document, "synced_commit", plan.synced_commit.value);
    return document_text(document);
}

}  // namespace confsync::commands
