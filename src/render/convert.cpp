#include "render/convert.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "render/convert_body.hpp"
#include "render/convert_footnotes.hpp"
#include "render/convert_proof.hpp"
#include "render/storage_nodes.hpp"

namespace confsync::render {

namespace {

Converted unreadable(std::string_view storage, const ConvertOptions& options) {
    Converted result;
    if (trimmed(storage).empty()) return result;
    result.diagnostics.push_back({"storage-unreadable", Severity::warning,
                                  "the storage format cannot be read and is kept as it is",
                                  Place{options.file, 1, 1}, "look for a tag that is not closed"});
    result.blocks.push_back({storage, fenced(options.style, "confluence-storage", storage), true});
    result.markdown = result.blocks.front().markdown + "\n";
    return result;
}

bool all_comes_back(const Converted& result, std::string_view storage,
                    const ConvertOptions& options) {
    return comes_back(result.markdown, storage, result, options);
}

/// Nothing when its footnotes would not come back.
std::optional<Converted> converted(const StorageNode& root, const PageAnchors& anchors,
                                   const std::optional<Footnotes>& notes,
                                   const ConvertOptions& options) {
    BodyConverter converter(options, anchors);
    converter.add(root.children, 0, notes ? notes->first : root.children.size());
    if (notes)
        for (const StorageNode& item : notes->list->children)
            if (!is_blank_text(item)) converter.add_note(item);
    const std::string_view storage = root.source;
    const bool done = !options.prove || all_comes_back(converter.result(), storage, options);
    if (done) return std::move(converter.result());
    converter.prove();
    if (notes && !all_comes_back(converter.result(), storage, options)) return std::nullopt;
    return std::move(converter.result());
}

void tell_kept(Converted& result, std::string_view storage, const ConvertOptions& options) {
    for (const ConvertedBlock& block : result.blocks) {
        if (!block.verbatim) continue;
        const auto line =
            1 + std::count(storage.begin(),
                           storage.begin() + (block.storage.data() - storage.data()), '\n');
        result.diagnostics.push_back({"kept-verbatim", Severity::note,
                                      "a block without a Markdown form is kept as it is",
                                      Place{options.file, static_cast<int>(line), 1}, ""});
    }
}

}  // namespace

Converted to_markdown(std::string_view storage, const ConvertOptions& options) {
    const auto root = read_nodes(storage);
    if (!root) return unreadable(storage, options);
    PageAnchors anchors = anchors_of(*root, options.forms.slugs);
    std::optional<Converted> result = converted(*root, anchors, footnotes_of(*root), options);
    if (!result) {
        // They stay the anchors and links that they are.
        anchors.footnotes.clear();
        result = converted(*root, anchors, std::nullopt, options);
    }
    tell_kept(*result, storage, options);
    return std::move(*result);
}

}  // namespace confsync::render
