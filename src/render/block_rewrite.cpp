#include "render/block_rewrite.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "render/block_lines.hpp"
#include "render/convert_proof.hpp"
#include "render/line_merge.hpp"
#include "render/markdown_wrap.hpp"
#include "render/word_merge.hpp"

namespace confsync::render {

namespace {

using Targets = std::map<std::string, Target>;

Converted converted(const PageParts& page, std::pair<std::size_t, std::size_t> blocks,
                    const Style& style) {
    Converted part = page.part(blocks.first, blocks.second, style);
    part.markdown = trimmed(part.markdown);
    return part;
}

std::vector<std::string> destinations(const std::string& text, const std::string& definitions) {
    const Document document = parse(text + "\n\n" + definitions, "");
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    std::vector<std::string> list;
    for (const Reference& reference : document.references())
        if (reference.where.line <= lines) list.push_back(reference.destination);
    return list;
}

/// Text that goes back into a file, and the proof that it says what the page says.
class Rewriter {
  public:
    Rewriter(const EditedBlock& block, const BlockDefinitions& definitions, const Style& style,
             const ConvertOptions& options)
        : block_(block),
          definitions_(definitions),
          style_(style),
          options_(options),
          was_(converted(block.base, block.was, plain(style))),
          is_(converted(block.theirs, block.is, plain(style))),
          targets_(is_.targets) {
        learn_destinations();
    }

    std::optional<std::string> by_words() const {
        const bool kept = std::any_of(is_.blocks.begin(), is_.blocks.end(),
                                      [](const ConvertedBlock& block) { return block.verbatim; });
        if (kept || is_.markdown.empty()) return std::nullopt;
        const std::string text = merged_words(was_.markdown, block_.lines, is_.markdown, style_);
        const std::string broken = with_new_lines_broken(text, block_.lines, style_);
        if (is_proven(broken)) return broken;
        if (broken != text && is_proven(text)) return text;
        return std::nullopt;
    }

    std::optional<std::string> by_lines(const std::string& theirs) const {
        const std::string was = converted(block_.base, block_.was, style_).markdown;
        const auto lines = merged_lines(lines_of(was), lines_of(block_.lines), lines_of(theirs));
        if (!lines) return std::nullopt;
        const std::string text = join(*lines, "\n");
        return is_proven(text) ? std::optional(text) : std::nullopt;
    }

  private:
    /// The author's links are those that the block was published with, in the same order.
    void learn_destinations() {
        const auto ours = destinations(block_.lines, definitions_.used_by(block_.lines));
        const auto theirs = destinations(was_.markdown, {});
        if (ours.size() != theirs.size()) return;
        for (std::size_t at = 0; at < ours.size(); ++at)
            if (const auto known = was_.targets.find(theirs[at]); known != was_.targets.end())
                targets_.emplace(ours[at], known->second);
    }

    bool is_proven(const std::string& text) const {
        const std::string_view storage = block_.theirs.source(block_.is.first, block_.is.second);
        const bool note = is_note(block_.theirs.blocks()[block_.is.first]);
        const auto comes = note ? note_comes_back : part_comes_back;
        return comes(text, definitions_.used_by(text), storage, targets_, options_);
    }

    const EditedBlock& block_;
    const BlockDefinitions& definitions_;
    const Style& style_;
    const ConvertOptions& options_;
    Converted was_;
    Converted is_;
    Targets targets_;
};

}  // namespace

Style plain(Style style) {
    if (style.wrap == Style::Wrap::width) style.wrap = Style::Wrap::none;
    style.table = Style::Table::compact;
    style.links = style.fragment_links = Style::Links::in_line;
    return style;
}

RewrittenBlock rewritten(const EditedBlock& block, const BlockDefinitions& definitions,
                         const Style& style, const ConvertOptions& options) {
    const Rewriter rewriter(block, definitions, style, options);
    RewrittenBlock result;
    result.converted = converted(block.theirs, block.is, style);
    std::optional<std::string> text = rewriter.by_words();
    if (!text) text = rewriter.by_lines(result.converted.markdown);
    result.in_place = text.has_value();
    result.text = text ? *text : result.converted.markdown;
    return result;
}

}  // namespace confsync::render
