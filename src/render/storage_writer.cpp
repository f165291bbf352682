#include "render/storage_writer.hpp"

#include "render/page_writer.hpp"

namespace confsync::render {

Rendered to_storage(const Document& document, const std::vector<Target>& targets,
                    const RenderOptions& options) {
    return PageWriter(document.tree(), targets, options).write();
}

std::string folder_body() {
    return "<ac:structured-macro ac:name=\"children\" ac:schema-version=\"2\">"
           "<ac:parameter ac:name=\"all\">true</ac:parameter></ac:structured-macro>";
}

}  // namespace confsync::render
