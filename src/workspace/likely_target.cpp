#include "workspace/likely_target.hpp"

#include <variant>

#include "workspace/data_address.hpp"
#include "workspace/destination.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

render::Target likely_at(const std::string& path, const render::Reference& reference) {
    if (reference.kind != render::Reference::Kind::link || is_attached_file(path))
        return render::AttachmentTarget{name_of(path)};
    const std::string extension = extension_of(path);
    if (extension.empty() || extension == "md") return render::PageTarget{path, path, {}, {}};
    return render::NoTarget{};
}

}  // namespace

render::Target likely_target(const render::Reference& reference) {
    if (reference.kind == render::Reference::Kind::wiki)
        return render::PageTarget{reference.destination, reference.destination, {}, {}};
    const Destination to = parse_destination(reference.destination);
    switch (to.kind) {
        case Destination::Kind::url: return render::UrlTarget{to.path};
        case Destination::Kind::fragment: return render::AnchorTarget{to.fragment};
        case Destination::Kind::path: return likely_at(to.path, reference);
        case Destination::Kind::data:
            if (reference.kind == render::Reference::Kind::image &&
                file_of_data(reference.destination))
                return render::AttachmentTarget{"data"};
            return render::NoTarget{};
        case Destination::Kind::empty:
        case Destination::Kind::scheme: return render::NoTarget{};
    }
    return render::NoTarget{};
}

bool leads_as_likely(const render::Reference& reference, const Resolved& resolved) {
    // Both list nothing, page, heading, file and address in this order.
    static_assert(std::is_same_v<decltype(Resolved::target),
                                 std::variant<Nowhere, ToPage, ToHeading, ToFile, ToUrl>>);
    static_assert(
        std::is_same_v<render::Target,
                       std::variant<render::NoTarget, render::PageTarget, render::AnchorTarget,
                                    render::AttachmentTarget, render::UrlTarget>>);
    return likely_target(reference).index() == resolved.target.index();
}

Diagnostics likely_remarks(const render::Document& document, const render::RenderOptions& options) {
    std::vector<render::Target> targets;
    targets.reserve(document.references().size());
    for (const render::Reference& reference : document.references())
        targets.push_back(likely_target(reference));
    return render::to_storage(document, targets, options).diagnostics;
}

}  // namespace confsync::workspace
