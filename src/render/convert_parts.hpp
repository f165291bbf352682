#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/block_map.hpp"
#include "render/convert_inlines.hpp"

namespace confsync::render {

/// A body of which some blocks are converted, each with what the whole page knows: the anchors
/// that its links lead to and the footnotes it refers to.
class PageParts {
  public:
    /// Both are looked at as long as this lives.
    PageParts(std::string_view storage, const ConvertOptions& options);

    /// Its blocks; each footnote is one.
    const std::vector<BodyBlock>& blocks() const { return blocks_; }
    /// What footnotes stand behind in the file, by their names: "-a" → "a".
    void label_notes(const std::map<std::string, std::string>& labels);
    /// Blocks [first, last): all of them footnotes, or none.
    Converted part(std::size_t first, std::size_t last, const Style& style) const;
    /// Their bytes.
    std::string_view source(std::size_t first, std::size_t last) const;

  private:
    ConvertOptions options_;
    std::optional<StorageNode> root_;
    PageAnchors anchors_;
    std::vector<BodyBlock> blocks_;
};

}  // namespace confsync::render
