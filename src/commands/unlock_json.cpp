#include "commands/unlock_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using nlohmann::json;

std::string unlock_document(const std::vector<LeaseFound>& leases) {
    json rows = json::array();
    for (const auto& found : leases) {
        json object{{"page", found.root.value}, {"title", found.title}};
        if (const auto& terms = found.lease.terms) {
            object["owner"] = terms->owner;
            object["since"] = iso8601(terms->since);
            object["until"] = iso8601(terms->until);
        }
        rows.push_back(std::move(object));
    }
    return document_text({{"removed", rows}});
}

}  // namespace confsync::commands
