#include "render/convert_body.hpp"

#include <utility>

#include "render/convert_proof.hpp"
#include "render/escape_markdown.hpp"
#include "render/markdown_wrap.hpp"

namespace confsync::render {

namespace {

std::string definition_line(const LinkDefinition& definition) {
    return "[" + definition.label + "]: " + link_destination(definition.destination) + "\n";
}

}  // namespace

void BodyConverter::add(const StorageNodes& siblings, std::size_t first, std::size_t last,
                        const Piece& before) {
    MarkdownWriter writer({options_, anchors_, result_});
    Piece above = before;
    for (Piece& piece : writer.pieces(siblings, first, last, before)) {
        const std::string_view source = source_of(siblings, piece.first, piece.last);
        origins_.push_back({&siblings, piece.first, piece.last, above});
        above = {0, 0, {}, piece.kind, piece.marker};
        const bool close = options_.style.label_lines && !result_.blocks.empty() &&
                           is_label(result_.blocks.back().markdown) &&
                           piece.markdown.starts_with('#');
        result_.blocks.push_back({source, std::move(piece.markdown), piece.verbatim, close});
    }
}

void BodyConverter::add_note(const StorageNode& item) {
    MarkdownWriter writer({options_, anchors_, result_});
    ConvertedBlock block{item.source, {}};
    if (auto text = writer.footnote(item)) {
        const bool follows = !origins_.empty() && origins_.back().siblings == nullptr;
        block.close = follows && text->find("\n\n") == std::string::npos;
        block.markdown = std::move(*text);
    } else {
        block.verbatim = true;
        block.markdown = verbatim_fence(options_.style, item.source);
    }
    origins_.push_back({});
    result_.blocks.push_back(std::move(block));
}

void BodyConverter::prove() {
    std::size_t notes = result_.blocks.size();
    while (notes > 0 && origins_[notes - 1].siblings == nullptr) --notes;
    prove(0, notes);
}

/// What comes back as a whole needs no look at its parts.
void BodyConverter::prove(std::size_t first, std::size_t last) {
    if (first == last || is_proven(first, last)) return;
    if (last == first + 1) return mend(first);
    const std::size_t middle = first + (last - first) / 2;
    prove(first, middle);
    prove(middle, last);
}

bool BodyConverter::is_proven(std::size_t first, std::size_t last) const {
    if (last == first + 1 && result_.blocks[first].verbatim) return true;
    const char* const start = result_.blocks[first].storage.data();
    const std::string_view end = result_.blocks[last - 1].storage;
    const std::string_view storage(start,
                                   static_cast<std::size_t>(end.data() + end.size() - start));
    return part_comes_back(text_of(first, last), storage, result_.targets);
}

/// Those that a text may refer to.
std::string BodyConverter::definitions_for(std::string_view text) const {
    std::string lines = note_definitions(text);
    if (result_.definitions.empty()) return lines;
    for (const std::string& label : labels_in(text))
        if (const auto found = result_.definitions.find(label); found != result_.definitions.end())
            lines += definition_line(found->second) + "\n";
    return lines;
}

bool BodyConverter::part_comes_back(const std::string& text, std::string_view storage,
                                    const std::map<std::string, Target>& targets) const {
    return render::part_comes_back(text, definitions_for(text), storage, targets, options_);
}

/// Ways to write a block, the most readable first.
void BodyConverter::mend(std::size_t at) {
    struct Way {
        bool html_marks;
        bool careful;
    };
    const Origin& origin = origins_[at];
    ConvertedBlock& block = result_.blocks[at];
    if (block.verbatim) return;
    for (const Way way : {Way{false, false}, {true, false}, {false, true}, {true, true}}) {
        // By itself: the same destination may stand for things of two sizes on one page.
        Converted alone;
        MarkdownWriter writer({options_, anchors_, alone, way.html_marks, way.careful, true});
        const auto pieces =
            writer.pieces(*origin.siblings, origin.first, origin.last, origin.before);
        block.markdown = joined(pieces);
        if (part_comes_back(block.markdown, block.storage, alone.targets)) return;
    }
    block.verbatim = true;
    block.markdown = verbatim_fence(options_.style, block.storage);
}

/// A first line of dashes would begin front matter.
Converted& BodyConverter::result() {
    if (!result_.blocks.empty() && result_.blocks.front().markdown == "---")
        result_.blocks.front().markdown = "***";
    result_.markdown = text_of(0, result_.blocks.size());
    if (!result_.definitions.empty()) {
        result_.markdown += '\n';
        for (const auto& [key, definition] : result_.definitions)
            result_.markdown += definition_line(definition);
    }
    return result_;
}

std::string BodyConverter::text_of(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t at = first; at < last; ++at) {
        const ConvertedBlock& block = result_.blocks[at];
        if (!text.empty() && !block.close) text += '\n';
        text.append(block.markdown).append("\n");
    }
    return text;
}

std::string_view source_of(const StorageNodes& siblings, std::size_t first, std::size_t last) {
    while (last > first + 1 && is_blank_text(siblings[last - 1])) --last;
    while (last > first + 1 && is_blank_text(siblings[first])) ++first;
    const std::string_view end = siblings[last - 1].source;
    const char* const start = siblings[first].source.data();
    return {start, static_cast<std::size_t>(end.data() + end.size() - start)};
}

}  // namespace confsync::render
