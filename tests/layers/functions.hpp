#pragma once

#include <string>
#include <vector>

#include "layers/source_tree.hpp"

namespace confsync::layers {

/// A function with a body, from the first line of its signature to its closing brace.
/// Only lines that hold code are counted: neither comments nor the text of a long literal.
struct Function {
    std::string name;  ///< as written before its parameters: "Hasher::finish"
    std::string file;
    int line = 0;
    int lines = 0;
};

/// The functions and named lambdas of a file, as far as clang-format'ed code shows them by its
/// braces. What stands inside a function counts as part of it.
std::vector<Function> functions_of(const SourceFile& file);

}  // namespace confsync::layers
