#include "contract/published_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.hpp"
#include "base/text.hpp"

namespace confsync::contract {

namespace {

using Json = nlohmann::json;

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// Atlassian's documents and what they say about the overlay's routes and definitions.
class Comparison {
  public:
    Comparison(const Json& overlay, const std::string& folder) : overlay_(overlay) {
        documents_["v2"] = Json::parse(read_file(folder + "/openapi-v2.v3.json"));
        documents_["v1"] = Json::parse(read_file(folder + "/swagger.v3.json"));
    }

    std::set<std::string> run() {
        for (const Json& route : overlay_.at("routes")) compare_route(route);
        for (const auto& [name, schema] : overlay_.at("definitions").items()) {
            if (schema.contains("document")) compare_fields(name, schema);
        }
        return found_;
    }

  private:
    const Json& resolved(const Json& document, const Json& node) const {
        const Json* now = &node;
        while (now->is_object() && now->contains("$ref")) {
            const std::string reference = now->at("$ref");
            now = &document.at(Json::json_pointer(reference.substr(1)));
        }
        return *now;
    }

    void compare_route(const Json& route) {
        const Json& document = documents_.at(route.at("document"));
        const std::string method = lower(route.at("method"));
        const Json::json_pointer paths("/paths");
        const Json& published = document.at(paths);
        const std::string path = route.at("published");
        const std::string name = fmt::format("{} {}", route.at("method").get<std::string>(),
                                             route.at("path").get<std::string>());
        if (!published.contains(path) || !published.at(path).contains(method)) {
            found_.insert(name + " is not published");
            return;
        }
        const Json& call = published.at(path).at(method);
        compare_parameters(document, name, route, call);
        for (const auto& [status, schema] : route.at("answers").items()) {
            if (!call.at("responses").contains(status)) {
                found_.insert(fmt::format("{} answers {}", name, status));
            }
        }
        compare_required(document, name, route, call);
    }

    void compare_parameters(const Json& document, const std::string& name, const Json& route,
                            const Json& call) {
        std::set<std::string> known;
        for (const Json& entry : call.value("parameters", Json::array())) {
            const Json& parameter = resolved(document, entry);
            if (parameter.at("in") != "query") continue;
            known.insert(parameter.at("name").get<std::string>());
            const bool required = parameter.value("required", false);
            if (required && !route.at("query").contains(parameter.at("name"))) {
                found_.insert(
                    fmt::format("{} leaves out {}", name, parameter.at("name").get<std::string>()));
            }
        }
        for (const auto& [parameter, schema] : route.at("query").items()) {
            if (known.count(parameter) == 0) {
                found_.insert(fmt::format("{} takes {}", name, parameter));
            }
        }
    }

    void compare_required(const Json& document, const std::string& name, const Json& route,
                          const Json& call) {
        if (!call.contains("requestBody")) return;
        const Json& body = resolved(document, call.at("requestBody"));
        const Json& media = *body.at("content").begin();
        const Json& schema = resolved(document, media.at("schema"));
        std::set<std::string> ours;
        if (route.contains("form")) ours = route.at("form").at("required").get<decltype(ours)>();
        if (route.contains("body")) {
            const Json& own = overlay_.at("definitions").at(route.at("body").get<std::string>());
            ours = own.value("required", Json::array()).get<decltype(ours)>();
        }
        for (const std::string field : schema.value("required", Json::array())) {
            if (ours.count(field) == 0) found_.insert(fmt::format("{} may lack {}", name, field));
        }
    }

    void compare_fields(const std::string& name, const Json& schema) {
        const Json& document = documents_.at(schema.at("document").at("file"));
        const std::string component = schema.at("document").at("component");
        const Json& published =
            resolved(document, document.at("components").at("schemas").at(component));
        const Json fields = published.value("properties", Json::object());
        for (const auto& [field, type] : schema.at("properties").items()) {
            const std::string full = name + "." + field;
            if (!fields.contains(field)) {
                found_.insert(full + " is not published");
            } else if (takes_null(type) && !is_nullable(document, fields.at(field))) {
                found_.insert(full + " may be null");
            }
        }
    }

    static bool takes_null(const Json& type) {
        const Json kinds = type.value("type", Json());
        const Json values = type.value("enum", Json());
        const bool by_kind =
            kinds.is_array() && std::find(kinds.begin(), kinds.end(), "null") != kinds.end();
        return by_kind || (values.is_array() &&
                           std::find(values.begin(), values.end(), nullptr) != values.end());
    }

    bool is_nullable(const Json& document, const Json& field) const {
        return field.value("nullable", false) || resolved(document, field).value("nullable", false);
    }

    const Json& overlay_;
    std::map<std::string, Json> documents_;
    std::set<std::string> found_;
};

}  // namespace

std::vector<std::string> compare_with_published(const Json& overlay, const std::string& folder) {
    std::set<std::string> named;
    std::vector<std::string> disagreements;
    for (const Json& deviation : overlay.at("deviations")) {
        named.insert(deviation.at("what").get<std::string>());
    }
    const std::set<std::string> found = Comparison(overlay, folder).run();
    for (const std::string& what : found) {
        if (named.count(what) == 0) disagreements.push_back("not among the deviations: " + what);
    }
    for (const std::string& what : named) {
        if (found.count(what) == 0) disagreements.push_back("a deviation for nothing: " + what);
    }
    return disagreements;
}

}  // namespace confsync::contract
