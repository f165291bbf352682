#include "markdown_tree.hpp"

#include <algorithm>
#include <iostream>
#include <vector>

#include "base/error.hpp"
#include "base/files.hpp"

namespace confsync::bench {

namespace {

std::vector<fs::path> markdown_files(const fs::path& root) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file() && entry.path().extension() == ".md")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int for_each_markdown_file(int argc, char** argv, const UseFile& use) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " FOLDER\n";
        return 64;
    }
    try {
        const fs::path root = argv[1];
        for (const fs::path& file : markdown_files(root))
            use(file.lexically_relative(root).generic_string(), read_file(file));
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
    return 0;
}

}  // namespace confsync::bench
