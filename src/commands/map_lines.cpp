#include "commands/map_lines.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/planning.hpp"

namespace confsync::commands {

using engine::PageKey;

bool is_named(const std::string& typed, const engine::SourcePage& page, Context& context) {
    const std::string path = from_root(typed, context);
    return page.file == path || page.key.value == path || page.key.value == path + "/";
}

PageKey line_at(const std::string& typed, const engine::State& state, Context& context) {
    const std::string path = from_root(typed, context);
    for (const auto& key : {PageKey{path}, PageKey{path + "/"}, PageKey{typed}})
        if (state.pages.contains(key)) return key;
    for (const auto& [key, record] : state.pages)
        if (record.file == path) return key;
    std::vector<std::string> keys;
    for (const auto& [key, record] : state.pages) keys.push_back(key.value);
    const auto near = closest(path, keys);
    throw Error(ErrorKind::not_found, fmt::format("the map has no line {}", typed),
                near ? fmt::format("did you mean {}?", *near) : "see: confsync map show");
}

void save_edited(const engine::State& state, const std::string& subject, Context& context) {
    context.store().check_writable();
    context.store().save(state, {context.source().head(), subject, {}});
}

}  // namespace confsync::commands
