#include <array>

#include "sandbox/requests_json.hpp"
#include "sandbox/v1_listing.hpp"

namespace confsync::sandbox {

namespace {

serve::Response list_labels(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v1_refusal(page.refused());
    std::vector<Label> labels = call.wiki().labels(page->id);
    if (const auto prefix = call.request.parameter("prefix"))
        std::erase_if(labels, [&](const Label& label) { return label.prefix != *prefix; });
    return v1_listing_of(call, labels, v1_label_json);
}

serve::Response add_labels(const Call& call) {
    const auto labels = read_labels(call.request.body);
    if (!labels) return v1_error(400, "BadRequestException", "Could not parse the labels");
    for (const auto& [prefix, name] : *labels)
        if (const auto added = call.wiki().add_label(call.path[0], prefix, name); !added)
            return v1_refusal(added.refused());
    return list_labels(call);
}

serve::Response remove(const Call& call, const std::string& name) {
    const auto removed = call.wiki().remove_label(call.path[0], name);
    return removed ? serve::Response{204} : v1_refusal(removed.refused());
}

serve::Response remove_label(const Call& call) {
    const auto name = call.request.parameter("name");
    if (!name) return v1_error(400, "BadRequestException", "name is required");
    return remove(call, *name);
}

serve::Response remove_label_by_path(const Call& call) { return remove(call, call.path[1]); }

/// An old address that only reads (quirks.md 58): writing to it is the 405 of `dispatch`.
constexpr std::array routes{
    Route{"GET", "/wiki/rest/api/content/{}/label", list_labels},
    Route{"POST", "/wiki/rest/api/content/{}/label", add_labels},
    Route{"DELETE", "/wiki/rest/api/content/{}/label", remove_label},
    Route{"DELETE", "/wiki/rest/api/content/{}/label/{}", remove_label_by_path},
    Route{"GET", "/wiki/rest/api/content/{}/child/label", list_labels},
};

}  // namespace

std::span<const Route> v1_label_routes() { return routes; }

}  // namespace confsync::sandbox
