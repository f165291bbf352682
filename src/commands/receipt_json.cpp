#include "commands/receipt_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/fields_json.hpp"
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

void set_time(json& object, const char* name, Timestamp time) {
    if (time != Timestamp{}) object[name] = iso8601(time);
}

json outcome_json(const Outcome& outcome) {
    json object{{"key", outcome.key.value},          {"action", row_of(outcome.action).name},
                {"status", name_of(outcome.status)}, {"from", outcome.from.number},
                {"to", outcome.to.number},           {"title", outcome.title}};
    set_text(object, "id", outcome.id.value);
    set_text(object, "old_title", outcome.old_title);
    set_text(object, "url", outcome.url);
    if (outcome.status == Status::done) set_text(object, "digest", outcome.digest.value);
    set_time(object, "written", outcome.written);
    set_text(object, "message", outcome.message);
    set_text(object, "hint", outcome.hint);
    return object;
}

template <class Value, class Named>
Value named(Fields& fields, const std::string& member, const Named& find) {
    const std::string name = fields.text(member);
    const std::optional<Value> value = find(name);
    if (!value) fields.refuse(member, "is not known to this version: " + name);
    return *value;
}

std::optional<Status> status_named(const std::string& name) {
    const auto found = std::ranges::find(statuses, name, name_of);
    return found == std::end(statuses) ? std::nullopt : std::optional(*found);
}

std::optional<Action> action_named(const std::string& name) {
    const auto found = std::ranges::find(action_rows, name, &ActionRow::name);
    return found == action_rows.end() ? std::nullopt : std::optional(found->action);
}

Outcome outcome_of(Fields& fields) {
    Outcome outcome;
    outcome.key = PageKey{fields.text("key")};
    outcome.action = named<Action>(fields, "action", action_named);
    outcome.status = named<Status>(fields, "status", status_named);
    outcome.id = PageId{fields.text_or_empty("id")};
    outcome.from = {fields.number("from")};
    outcome.to = {fields.number("to")};
    outcome.title = fields.text("title");
    outcome.old_title = fields.text_or_empty("old_title");
    outcome.digest = Digest{fields.text_or_empty("digest")};
    outcome.url = fields.text_or_empty("url");
    outcome.message = fields.text_or_empty("message");
    outcome.hint = fields.text_or_empty("hint");
    const std::string written = fields.text_or_empty("written");
    if (!written.empty()) outcome.written = parse_iso8601(written);
    return outcome;
}

}  // namespace

std::string outcome_document(const Outcome& outcome) {
    return document_text(outcome_json(outcome));
}

std::string receipt_document(const Receipt& receipt, const Plan& plan, const RunFacts& facts) {
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
    set_text(document, "account", facts.account);
    set_time(document, "started", facts.started);
    set_time(document, "finished", facts.finished);
    return document_text(document);
}

KeptReceipt read_receipt(const std::string& text, const std::string& file) try {
    const json document = json::parse(text, nullptr, false);
    if (document.is_discarded())
        throw Error(ErrorKind::configuration, "not a receipt: not JSON", {}, {file, 0, 0});
    Fields fields(document, "", file);
    if (fields.number("confsync_receipt") != 1)
        fields.refuse("confsync_receipt", "is of another version of confsync");
    KeptReceipt kept;
    kept.profile = fields.text("profile");
    kept.site = fields.text("site");
    kept.head = CommitId{fields.text_or_empty("head")};
    kept.receipt.interrupted = fields.flag_or_false("interrupted");
    for (auto& page : fields.objects("pages")) kept.receipt.outcomes.push_back(outcome_of(page));
    return kept;
} catch (const Error& error) {
    throw Error(error.kind(), error.message(), "a receipt is what confsync push --receipt wrote",
                {file, 0, 0});
}

}  // namespace confsync::commands
