#include "render/convert_proof.hpp"

#include <string>

#include "render/storage_equivalence.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

namespace {

/// A heading that repeats the page's title is left out; here none is to be.
const std::string no_title(1, '\x1F');

}  // namespace

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

bool comes_back(std::string_view markdown, std::string_view storage, const Converted& converted,
                Flavor flavor) {
    const Document document = parse(markdown, "");
    RenderOptions options;
    options.flavor = flavor;
    options.title = no_title;
    const Rendered rendered = to_storage(document, targets_of(document, converted), options);
    return equivalent_form(rendered.body, flavor) == equivalent_form(storage, flavor);
}

}  // namespace confsync::render
