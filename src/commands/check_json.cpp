#include "commands/check_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"
#include "commands/views_check.hpp"

namespace confsync::commands {

std::string check_document(const engine::Checked& checked) {
    return document_text({{"diagnostics", diagnostics_json(checked.diagnostics)},
                          {"summary",
                           {{"files", checked.files},
                            {"errors", count_of(checked, Severity::error)},
                            {"warnings", count_of(checked, Severity::warning)},
                            {"notes", count_of(checked, Severity::note)},
                            {"silenced", checked.silenced}}}});
}

}  // namespace confsync::commands
