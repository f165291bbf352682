#include "engine/lease_json.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace confsync::engine {

using nlohmann::json;

namespace {

std::optional<std::string> text(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<Timestamp> time(const json& object, const char* name) {
    const auto written = text(object, name);
    if (!written) return std::nullopt;
    try {
        return parse_iso8601(*written);
    } catch (const Error&) {
        return std::nullopt;  // anybody may write the property: told as unreadable
    }
}

}  // namespace

std::string lease_value(const LeaseTerms& terms) {
    return json{{"owner", terms.owner},
                {"run", terms.run},
                {"since", iso8601(terms.since)},
                {"until", iso8601(terms.until)}}
        .dump();
}

std::optional<LeaseTerms> read_lease(const std::string& value) {
    const json object = json::parse(value, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    const auto owner = text(object, "owner");
    const auto run = text(object, "run");
    const auto since = time(object, "since");
    const auto until = time(object, "until");
    if (!owner || !run || !since || !until) return std::nullopt;
    return LeaseTerms{*owner, *run, *since, *until};
}

}  // namespace confsync::engine
