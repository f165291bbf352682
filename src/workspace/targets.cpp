#include "workspace/targets.hpp"

#include <map>
#include <set>

#include "workspace/attachments.hpp"

namespace confsync::workspace {

namespace {

using Names = std::map<std::string, std::string>;

Names names_of_files(const std::vector<Resolved>& resolved) {
    std::set<std::string> paths;
    for (const Resolved& each : resolved)
        if (const auto* file = std::get_if<ToFile>(&each.target)) paths.insert(file->file.path);
    return attachment_names(paths);
}

/// One target for each kind of what a reference leads to.
struct ToTarget {
    const engine::RenderRequest& request;
    const Names& names;
    const SizeOf& size_of;

    render::Target operator()(const Nowhere&) const { return render::NoTarget{}; }
    render::Target operator()(const ToHeading& to) const { return render::AnchorTarget{to.slug}; }
    render::Target operator()(const ToUrl& to) const { return render::UrlTarget{to.url}; }
    render::Target operator()(const ToTitle& to) const {
        return render::PageTarget{{}, to.title, to.space, to.anchor};
    }
    render::Target operator()(const ToFile& to) const {
        const ImageSize size = to.bytes.empty() ? size_of(to.file.path) : image_size(to.bytes);
        return render::AttachmentTarget{names.at(to.file.path), size.width, size.height};
    }
    render::Target operator()(const ToPage& to) const {
        if (request.titles == nullptr) return render::NoTarget{};
        const auto named = request.titles->find(to.key);
        if (named == request.titles->end()) return render::NoTarget{};
        const auto& [title, space] = named->second;
        return render::PageTarget{to.key.value, title, space == request.space ? "" : space,
                                  to.slug};
    }
};

}  // namespace

std::vector<render::Target> targets_of(const std::vector<Resolved>& resolved,
                                       const engine::RenderRequest& request,
                                       const SizeOf& size_of) {
    const Names names = names_of_files(resolved);
    std::vector<render::Target> targets;
    for (const Resolved& each : resolved)
        targets.push_back(std::visit(ToTarget{request, names, size_of}, each.target));
    return targets;
}

}  // namespace confsync::workspace
