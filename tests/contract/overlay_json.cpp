#include "contract/overlay_json.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "contract/published_json.hpp"

namespace confsync::contract {

namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Faults = std::vector<std::string>;

std::string path_of(const std::string& target) { return target.substr(0, target.find('?')); }

bool matches(const std::string& pattern, const std::string& path) {
    const auto wanted = split(pattern, '/');
    const auto given = split(path, '/');
    if (wanted.size() != given.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool open = !wanted[i].empty() && wanted[i].front() == '{' && !given[i].empty();
        if (!open && wanted[i] != given[i]) return false;
    }
    return true;
}

std::vector<std::pair<std::string, std::string>> query_of(const std::string& target) {
    std::vector<std::pair<std::string, std::string>> query;
    const auto question = target.find('?');
    if (question == std::string::npos) return query;
    for (const auto field : split(std::string_view(target).substr(question + 1), '&')) {
        const auto equals = std::min(field.find('='), field.size() - 1);
        query.emplace_back(field.substr(0, equals),
                           percent_decoded(field.substr(equals + 1)).value_or("%"));
    }
    return query;
}

}  // namespace

struct Overlay::Description {
    Json overlay;
    std::map<std::string, std::shared_ptr<valijson::Schema>> compiled;

    const Json* route_of(const std::string& method, const std::string& path) const;
    Faults against(const Json& schema, const Json& value, const std::string& what);
    void judge_request(const Json& route, const sandbox::Exchange& exchange, Faults& faults);
    void judge_form(const Json& form, const std::vector<std::string>& parts, Faults& faults) const;
    void judge_answer(const Json& route, const sandbox::Exchange& exchange, Faults& faults);
};

const Json* Overlay::Description::route_of(const std::string& method,
                                           const std::string& path) const {
    for (const Json& route : overlay.at("routes")) {
        if (route.at("method") == method && matches(route.at("path"), path)) return &route;
    }
    return nullptr;
}

Faults Overlay::Description::against(const Json& schema, const Json& value,
                                     const std::string& what) {
    auto& known = compiled[schema.dump()];
    if (!known) {
        const Json whole = {{"allOf", Json::array({schema})},
                            {"definitions", overlay.at("definitions")}};
        known = std::make_shared<valijson::Schema>();
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(Adapter(whole), *known);
    }
    valijson::ValidationResults results;
    valijson::Validator().validate(*known, Adapter(value), &results);
    Faults faults;
    for (const auto& error : results) {
        faults.push_back(
            fmt::format("{}: {}: {}", what, fmt::join(error.context, ""), error.description));
    }
    return faults;
}

void Overlay::Description::judge_request(const Json& route, const sandbox::Exchange& exchange,
                                         Faults& faults) {
    const Json& allowed = route.at("query");
    for (const auto& [name, value] : query_of(exchange.target)) {
        if (!allowed.contains(name)) {
            faults.push_back("the query parameter " + name + " is not described");
            continue;
        }
        for (auto& fault : against(allowed.at(name), value, "query " + name)) {
            faults.push_back(std::move(fault));
        }
    }
    if (route.contains("form")) return judge_form(route.at("form"), exchange.parts, faults);
    if (!route.contains("body")) {
        if (!exchange.request_body.empty()) faults.push_back("a body where none is described");
        return;
    }
    const Json body = Json::parse(exchange.request_body, nullptr, false);
    const Json schema = {{"$ref", "#/definitions/" + route.at("body").get<std::string>()}};
    for (auto& fault : against(schema, body, "request")) faults.push_back(std::move(fault));
}

void Overlay::Description::judge_form(const Json& form, const std::vector<std::string>& parts,
                                      Faults& faults) const {
    const auto allowed = form.at("allowed").get<std::set<std::string>>();
    const std::set<std::string> given(parts.begin(), parts.end());
    for (const std::string& name : given) {
        if (allowed.count(name) == 0) faults.push_back("the part " + name + " is not described");
    }
    for (const std::string name : form.at("required")) {
        if (given.count(name) == 0) faults.push_back("the part " + name + " is missing");
    }
}

void Overlay::Description::judge_answer(const Json& route, const sandbox::Exchange& exchange,
                                        Faults& faults) {
    const std::string status = std::to_string(exchange.status);
    const Json& own = route.at("answers");
    const Json& anywhere = overlay.at("everywhere");
    if (!own.contains(status) && !anywhere.contains(status)) {
        faults.push_back("the status " + status + " is not described");
        return;
    }
    const Json& name = own.contains(status) ? own.at(status) : anywhere.at(status);
    if (name.is_null()) return;
    const Json body = Json::parse(exchange.response_body, nullptr, false);
    const Json schema = {{"$ref", "#/definitions/" + name.get<std::string>()}};
    for (auto& fault : against(schema, body, "answer " + status)) {
        faults.push_back(std::move(fault));
    }
}

Overlay::Overlay(const std::string& file) : description_(std::make_unique<Description>()) {
    description_->overlay = Json::parse(read_file(file), nullptr, false);
    if (!description_->overlay.is_object()) {
        throw Error(ErrorKind::failed, "the overlay is no JSON object", {}, {file, 0, 0});
    }
}

Overlay::~Overlay() = default;

std::vector<std::string> Overlay::faults(const sandbox::Exchange& exchange) const {
    const Json* route = description_->route_of(exchange.method, path_of(exchange.target));
    if (route == nullptr) return {"this call is not described"};
    Faults faults;
    description_->judge_request(*route, exchange, faults);
    const bool judged =
        exchange.status != 0 && exchange.response_content_type.find("html") == std::string::npos;
    if (judged) description_->judge_answer(*route, exchange, faults);
    return faults;
}

std::vector<std::string> Overlay::disagreements(const std::string& folder) const {
    return compare_with_published(description_->overlay, folder);
}

}  // namespace confsync::contract
