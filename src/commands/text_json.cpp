#include "commands/text_json.hpp"

#include <nlohmann/json.hpp>

namespace confsync::commands {

std::string text_object(const std::vector<std::pair<std::string, std::string>>& members) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [name, text] : members) object[name] = text;
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace confsync::commands
