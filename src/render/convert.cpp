#include "render/convert.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "render/convert_footnotes.hpp"
#include "render/convert_proof.hpp"
#include "render/convert_writer.hpp"
#include "render/storage_nodes.hpp"

namespace confsync::render {

namespace {

/// Converts one body, block by block.
class Converter {
  public:
    Converter(std::string_view storage, const ConvertOptions& options)
        : storage_(storage), options_(options) {}

    Converted convert() {
        const auto root = read_nodes(storage_);
        if (!root) {
            keep_all();
        } else {
            whole_body(*root);
        }
        return std::move(result_);
    }

  private:
    void keep_all() {
        if (trimmed(storage_).empty()) return;
        result_.diagnostics.push_back({"storage-unreadable", Severity::warning,
                                       "the storage format cannot be read and is kept as it is",
                                       Place{options_.file, 1, 1},
                                       "look for a tag that is not closed"});
        result_.blocks.push_back(
            {storage_, fenced(options_.style, "confluence-storage", storage_), true});
        put_together();
    }

    /// Footnotes are proven with their notes, which stand in another block. Where they would not
    /// come back they stay the anchors and links that they are.
    void whole_body(const StorageNode& root) {
        PageAnchors anchors = anchors_of(root);
        auto notes = footnotes_of(root);
        body(root, anchors, notes);
        put_together();
        if (!notes || !options_.prove || all_comes_back()) return;
        notes.reset();
        anchors.footnotes.clear();
        result_ = {};
        body(root, anchors, notes);
        put_together();
    }

    bool all_comes_back() const {
        return comes_back(result_.markdown, storage_, result_, options_.flavor);
    }

    void body(const StorageNode& root, const PageAnchors& anchors,
              const std::optional<Footnotes>& notes) {
        has_notes_ = notes.has_value();
        const std::size_t end = notes ? notes->first : root.children.size();
        MarkdownWriter writer({options_, anchors, result_, false});
        Piece before;
        for (const Piece& piece : writer.pieces(root.children, 0, end)) {
            add(root, anchors, piece, before);
            before = piece;
        }
        if (!notes) return;
        const std::string_view source = source_of(root.children, end, root.children.size());
        if (const auto text = writer.footnotes(*notes->list)) {
            result_.blocks.push_back({source, *text, false});
        } else {
            keep(source);
        }
    }

    /// A block that would not come back is tried with tags for marks, then kept.
    void add(const StorageNode& root, const PageAnchors& anchors, const Piece& piece,
             const Piece& before) {
        const std::string_view source = source_of(root.children, piece.first, piece.last);
        if (piece.verbatim) return keep(source);
        if (proven(piece.markdown, source)) {
            result_.blocks.push_back({source, piece.markdown, false});
            return;
        }
        MarkdownWriter writer({options_, anchors, result_, true});
        const std::string tagged =
            joined(writer.pieces(root.children, piece.first, piece.last, before));
        if (!proven(tagged, source)) return keep(source);
        result_.blocks.push_back({source, tagged, false});
    }

    bool proven(std::string_view markdown, std::string_view source) const {
        const bool refers = has_notes_ && markdown.find("[^") != std::string_view::npos;
        return !options_.prove || refers || comes_back(markdown, source, result_, options_.flavor);
    }

    void keep(std::string_view source) {
        result_.blocks.push_back({source, verbatim_fence(options_.style, source), true});
        const auto line =
            1 + std::count(storage_.begin(), storage_.begin() + (source.data() - storage_.data()),
                           '\n');
        result_.diagnostics.push_back({"kept-verbatim", Severity::note,
                                       "a block without a Markdown form is kept as it is",
                                       Place{options_.file, static_cast<int>(line), 1}, ""});
    }

    static std::string_view source_of(const StorageNodes& nodes, std::size_t first,
                                      std::size_t last) {
        while (last > first + 1 && is_blank_text(nodes[last - 1])) --last;
        while (last > first + 1 && is_blank_text(nodes[first])) ++first;
        const char* const start = nodes[first].source.data();
        const char* const end = nodes[last - 1].source.data() + nodes[last - 1].source.size();
        return {start, static_cast<std::size_t>(end - start)};
    }

    /// A first line of dashes would begin front matter.
    void put_together() {
        if (!result_.blocks.empty() && result_.blocks.front().markdown == "---")
            result_.blocks.front().markdown = "***";
        for (const ConvertedBlock& block : result_.blocks) {
            if (!result_.markdown.empty()) result_.markdown += '\n';
            result_.markdown.append(block.markdown).append("\n");
        }
    }

    std::string_view storage_;
    const ConvertOptions& options_;
    bool has_notes_ = false;
    Converted result_;
};

}  // namespace

Converted to_markdown(std::string_view storage, const ConvertOptions& options) {
    return Converter(storage, options).convert();
}

}  // namespace confsync::render
