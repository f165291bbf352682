#include "commands/config_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

std::string config_document(const std::string& profile,
                            const std::vector<workspace::ConfigValue>& values) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& value : values)
        list.push_back({{"key", value.key}, {"value", value.value}, {"origin", value.origin}});
    return document_text({{"profile", profile}, {"values", list}});
}

}  // namespace confsync::commands
