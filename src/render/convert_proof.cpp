#include "render/convert_proof.hpp"

#include <string>

#include "render/storage_equivalence.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

namespace {

std::vector<Target> targets_of(const Document& document, const Converted& converted) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references()) {
        const auto found = converted.targets.find(reference.destination);
        targets.push_back(found == converted.targets.end()
                              ? Target(UrlTarget{reference.destination})
                              : found->second);
    }
    return targets;
}

/// Anchors of headings come and go with the links to them.
void ask_for_anchors(const Document& document, std::string_view storage, RenderOptions& options) {
    for (const Heading& heading : document.headings()) {
        const std::string anchor = "<ac:parameter ac:name=\"\">" + heading.slug + "</ac:parameter>";
        if (storage.find(anchor) != std::string_view::npos) options.anchors.insert(heading.slug);
    }
}

}  // namespace

bool comes_back(std::string_view markdown, std::string_view storage, const Converted& converted,
                Flavor flavor) {
    const Document document = parse(markdown, "");
    RenderOptions options;
    options.flavor = flavor;
    ask_for_anchors(document, storage, options);
    const Rendered rendered = to_storage(document, targets_of(document, converted), options);
    return equivalent_form(rendered.body, flavor) == equivalent_form(storage, flavor);
}

}  // namespace confsync::render
