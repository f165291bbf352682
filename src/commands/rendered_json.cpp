#include "commands/rendered_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

std::string rendered_document(const std::vector<RenderedPage>& pages,
                              const Diagnostics& diagnostics) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& page : pages) {
        nlohmann::json object{{"file", page.file}};
        set_text(object, "body", page.body);
        set_text(object, "output", page.output);
        list.push_back(std::move(object));
    }
    return document_text({{"pages", list}, {"diagnostics", diagnostics_json(diagnostics)}});
}

std::string findings_document(const Diagnostics& diagnostics) {
    return document_text({{"diagnostics", diagnostics_json(diagnostics)}});
}

}  // namespace confsync::commands
