#include "commands/converted_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

std::string converted_document(const std::string& file, const render::Converted& converted) {
    nlohmann::json pages = nlohmann::json::array();
    for (const render::PageName& page : converted.pages) {
        nlohmann::json object{{"title", page.title}};
        set_text(object, "space", page.space);
        pages.push_back(std::move(object));
    }
    return document_text({{"file", file},
                          {"markdown", converted.markdown},
                          {"pages", pages},
                          {"attachments", converted.attachments},
                          {"people", converted.people},
                          {"diagnostics", diagnostics_json(converted.diagnostics)}});
}

}  // namespace confsync::commands
