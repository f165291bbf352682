#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/files.hpp"

namespace confsync::commands {

inline nlohmann::json json_in(const std::string& path) {
    return nlohmann::json::parse(read_file(std::string(CONFSYNC_SOURCE_DIR) + "/" + path));
}

/// "urn:confsync:schema:plan:1" → the document in schemas/.
inline const nlohmann::json* fetch_schema(const std::string& uri) {
    const std::string prefix = "urn:confsync:schema:";
    const auto name = uri.substr(prefix.size(), uri.rfind(':') - prefix.size());
    return std::make_unique<nlohmann::json>(json_in("schemas/" + name + ".schema.json")).release();
}

/// What is wrong with the document, one line a fault. `schema_path` is seen from the checkout.
inline std::string faults_in(const std::string& schema_path, const std::string& text) {
    using valijson::adapters::NlohmannJsonAdapter;
    const nlohmann::json schema_document = json_in(schema_path);
    const nlohmann::json document = nlohmann::json::parse(text);
    valijson::Schema schema;
    const auto release = [](const nlohmann::json* fetched) { delete fetched; };
    valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(schema_document), schema,
                                            fetch_schema, release);
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, NlohmannJsonAdapter(document), &results);
    std::string told;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const auto& step : error.context) told += step;
        told += ": " + error.description + "\n";
    }
    return told;
}

/// The same for a schema of schemas/, by name.
inline std::string faults(const std::string& name, const std::string& text) {
    return faults_in("schemas/" + name + ".schema.json", text);
}

}  // namespace confsync::commands
