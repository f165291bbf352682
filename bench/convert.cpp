/// Markdown → storage format → Markdown by render::to_markdown, with no project around. What it
/// takes beyond bench_storage is the way back; with `--prove` each page is rendered once more to
/// see that it comes back.

#include "render/convert.hpp"

#include <cstdio>
#include <cstring>
#include <string>

#include "markdown_tree.hpp"
#include "storage_body.hpp"

namespace {

using namespace confsync::render;

void print_markdown(const std::string& path, const std::string& markdown, bool prove) {
    const std::string body = confsync::bench::storage_body(path, markdown);
    ConvertOptions options;
    options.prove = prove;
    std::fputs(to_markdown(body, options).markdown.c_str(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const bool prove = argc > 1 && std::strcmp(argv[1], "--prove") == 0;
    return confsync::bench::for_each_markdown_file(
        argc - (prove ? 1 : 0), argv + (prove ? 1 : 0),
        [prove](const std::string& path, const std::string& markdown) {
            print_markdown(path, markdown, prove);
        });
}
