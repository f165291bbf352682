#pragma once

#include <string>

namespace confsync::bench {

/// What a file renders to with no project around: links are told apart by their spelling alone.
std::string storage_body(const std::string& path, const std::string& markdown);

}  // namespace confsync::bench
