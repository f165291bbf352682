#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/block_check.hpp"
#include "render/block_lines.hpp"
#include "render/blocks.hpp"

namespace confsync::render {

/// What one remote edit does to a file.
struct PlannedEdit {
    BlockChange change;
    LineEdit edit;  ///< of no lines and no text: nothing
    /// Both sides between markers, which stands there instead.
    std::optional<LineEdit> marked = {};
};

/// The edits of one merge, put into the file together.
class BlockEdits {
  public:
    /// All are looked at as long as this lives.
    BlockEdits(std::string_view file, const BlockLines& lines, const BlockDefinitions& definitions)
        : file_(file), lines_(lines), definitions_(definitions) {}

    void plan(PlannedEdit edit) { planned_.push_back(std::move(edit)); }

    /// The file with every edit that damages nothing around it; the others are left alone.
    std::string text();
    /// What became of them, by line.
    std::vector<BlockChange> take_changes();

  private:
    using Edits = std::vector<PlannedEdit>;

    std::string applied(const Edits& edits, bool marked) const;
    bool is_sound(const Edits& edits) const;

    std::string_view file_;
    const BlockLines& lines_;
    const BlockDefinitions& definitions_;
    Edits planned_;
};

}  // namespace confsync::render
