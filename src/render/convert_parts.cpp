#include "render/convert_parts.hpp"

#include <algorithm>

#include "render/convert_body.hpp"
#include "render/convert_footnotes.hpp"
#include "render/page_sections.hpp"

namespace confsync::render {

namespace {

/// Lists beside each other would be one, had they the same marker.
Piece beside_a_list(const StorageNodes& siblings, std::size_t first, std::size_t last,
                    const Style& style) {
    const auto is_list = [](const StorageNode& node) { return node.is("ul") || node.is("ol"); };
    std::size_t before = first;
    while (before > 0 && is_blank_text(siblings[before - 1])) --before;
    while (last < siblings.size() && is_blank_text(siblings[last])) ++last;
    const StorageNode& start = siblings[first];
    const bool beside = (before > 0 && siblings[before - 1].name == start.name) ||
                        (last < siblings.size() && siblings[last].name == start.name);
    if (!is_list(start) || !beside) return {};
    Piece piece;
    piece.kind = BlockKind::list;
    piece.marker = start.is("ol") ? style.ordered : style.bullet;
    return piece;
}

}  // namespace

PageParts::PageParts(std::string_view storage, const ConvertOptions& options)
    : options_(options), root_(read_page(storage)) {
    if (!root_) {
        blocks_ = {{storage, std::string(storage), ""}};
        return;
    }
    anchors_ = anchors_of(*root_, options.forms.slugs);
    blocks_ = body_blocks(*root_, options.flavor);
}

void PageParts::label_notes(const std::map<std::string, std::string>& labels) {
    for (const auto& [name, label] : labels) anchors_.footnotes.insert_or_assign(name, label);
}

std::string_view PageParts::source(std::size_t first, std::size_t last) const {
    const char* const start = blocks_[first].source.data();
    const std::string_view end = blocks_[last - 1].source;
    return {start, static_cast<std::size_t>(end.data() + end.size() - start)};
}

Converted PageParts::part(std::size_t first, std::size_t last, const Style& style) const {
    ConvertOptions options = options_;
    options.style = style;
    const std::string_view bytes = source(first, last);
    if (!root_) return to_markdown(bytes, options);
    BodyConverter converter(options, anchors_);
    const auto in_part = [&](const StorageNode& node) {
        return node.source.data() >= bytes.data() &&
               node.source.data() < bytes.data() + bytes.size();
    };
    if (is_note(blocks_[first])) {
        for (const StorageNode& item : footnotes_of(*root_)->list->children)
            if (!is_blank_text(item) && in_part(item)) converter.add_note(item);
    } else {
        const StorageNodes& all = root_->children;
        const auto start = std::find_if(all.begin(), all.end(), in_part);
        const auto end = std::find_if_not(start, all.end(), in_part);
        const auto at = static_cast<std::size_t>(start - all.begin());
        const auto behind = static_cast<std::size_t>(end - all.begin());
        converter.add(all, at, behind, beside_a_list(all, at, behind, style));
        if (options.prove) converter.prove();
    }
    return std::move(converter.result());
}

}  // namespace confsync::render
