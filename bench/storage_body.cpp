#include "storage_body.hpp"

#include "render/document.hpp"
#include "render/storage_writer.hpp"

namespace confsync::bench {

namespace {

using namespace confsync::render;

Target target_of(const Reference& reference) {
    const std::string& destination = reference.destination;
    if (destination.find(':') != std::string::npos) return UrlTarget{destination};
    if (reference.kind == Reference::Kind::image) return AttachmentTarget{destination};
    const std::size_t hash = destination.find('#');
    if (hash == 0) return AnchorTarget{destination.substr(1)};
    PageTarget page;
    page.key = page.title = destination.substr(0, hash);
    if (hash != std::string::npos) page.anchor = destination.substr(hash + 1);
    return page;
}

}  // namespace

std::string storage_body(const std::string& path, const std::string& markdown) {
    const Document document = parse(markdown, path);
    std::vector<Target> targets;
    targets.reserve(document.references().size());
    for (const Reference& reference : document.references())
        targets.push_back(target_of(reference));
    RenderOptions options;
    if (const Heading* heading = document.title_heading()) options.title = heading->text;
    return to_storage(document, targets, options).body;
}

}  // namespace confsync::bench
