#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "render/convert_writer.hpp"

namespace confsync::render {

/// Converts the blocks of one body, whole or in part, and proves what it wrote.
class BodyConverter {
  public:
    /// All are looked at until `take`.
    BodyConverter(const ConvertOptions& options, const PageAnchors& anchors)
        : options_(options), anchors_(anchors) {}

    /// Siblings [first, last). `before` is what stands above them (MarkdownWriter::pieces).
    void add(const StorageNodes& siblings, std::size_t first, std::size_t last,
             const Piece& before = {});
    /// A footnote: an item of the list at the end of the body.
    void add_note(const StorageNode& item);

    /// Tries with tags for marks what would not come back, and keeps what then would not either.
    /// Footnotes are not proven: alone they are none.
    void prove();

    /// What was added so far, put together.
    Converted& result();

  private:
    struct Origin {
        const StorageNodes* siblings = nullptr;  ///< null: a note
        std::size_t first = 0;
        std::size_t last = 0;
        Piece before;
    };

    void prove(std::size_t first, std::size_t last);
    void mend(std::size_t at);
    bool is_proven(std::size_t first, std::size_t last) const;
    bool part_comes_back(const std::string& text, std::string_view storage,
                         const std::map<std::string, Target>& targets) const;
    std::string text_of(std::size_t first, std::size_t last) const;

    const ConvertOptions& options_;
    const PageAnchors& anchors_;
    Converted result_;
    std::vector<Origin> origins_;  ///< of each block of the result
};

/// The bytes of siblings [first, last), without blanks at the edges.
std::string_view source_of(const StorageNodes& siblings, std::size_t first, std::size_t last);

}  // namespace confsync::render
