/// Markdown → storage format by render::parse and to_storage, with no project around.

#include <cstdio>

#include "markdown_tree.hpp"
#include "storage_body.hpp"

int main(int argc, char** argv) {
    return confsync::bench::for_each_markdown_file(
        argc, argv, [](const std::string& path, const std::string& markdown) {
            std::fputs(confsync::bench::storage_body(path, markdown).c_str(), stdout);
        });
}
