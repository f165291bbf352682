#include "commands/sarif_json.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "commands/catalogue.hpp"
#include "commands/plan_parts_json.hpp"
#include "commands/program.hpp"

namespace confsync::commands {

using nlohmann::json;

namespace {

using RuleIndices = std::map<std::string, std::size_t>;

/// The index of each rule that occurs, by code.
RuleIndices rules_of(const Diagnostics& diagnostics) {
    RuleIndices indices;
    for (const Diagnostic& each : diagnostics) indices.emplace(each.code, 0);
    std::size_t next = 0;
    for (auto& [code, index] : indices) index = next++;
    return indices;
}

json rule_json(const std::string& code) {
    json rule{{"id", code}};
    const CodeEntry* entry = entry_of(code);
    if (entry == nullptr) return rule;
    rule["shortDescription"] = {{"text", entry->summary}};
    rule["fullDescription"] = {{"text", entry->meaning}};
    rule["help"] = {{"text", text_on(*entry)}};
    rule["defaultConfiguration"] = {{"level", to_string(entry->severity)}};
    return rule;
}

json rules_json(const RuleIndices& indices) {
    json rules = json::array();
    for (const auto& [code, index] : indices) rules.push_back(rule_json(code));
    return rules;
}

json location_json(const Place& where) {
    json place{{"artifactLocation",
                {{"uri", percent_encoded(where.file, "/")}, {"uriBaseId", "%SRCROOT%"}}}};
    if (where.line > 0) {
        place["region"]["startLine"] = where.line;
        if (where.column > 0) place["region"]["startColumn"] = where.column;
    }
    return {{"physicalLocation", place}};
}

json result_json(const Diagnostic& found, const RuleIndices& indices) {
    const std::string hint = found.hint.empty() ? "" : fmt::format(" ({})", found.hint);
    json result{{"ruleId", found.code},
                {"ruleIndex", indices.at(found.code)},
                {"level", to_string(found.severity)},
                {"message", {{"text", found.message + hint}}},
                {"locations", json::array()}};
    if (!found.where.file.empty()) result["locations"].push_back(location_json(found.where));
    return result;
}

}  // namespace

std::string sarif_document(const Diagnostics& diagnostics) {
    const RuleIndices indices = rules_of(diagnostics);
    json results = json::array();
    for (const Diagnostic& each : diagnostics) results.push_back(result_json(each, indices));
    const json driver{
        {"name", "confsync"}, {"version", program_version()}, {"rules", rules_json(indices)}};
    const json run{{"tool", {{"driver", driver}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", std::move(results)}};
    return document_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                          {"version", "2.1.0"},
                          {"runs", json::array({run})}});
}

}  // namespace confsync::commands
