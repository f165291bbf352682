#include "workspace/outline.hpp"

#include "workspace/likely_target.hpp"

namespace confsync::workspace {

std::vector<std::string> slugs_of(const render::Document& document) {
    std::vector<std::string> slugs;
    for (const render::Heading& heading : document.headings()) slugs.push_back(heading.slug);
    slugs.insert(slugs.end(), document.anchors().begin(), document.anchors().end());
    return slugs;
}

FileOutline outline_of(std::string_view markdown, const RenderConfig& rendering) {
    FileOutline outline;
    outline.lfs_pointer = is_lfs_pointer(markdown);
    if (outline.lfs_pointer) return outline;
    const render::Document document = render::parse(markdown, "", rendering.dialect);
    outline = outline_of(document);
    for (const render::Diagram& diagram : document.diagrams())
        if (rendering.diagrams.contains(diagram.language)) outline.diagrams.push_back(diagram);
    outline.remarks = likely_remarks(document, rendering.options);
    return outline;
}

FileOutline outline_of(const render::Document& document) {
    FileOutline outline;
    const render::FrontMatter& front = document.front_matter();
    outline.draft = front.draft;
    outline.front_title = front.title;
    outline.front_title_place = front.title_place;
    outline.labels = front.labels;
    if (const render::Heading* heading = document.title_heading()) {
        outline.heading = heading->text;
        outline.heading_place = heading->where;
    }
    outline.slugs = slugs_of(document);
    outline.references = document.references();
    outline.silences = render::silences_of(document);
    outline.diagnostics = document.diagnostics();
    return outline;
}

bool is_lfs_pointer(std::string_view bytes) {
    return bytes.size() <= longest_lfs_pointer &&
           bytes.starts_with("version https://git-lfs.github.com/spec/");
}

Place in_file(Place place, const std::string& file) {
    place.file = file;
    return place;
}

}  // namespace confsync::workspace
