#include "commands/receipt_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using namespace engine;
using Status = Outcome::Status;

namespace {

constexpr Status statuses[] = {Status::done, Status::conflict, Status::failed, Status::left_out,
                               Status::interrupted};

std::string_view name_of(Status status) {
    switch (status) {
        case Status::done: return "done";
        case Status::conflict: return "conflict";
        case Status::failed: return "failed";
        case Status::left_out: return "left-out";
        case Status::interrupted: return "interrupted";
    }
    return "failed";
}

json outcome_json(const Outcome& outcome) {
    json object{{"key", outcome.key.value},          {"action", row_of(outcome.action).name},
                {"status", name_of(outcome.status)}, {"from", outcome.from.number},
                {"to", outcome.to.number},           {"title", outcome.title}};
    set_text(object, "id", outcome.id.value);
    set_text(object, "url", outcome.url);
    set_text(object, "message", outcome.message);
    set_text(object, "hint", outcome.hint);
    return object;
}

}  // namespace

std::string receipt_document(const Receipt& receipt, const Plan& plan) {
    json pages = json::array();
    for (const auto& outcome : receipt.outcomes) pages.push_back(outcome_json(outcome));
    json findings = json::array();
    for (const auto& finding : plan.findings) findings.push_back(finding_json(finding));
    json summary{{"unchanged", plan.unchanged}};
    for (const auto status : statuses)
        summary[std::string(name_of(status))] = receipt.count(status);
    json document{{"confsync_receipt", 1}, {"profile", plan.profile},
                  {"site", plan.site},     {"interrupted", receipt.interrupted},
                  {"pages", pages},        {"findings", findings},
                  {"summary", summary}};
    set_text(document, "head", plan.head.value);
    return document_text(document);
}

}  // namespace confsync::commands
