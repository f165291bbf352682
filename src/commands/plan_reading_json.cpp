#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/unicode.hpp"
#include "commands/differences_json.hpp"
#include "commands/plan_json.hpp"
#include "workspace/map_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using namespace engine;

namespace {

Action action_of(Fields& fields, bool (*allowed)(Action)) {
    const std::string name = fields.text("action");
    for (const auto& row : action_rows)
        if (row.name == name && allowed(row.action)) return row.action;
    fields.refuse("action", fmt::format("is \"{}\", which is none that can stand there", name));
}

bool changes_something(Action action) { return writes(action) || only_records(action); }

bool only_tells(Action action) { return !changes_something(action) && action != Action::keep; }

AttachmentChange attachment_of(Fields fields) {
    AttachmentChange change;
    change.action = action_of(fields, changes_something);
    change.path = fields.text("path");
    change.file_name = fields.text("file_name");
    change.digest = Digest(fields.text("digest"));
    change.id = AttachmentId(fields.text_or_empty("id"));
    change.expected = {fields.number("expected")};
    if (fields.member("width") != nullptr)
        change.size = {fields.number("width"), fields.number("height")};
    fields.end();
    return change;
}

void read_identity(Fields& fields, Change& change) {
    change.action = action_of(fields, changes_something);
    change.key = PageKey(fields.text("key"));
    change.was = PageKey(fields.text_or_empty("was"));
    change.renamed = fields.text_or_empty("renamed");
    change.file = fields.text_or_empty("file");
    change.tree = fields.text("tree");
    change.reason = fields.text("reason");
    change.id = PageId(fields.text_or_empty("id"));
    change.expected = {fields.number("expected")};
    if (change.id.empty() != (change.action == Action::create))
        fields.refuse("id", "and the action do not fit together");
}

void read_writing(Fields& fields, Change& change) {
    change.title = fields.text("title");
    change.old_title = fields.text_or_empty("old_title");
    change.passing_title = fields.text_or_empty("passing_title");
    change.old_parent = PageId(fields.text_or_empty("old_parent"));
    change.parent_title = fields.text_or_empty("parent_title");
    change.old_parent_title = fields.text_or_empty("old_parent_title");
    if (fields.member("parent_key")) change.parent_key = PageKey(fields.text("parent_key"));
    change.writes_body = fields.flag_or_false("writes_body");
    change.moves = fields.flag_or_false("moves");
    change.settles = fields.flag_or_false("settles");
    change.body = fields.text_or_empty("body");
    change.message = fields.text_or_empty("message");
}

void read_lists(Fields& fields, Change& change) {
    for (auto& item : fields.objects_or_none("attachments"))
        change.attachments.push_back(attachment_of(item));
    change.add_labels = fields.texts_or_none("add_labels");
    change.remove_labels = fields.texts_or_none("remove_labels");
    change.lost_comments = fields.texts_or_none("lost_comments");
    change.notes = fields.texts_or_none("notes");
    for (const auto& key : fields.texts_or_none("after")) change.after.emplace_back(key);
}

PageRecord record_of(Fields& fields, const PageKey& key, const std::string& file) {
    const json* record = fields.member("record");
    if (!record || !record->is_object()) fields.refuse("record", "must be an object");
    json object = *record;
    const bool unmade = !object.contains("id");
    if (unmade) object["id"] = "0";
    const std::string line = fmt::format("{}: {}", json(key.value).dump(), object.dump());
    PageRecord read = workspace::parse_page_line(line, file).second;
    if (unmade) read.id = {};
    return read;
}

Change change_of(Fields fields, const std::string& file) {
    Change change;
    read_identity(fields, change);
    read_writing(fields, change);
    read_lists(fields, change);
    change.record = record_of(fields, change.key, file);
    fields.end();
    return change;
}

Finding finding_of(Fields fields) {
    Finding finding;
    finding.action = action_of(fields, only_tells);
    finding.key = PageKey(fields.text("key"));
    finding.file = fields.text_or_empty("file");
    finding.title = fields.text("title");
    finding.reason = fields.text("reason");
    finding.hint = fields.text_or_empty("hint");
    finding.id = PageId(fields.text_or_empty("id"));
    finding.url = fields.text_or_empty("url");
    if (fields.member("recorded")) finding.recorded = {fields.number("recorded")};
    if (fields.member("present")) finding.present = {fields.number("present")};
    fields.end();
    return finding;
}

Severity severity_of(Fields& fields) {
    const std::string name = fields.text("severity");
    for (const auto severity : {Severity::note, Severity::warning, Severity::error})
        if (to_string(severity) == name) return severity;
    fields.refuse("severity", "must be note, warning or error");
}

Diagnostic diagnostic_of(Fields fields) {
    Diagnostic one;
    one.code = fields.text("code");
    one.severity = severity_of(fields);
    one.message = fields.text("message");
    one.where.file = fields.text_or_empty("file");
    if (fields.member("line")) one.where.line = fields.number("line");
    if (fields.member("column")) one.where.column = fields.number("column");
    one.hint = fields.text_or_empty("hint");
    fields.end();
    return one;
}

PlannedTree tree_of(Fields fields) {
    PlannedTree tree{fields.text("name"), fields.text("space_key"), SpaceId(fields.text("space")),
                     PageId(fields.text("root"))};
    fields.end();
    return tree;
}

void read_head(Fields& fields, Plan& plan) {
    fields.member("confsync_plan");
    fields.text("confsync");
    plan.profile = fields.text("profile");
    plan.site = fields.text("site");
    plan.head = CommitId(fields.text_or_empty("head"));
    plan.synced_commit = CommitId(fields.text_or_empty("synced_commit"));
    plan.form = Digest(fields.text("form"));
    plan.configuration = Digest(fields.text("configuration"));
    plan.offline = fields.flag_or_false("offline");
    plan.partial = fields.flag_or_false("partial");
}

// The other numbers of the summary are counted from the lists.
void read_summary(Fields& fields, Plan& plan) {
    const json* summary = fields.member("summary");
    if (!summary) fields.refuse("summary", "is missing");
    Fields numbers(*summary, "summary", plan.profile);
    plan.unchanged = static_cast<std::size_t>(numbers.number("unchanged"));
    plan.stale = static_cast<std::size_t>(numbers.number("stale"));
    plan.recorded = static_cast<std::size_t>(numbers.number("recorded"));
}

json parsed(std::string_view text, const std::string& file) {
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        throw Error(ErrorKind::failed,
                    fmt::format("not a plan: broken JSON at byte {}", error.byte),
                    "make the plan anew: confsync plan -o FILE", {file, 0, 0});
    }
}

