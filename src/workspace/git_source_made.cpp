#include <fmt/format.h>

#include <sstream>

#include "base/error.hpp"
#include "workspace/data_address.hpp"
#include "workspace/git_source_contents.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

engine::Content content_of(std::string bytes) {
    const auto size = bytes.size();
    return {size, [shared = std::make_shared<const std::string>(std::move(bytes))] {
                return std::make_unique<std::istringstream>(*shared);
            }};
}

}  // namespace

bool GitSource::Contents::is_shown(const PageNode& page, const render::Diagram& diagram) {
    return diagrams.is_recorded(page.key, diagrams.path_of(diagram)) ||
           !diagrams.picture(diagram).bytes.empty();
}

/// What the page was published with goes before what a command here would draw: plans must not
/// depend on which machine makes them.
ImageSize GitSource::Contents::size_of(const PageNode& page, const render::Diagram& diagram) {
    const auto recorded = diagrams.recorded_size(page.key, diagrams.path_of(diagram));
    return recorded ? *recorded : diagrams.picture(diagram).size;
}

/// All at once, before each page asks for its own.
void GitSource::Contents::draw_new_diagrams() {
    std::vector<render::Diagram> undrawn;
    for (const PageNode& node : nodes) {
        if (node.file == nullptr) continue;
        for (const render::Diagram& diagram : node.file->outline.diagrams)
            if (!diagrams.is_recorded(node.key, diagrams.path_of(diagram)))
                undrawn.push_back(diagram);
    }
    diagrams.draw(undrawn, config.jobs);
}

std::vector<render::DiagramPicture> GitSource::Contents::pictures(
    const PageNode& from, const render::Document& document) {
    std::vector<render::DiagramPicture> pictures;
    for (const render::Diagram& diagram : document.diagrams()) {
        auto& picture = pictures.emplace_back();
        const std::string path = diagrams.path_of(diagram);
        if (path.empty()) continue;
        if (is_shown(from, diagram)) {
            const auto [width, height] = diagrams.shown(size_of(from, diagram));
            picture.file = {name_of(path), width, height};
        } else {
            picture.fault = diagrams.picture(diagram).fault;
            picture.fault->where = diagram.where;
        }
    }
    return pictures;
}

engine::Content GitSource::Contents::drawn(const std::string& path) {
    for (const PageNode& node : nodes) {
        if (node.file == nullptr) continue;
        for (const render::Diagram& diagram : node.file->outline.diagrams) {
            if (diagrams.path_of(diagram) != path) continue;
            const Diagrams::Picture& picture = diagrams.picture(diagram);
            if (picture.bytes.empty())
                throw Error(ErrorKind::failed, picture.fault.message, picture.fault.hint,
                            in_file(diagram.where, node.file->tracked.path));
            return content_of(picture.bytes);
        }
    }
    throw Error(ErrorKind::failed, fmt::format("no page shows {}", path), "run the command again");
}

engine::Content GitSource::Contents::in_text(const std::string& path) const {
    for (const PageNode& node : nodes) {
        if (node.file == nullptr) continue;
        for (const render::Reference& reference : node.file->outline.references) {
            if (reference.kind != render::Reference::Kind::image) continue;
            auto file = file_of_data(reference.destination);
            if (file && made_path(MadeFile::data, file->name) == path)
                return content_of(std::move(file->bytes));
        }
    }
    throw Error(ErrorKind::failed, fmt::format("no page shows {}", path), "run the command again");
}

}  // namespace confsync::workspace
