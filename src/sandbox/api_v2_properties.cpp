#include <fmt/format.h>

#include <array>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"
#include "sandbox/requests_json.hpp"

namespace confsync::sandbox {

namespace {

serve::Response list_labels(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    std::vector<Label> labels = call.wiki().labels(page->id);
    if (const auto prefix = call.request.parameter("prefix"))
        std::erase_if(labels, [&](const Label& label) { return label.prefix != *prefix; });
    return v2_listing_of(call, labels, label_json);
}

/// The properties' calls have words of their own for a missing page.
std::optional<serve::Response> page_refusal(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (page) return std::nullopt;
    if (page.refused().why == Refusal::purged) return v2_refusal(page.refused());
    return v2_error(404, "NOT_FOUND",
                    fmt::format("Could not find page with id [{}]", call.path[0]));
}

serve::Response answer(const Outcome<Property>& property) {
    return property ? json_answer(property_json(*property)) : v2_refusal(property.refused());
}

serve::Response list_properties(const Call& call) {
    if (const auto refused = page_refusal(call)) return *refused;
    std::vector<Property> properties = call.wiki().properties(call.path[0]);
    if (const auto key = call.request.parameter("key"))
        std::erase_if(properties, [&](const Property& property) { return property.key != *key; });
    return v2_listing_of(call, properties, property_json);
}

serve::Response get_property(const Call& call) {
    if (const auto refused = page_refusal(call)) return *refused;
    return answer(call.wiki().property(call.path[0], call.path[1]));
}

serve::Response create_property(const Call& call) {
    if (const auto refused = page_refusal(call)) return *refused;
    const auto write = read_property_write(call.request.body);
    if (!write || !write->key || !write->value || write->key->empty() || write->key->size() > 255)
        return v2_bad_request("key and value are required");
    return answer(call.wiki().add_property(call.path[0], *write->key, *write->value, call.me()));
}

serve::Response update_property(const Call& call) {
    if (const auto refused = page_refusal(call)) return *refused;
    const auto write = read_property_write(call.request.body);
    if (!write || !write->key || !write->value || !write->version)
        return v2_bad_request("key, value and version are required");
    Property wanted{call.path[1], *write->key, *write->value, {}};
    wanted.version.number = *write->version;
    wanted.version.message = write->message;
    const auto held = call.wiki().property(call.path[0], call.path[1]);
    if (held && held->key != *write->key)
        return v2_bad_request("The key of a property cannot be changed");
    return answer(call.wiki().set_property(call.path[0], wanted, call.me()));
}

serve::Response delete_property(const Call& call) {
    if (const auto refused = page_refusal(call)) return *refused;
    const auto removed = call.wiki().remove_property(call.path[0], call.path[1]);
    return removed ? serve::Response{204} : v2_refusal(removed.refused());
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/pages/{}/labels", list_labels},
    Route{"GET", "/wiki/api/v2/pages/{}/properties", list_properties},
    Route{"POST", "/wiki/api/v2/pages/{}/properties", create_property},
    Route{"GET", "/wiki/api/v2/pages/{}/properties/{}", get_property},
    Route{"PUT", "/wiki/api/v2/pages/{}/properties/{}", update_property},
    Route{"DELETE", "/wiki/api/v2/pages/{}/properties/{}", delete_property},
};

}  // namespace

std::span<const Route> v2_label_and_property_routes() { return routes; }

}  // namespace confsync::sandbox
