#include "commands/plan_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "commands/differences_json.hpp"
#include "commands/plan_parts_json.hpp"
#include "commands/program.hpp"
#include "workspace/map_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using namespace engine;

namespace {

// A page that is yet to be made has no id, and the map's own reader and writer insist on one.
constexpr std::string_view no_id = "0";

json record_json(const Change& change) {
    PageRecord record = change.record;
    if (change.record.id.empty()) record.id = PageId(std::string(no_id));
    json line = json::parse("{" + workspace::page_line(change.key, record) + "}");
    json& object = line[change.key.value];
    if (change.record.id.empty()) object.erase("id");
    return object;
}

json attachment_json(const AttachmentChange& change) {
    json object{{"action", row_of(change.action).name},
                {"path", change.path},
                {"file_name", change.file_name},
                {"digest", change.digest.value},
                {"expected", change.expected.number}};
    set_text(object, "id", change.id.value);
    if (change.size.width > 0 && change.size.height > 0) {
        object["width"] = change.size.width;
        object["height"] = change.size.height;
    }
    return object;
}

template <class Items>
void set_list(json& object, const char* name, const Items& items) {
    if (!items.empty()) object[name] = items;
}

json keys_json(const std::vector<PageKey>& keys) {
    json array = json::array();
    for (const auto& key : keys) array.push_back(key.value);
    return array;
}

json change_json(const Change& change) {
    json object{{"action", row_of(change.action).name},
                {"key", change.key.value},
                {"tree", change.tree},
                {"reason", change.reason},
                {"expected", change.expected.number},
                {"title", change.title},
                {"writes_body", change.writes_body},
                {"record", record_json(change)}};
    set_text(object, "was", change.was.value);
    set_text(object, "renamed", change.renamed);
    set_text(object, "file", change.file);
    set_text(object, "id", change.id.value);
    set_text(object, "old_title", change.old_title);
    set_text(object, "passing_title", change.passing_title);
    set_text(object, "old_parent", change.old_parent.value);
    set_text(object, "parent_title", change.parent_title);
    set_text(object, "old_parent_title", change.old_parent_title);
    set_text(object, "body", change.body);
    set_text(object, "message", change.message);
    if (change.parent_key) object["parent_key"] = change.parent_key->value;
    if (change.moves) object["moves"] = true;
    if (change.settles) object["settles"] = true;
    set_list(object, "add_labels", change.add_labels);
    set_list(object, "remove_labels", change.remove_labels);
    set_list(object, "lost_comments", change.lost_comments);
    set_list(object, "notes", change.notes);
    if (!change.after.empty()) object["after"] = keys_json(change.after);
    for (const auto& attachment : change.attachments)
        object["attachments"].push_back(attachment_json(attachment));
    return object;
}

json trees_json(const std::vector<PlannedTree>& trees) {
    json array = json::array();
    for (const auto& tree : trees)
        array.push_back({{"name", tree.name},
                         {"space_key", tree.space_key},
                         {"space", tree.space.value},
                         {"root", tree.root.value}});
    return array;
}

template <class Items, class Convert>
json array_of(const Items& items, Convert convert) {
    json array = json::array();
    for (const auto& item : items) array.push_back(convert(item));
    return array;
}

}  // namespace

std::string plan_document(const Plan& plan) {
    json document{{"confsync_plan", 1},
                  {"confsync", program_version()},
                  {"profile", plan.profile},
                  {"site", plan.site},
                  {"form", plan.form.value},
                  {"configuration", plan.configuration.value},
                  {"trees", trees_json(plan.trees)},
                  {"changes", array_of(plan.changes, change_json)},
                  {"findings", array_of(plan.findings, finding_json)},
                  {"diagnostics", diagnostics_json(plan.diagnostics)},
                  {"summary", summary_json(plan)}};
    set_text(document, "head", plan.head.value);
    set_text(document, "synced_commit", plan.synced_commit.value);
    if (!plan.differences.empty()) document["differences"] = differences_json(plan.differences);
    if (plan.offline) document["offline"] = true;
    if (plan.partial) document["partial"] = true;
    return document_text(document);
}

}  // namespace confsync::commands
