#include <algorithm>

#include "base/digest.hpp"
#include "workspace/config.hpp"
#include "workspace/config_keys.hpp"

namespace confsync::workspace {

namespace {

void add(Hasher& hasher, const std::vector<std::string>& texts) {
    hasher.field(std::to_string(texts.size()));
    for (const std::string& text : texts) hasher.field(text);
}

void add(Hasher& hasher, const TreeConfig& tree) {
    hasher.field(tree.name).field(tree.directory).field(tree.space).field(tree.root);
    add(hasher, tree.include);
    add(hasher, tree.exclude);
}

void add(Hasher& hasher, const PagesConfig& pages) {
    for (const TitleFrom from : pages.title) hasher.field(std::to_string(static_cast<int>(from)));
    hasher.field(pages.title_prefix);
    hasher.field(std::to_string(static_cast<int>(pages.duplicate_titles)));
    hasher.field(std::to_string(static_cast<int>(pages.folders)));
    add(hasher, pages.labels);
}

bool is_default(const ConfigValue& value) {
    const auto of_key = [&](const KeyRow& row) { return fits(row.key, value.key); };
    const auto row = std::ranges::find_if(render_key_rows(), of_key);
    return row == render_key_rows().end() || row->fallback == value.value;
}

}  // namespace

Digest Config::shape_digest() const {
    Hasher hasher;
    hasher.field(std::to_string(static_cast<int>(flavor)));
    hasher.field(std::to_string(trees.size()));
    for (const TreeConfig& tree : trees) add(hasher, tree);
    hasher.field(std::to_string(pages.title.size()));
    add(hasher, pages);
    return hasher.finish();
}

Digest Config::rendering_digest() const {
    Hasher hasher;
    for (const ConfigValue& value : values)
        if (!is_default(value)) hasher.field(value.key).field(value.value);
    return hasher.finish();
}

}  // namespace confsync::workspace
