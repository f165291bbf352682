#pragma once

#include <functional>
#include <string>

namespace confsync::bench {

/// What a program does with one file; `path` is relative to the root of the tree, with slashes.
using UseFile = std::function<void(const std::string& path, const std::string& markdown)>;

/// The main of a program that is called with the folder of a tree: reads each `.md` below it in
/// the order of its path. Both programs that are compared walk by this, so it costs both the same.
int for_each_markdown_file(int argc, char** argv, const UseFile& use);

}  // namespace confsync::bench
