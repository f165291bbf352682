#include "workspace/outline.hpp"

namespace confsync::workspace {

FileOutline outline_of(std::string_view markdown) {
    FileOutline outline;
    outline.lfs_pointer = is_lfs_pointer(markdown);
    if (outline.lfs_pointer) return outline;
    const render::Document document = render::parse(markdown, "");
    const render::FrontMatter& front = document.front_matter();
    outline.draft = front.draft;
    outline.front_title = front.title;
    outline.front_title_place = front.title_place;
    outline.labels = front.labels;
    if (const render::Heading* heading = document.title_heading()) {
        outline.heading = heading->text;
        outline.heading_place = heading->where;
    }
    for (const render::Heading& heading : document.headings())
        outline.slugs.push_back(heading.slug);
    for (const std::string& name : document.anchors()) outline.slugs.push_back(name);
    outline.references = document.references();
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
