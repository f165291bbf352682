#include "commands/map_view_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"
#include "workspace/map_json.hpp"

namespace confsync::commands {

std::string map_document(const std::string& profile, const engine::State& state) {
    workspace::MapDocument map;
    map.profiles[profile] = state;
    auto document = nlohmann::json::parse(workspace::map_text(map));
    return document_text({{"profile", profile}, {"map", document["profiles"][profile]}});
}

}  // namespace confsync::commands
