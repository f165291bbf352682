#include "commands/pull_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using Kind = render::BlockChange::Kind;

namespace {

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::changed: return "changed";
        case Kind::added: return "added";
        case Kind::removed: return "removed";
        case Kind::conflict: return "conflict";
        case Kind::left_alone: return "left_alone";
    }
    return "";
}

json page_json(const engine::PulledPage& page) {
    json blocks = json::array();
    for (const auto& change : page.changes)
        blocks.push_back({{"kind", name_of(change.kind)}, {"line", change.line}});
    json files = json::array();
    for (const auto& file : page.files) files.push_back(file.path);
    json object{{"key", page.key.value},     {"file", page.file},
                {"title", page.title},       {"id", page.id.value},
                {"from", page.from.number},  {"to", page.to.number},
                {"in_step", page.in_step()}, {"conflict", page.has_conflict},
                {"blocks", blocks},          {"files", files}};
    set_text(object, "who", page.who);
    return object;
}

}  // namespace

std::string pull_document(const engine::Pull& pull, bool dry_run) {
    json pages = json::array();
    for (const auto& page : pull.pages) pages.push_back(page_json(page));
    json findings = json::array();
    for (const auto& finding : pull.findings) findings.push_back(finding_json(finding));
    return document_text({{"dry_run", dry_run},
                          {"pages", pages},
                          {"left_alone", findings},
                          {"diagnostics", diagnostics_json(pull.diagnostics)},
                          {"unchanged", pull.unchanged}});
}

}  // namespace confsync::commands
