#include "commands/log_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"
#include "commands/receipt_json.hpp"

namespace confsync::commands {

using nlohmann::json;
using workspace::RunEntry;

namespace {

json run_json(const RunEntry& run) {
    json object{{"id", run.id.value},
                {"time", iso8601(run.time)},
                {"author", run.author},
                {"subject", run.subject}};
    set_text(object, "head", run.head.value);
    return object;
}

}  // namespace

std::string log_document(const std::string& profile, const std::vector<RunEntry>& runs) {
    json rows = json::array();
    for (const auto& run : runs) rows.push_back(run_json(run));
    return document_text({{"profile", profile}, {"runs", rows}});
}

std::string run_document(const std::string& profile, const RunEntry& run, const RunPages& pages) {
    json object = run_json(run);
    json rows = json::array();
    for (const auto& outcome : pages.receipt.outcomes) {
        rows.push_back(json::parse(outcome_document(outcome)));
        if (pages.pulled) rows.back()["action"] = "pull";
    }
    object["pages"] = rows;
    return document_text({{"profile", profile}, {"runs", json::array({object})}});
}

}  // namespace confsync::commands
