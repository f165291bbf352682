#pragma once

#include <map>
#include <string>
#include <string_view>

namespace confsync::render {

/// What a file defines for its blocks to refer to: addresses of links. Lines that only look like a
/// definition (in code, say) are taken for one too; this serves proofs, and no file is written of
/// it.
class BlockDefinitions {
  public:
    explicit BlockDefinitions(std::string_view file);

    /// The definitions that a text may refer to, and one for each of its footnotes.
    std::string used_by(std::string_view markdown) const;

  private:
    std::map<std::string, std::string> by_label_;
};

/// The label that a footnote's definition stands behind; empty when the text is none.
std::string note_label(std::string_view definition);

}  // namespace confsync::render
