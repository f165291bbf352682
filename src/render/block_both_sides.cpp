#include "render/block_both_sides.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "render/block_rewrite.hpp"
#include "render/convert_proof.hpp"
#include "render/line_merge.hpp"
#include "render/word_merge.hpp"

namespace confsync::render {

namespace {

using Range = std::pair<std::size_t, std::size_t>;

/// Merges one block in a spelling that all sides share, then puts the outcome into the author's.
class BlockMerger {
  public:
    BlockMerger(const BlockOfBothSides& block, const BlockDefinitions& definitions,
                const Style& style, const ConvertOptions& options)
        : block_(block), definitions_(definitions), style_(style), options_(options) {}

    MergedBlock by_words() {
        const auto was = spelled(block_.base, block_.was);
        const auto here = spelled(block_.ours, block_.here);
        const auto is = spelled(block_.theirs, block_.is);
        if (!was || !here || !is) return as_a_whole();
        const ThreeWay merged = merged_three_ways(words_of(*was), words_of(*here), words_of(*is));
        const auto ours = in_authors_lines(join(merged.ours, ""));
        if (!ours) return as_a_whole();
        if (!merged.meet) return {*ours, *ours, false, std::move(converted_)};
        const auto theirs = in_authors_lines(join(merged.theirs, ""));
        if (!theirs) return as_a_whole();
        return {*ours, *theirs, true, std::move(converted_)};
    }

  private:
    /// In the common spelling; nothing where parts are kept verbatim, or refer to footnotes, whose
    /// numbers depend on the page.
    std::optional<std::string> spelled(const PageParts& page, const Range& blocks) {
        Converted part = page.part(blocks.first, blocks.second, plain(style_));
        const bool kept = std::any_of(part.blocks.begin(), part.blocks.end(),
                                      [](const ConvertedBlock& each) { return each.verbatim; });
        if (kept || part.markdown.find("[^") != std::string::npos) return std::nullopt;
        std::string text(trimmed(part.markdown));
        note(std::move(part));
        return text;
    }

    /// What `merged` says, in the author's spelling; nothing if it would read otherwise by itself.
    std::optional<std::string> in_authors_lines(const std::string& merged) {
        const Rendered rendered = rendered_again(merged, converted_.targets, options_);
        const PageParts page(rendered.body, options_);
        const Range all{0, page.blocks().size()};
        if (all.second == 0) return std::nullopt;
        const auto again = spelled(page, all);
        if (!again || *again != trimmed(merged)) return std::nullopt;
        const EditedBlock edit{block_.lines, block_.ours, block_.here, page, all};
        RewrittenBlock now = rewritten(edit, definitions_, style_, options_);
        note(std::move(now.converted));
        return std::move(now.text);
    }

    MergedBlock as_a_whole() {
        const EditedBlock edit{block_.lines, block_.ours, block_.here, block_.theirs, block_.is};
        RewrittenBlock now = rewritten(edit, definitions_, style_, options_);
        note(std::move(now.converted));
        return {block_.lines, std::move(now.text), true, std::move(converted_)};
    }

    /// The bytes that its blocks point to do not outlive the merge.
    void note(Converted part) {
        converted_.targets.merge(part.targets);
        converted_.pages.merge(part.pages);
        converted_.attachments.merge(part.attachments);
        converted_.people.merge(part.people);
        for (Diagnostic& diagnostic : part.diagnostics)
            converted_.diagnostics.push_back(std::move(diagnostic));
    }

    const BlockOfBothSides& block_;
    const BlockDefinitions& definitions_;
    const Style& style_;
    const ConvertOptions& options_;
    Converted converted_;
};

}  // namespace

MergedBlock merged_block(const BlockOfBothSides& block, const BlockDefinitions& definitions,
                         const Style& style, const ConvertOptions& options) {
    return BlockMerger(block, definitions, style, options).by_words();
}

}  // namespace confsync::render
