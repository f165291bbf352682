#include "workspace/likely_target.hpp"

#include <variant>

#include "workspace/attach_rule.hpp"
#include "workspace/data_address.hpp"
#include "workspace/destination.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

bool is_usually_attached(const std::string& path) {
    static const AttachRule rule(usual_attachments());
    return rule.holds(path);
}

render::Target likely_at(const std::string& path, const render::Reference& reference) {
    if (reference.kind != render::Reference::Kind::link || is_usually_attached(path))
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
        case Destination::Kind::title: return render::PageTarget{{}, to.path, to.space, {}};
        case Destination::Kind::page_id: return render::UrlTarget{to.path};
        case Destination::Kind::empty:
        case Destination::Kind::scheme: return render::NoTarget{};
    }
    return render::NoTarget{};
}

bool leads_as_likely(const render::Reference& reference, const Resolved& resolved) {
    // Both list nothing, page, heading, file and address in this order.
    static_assert(std::is_same_v<decltype(Resolved::target),
                                 std::variant<Nowhere, ToPage, ToHeading, ToFile, ToUrl, ToTitle>>);
    static_assert(
        std::is_same_v<render::Target,
                       std::variant<render::NoTarget, render::PageTarget, render::AnchorTarget,
                                    render::AttachmentTarget, render::UrlTarget>>);
    const bool by_title = std::holds_alternative<ToTitle>(resolved.target);
    const std::size_t kind =
        by_title ? render::Target(render::PageTarget()).index() : resolved.target.index();
    return likely_target(reference).index() == kind;
}

Diagnostics likely_remarks(const render::Document& document, const render::RenderOptions& options) {
    std::vector<render::Target> targets;
    targets.reserve(document.references().size());
    for (const render::Reference& reference : document.references())
        targets.push_back(likely_target(reference));
    return render::to_storage(document, targets, options).diagnostics;
}

}  // namespace confsync::workspace
