#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/diagnostic.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// Parts that several documents share. Empty and zero members are left out where the schema
/// allows it.
nlohmann::json finding_json(const engine::Finding& finding);
nlohmann::json diagnostics_json(const Diagnostics& diagnostics);
nlohmann::json summary_json(const engine::Plan& plan);

/// Sets a member unless the text is empty.
void set_text(nlohmann::json& object, const char* name, std::string_view text);

/// Deterministic bytes; what is not UTF-8 (a path may be) is replaced.
std::string document_text(const nlohmann::json& document);

}  // namespace confsync::commands