void check_schema(const json& document, const std::string& file) {
    if (!document.is_object() || !document.contains("confsync_plan"))
        throw Error(ErrorKind::failed, "not a plan: it lacks the key \"confsync_plan\"",
                    "make one: confsync plan -o FILE", {file, 0, 0});
    if (document["confsync_plan"] != 1)
        throw Error(ErrorKind::failed,
                    fmt::format("a plan of schema {}, which this version does not read",
                                document["confsync_plan"].dump()),
                    "make the plan with this version: confsync plan -o FILE", {file, 0, 0});
}

}  // namespace

Plan parse_any_plan(std::string_view text, const std::string& file) {
    const json document = parsed(text, file);
    check_schema(document, file);
    Fields fields(document, "", file);
    Plan plan;
    read_head(fields, plan);
    for (auto& item : fields.objects("trees")) plan.trees.push_back(tree_of(item));
    for (auto& item : fields.objects("changes")) plan.changes.push_back(change_of(item, file));
    for (auto& item : fields.objects("findings")) plan.findings.push_back(finding_of(item));
    for (auto& item : fields.objects("diagnostics"))
        plan.diagnostics.push_back(diagnostic_of(item));
    for (auto& item : fields.objects_or_none("differences"))
        plan.differences.push_back(difference_of(item));
    read_summary(fields, plan);
    fields.end();
    return plan;
}

Plan parse_plan(std::string_view text, const std::string& file) {
    Plan plan = parse_any_plan(text, file);
    if (plan.offline)
        throw Error(ErrorKind::refused, "this plan was made without asking Confluence",
                    "make one that may be applied: confsync plan -o FILE", {file, 0, 0});
    return plan;
}

bool is_plan(std::string_view text) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text[start] != '{') return false;
    return text.find("\"confsync_plan\"") != std::string_view::npos;
}

}  // namespace confsync::commands
