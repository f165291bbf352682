#include "commands/diff_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"
#include "commands/views_diff.hpp"

namespace confsync::commands {

using nlohmann::json;

std::string diff_document(const std::vector<engine::PageDifference>& pages) {
    json found = json::array();
    for (const auto& page : pages)
        found.push_back({{"key", page.key.value},
                         {"file", page.file},
                         {"title", page.title},
                         {"version", page.version.number},
                         {"hunks", hunks_of(page)}});
    return document_text({{"pages", found}});
}

}  // namespace confsync::commands
