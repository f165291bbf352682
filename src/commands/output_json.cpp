#include "commands/output_json.hpp"

#include <nlohmann/json.hpp>

namespace confsync::commands {

namespace {

using nlohmann::json;

json error_json(const Error& error) {
    json object{{"kind", to_string(error.kind())}, {"message", error.message()}};
    if (!error.hint().empty()) object["hint"] = error.hint();
    if (!error.where().file.empty()) object["file"] = error.where().file;
    if (error.where().line > 0) object["line"] = error.where().line;
    if (error.where().column > 0) object["column"] = error.where().column;
    return object;
}

}  // namespace

std::string output_document(std::string_view command, ExitCode exit, const Error* error,
                            const std::optional<std::string>& result) {
    json document{{"schema", 1}, {"command", command}, {"exit", number(exit)}};
    document["error"] = error ? error_json(*error) : json(nullptr);
    document["result"] = result ? json::parse(*result) : json(nullptr);
    // A path that is not UTF-8 must not cost the whole document.
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace confsync::commands
