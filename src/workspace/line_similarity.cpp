#include "workspace/line_similarity.hpp"

#include <cstddef>
#include <unordered_map>

#include "base/text.hpp"

namespace confsync::workspace {

int share_of_lines(std::string_view earlier, std::string_view present) {
    std::unordered_map<std::string_view, int> available;
    for (const std::string_view line : split(present, '\n')) ++available[trimmed(line)];
    std::size_t total = 0;
    std::size_t found = 0;
    for (const std::string_view raw : split(earlier, '\n')) {
        const std::string_view line = trimmed(raw);
        total += line.size();
        const auto at = available.find(line);
        if (at == available.end() || at->second == 0) continue;
        --at->second;
        found += line.size();
    }
    return total == 0 ? 0 : static_cast<int>(found * 100 / total);
}

}  // namespace confsync::workspace
