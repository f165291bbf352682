#include "render/comment_lines.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "render/block_map.hpp"
#include "render/visible_words.hpp"

namespace confsync::render {

namespace {

class Locator {
  public:
    Locator(std::string_view file, const Rendered& rendered, std::string_view present,
            Flavor flavor)
        : lines_(split(file, '\n')),
          present_(present),
          ours_(body_blocks(rendered.body, flavor)),
          theirs_(body_blocks(present, flavor)),
          to_ours_(matched_blocks(theirs_, ours_)),
          groups_(file_groups(rendered, ours_)) {}

    /// The line of what stands at an offset of the present body; 0: the file does not have it.
    int line_of(std::size_t offset, std::string_view words) const {
        const std::size_t their = block_at(offset);
        if (their == no_block || to_ours_[their] == no_block) return 0;
        for (const FileGroup& group : groups_)
            if (to_ours_[their] >= group.first && to_ours_[their] < group.last)
                return line_in(group, words);
        return 0;
    }

  private:
    std::size_t block_at(std::size_t offset) const {
        for (std::size_t at = 0; at < theirs_.size(); ++at) {
            const auto begin =
                static_cast<std::size_t>(theirs_[at].source.data() - present_.data());
            if (offset >= begin && offset < begin + theirs_[at].source.size()) return at;
        }
        return no_block;
    }

    /// The line that holds the words, else their first word, else the first of the block.
    int line_in(const FileGroup& group, std::string_view words) const {
        if (group.lines.empty()) return 0;
        for (const std::string_view part : {words, words.substr(0, words.find(' '))})
            for (const auto& [first, last] : group.lines)
                for (int line = first; line <= last; ++line)
                    if (text_at(line).find(part) != std::string_view::npos) return line;
        return group.lines.front().first;
    }

    std::string_view text_at(int line) const {
        const auto index = static_cast<std::size_t>(line) - 1;
        return line > 0 && index < lines_.size() ? lines_[index] : std::string_view();
    }

    std::vector<std::string_view> lines_;
    std::string_view present_;
    std::vector<BodyBlock> ours_;
    std::vector<BodyBlock> theirs_;
    std::vector<std::size_t> to_ours_;
    std::vector<FileGroup> groups_;
};

}  // namespace

std::map<std::string, int> comment_lines(std::string_view file, const Rendered& rendered,
                                         std::string_view present, Flavor flavor) {
    const Locator locator(file, rendered, present, flavor);
    const VisibleWords words = visible_words(present);
    std::map<std::string, int> lines;
    for (const MarkedRange& range : words.marked) {
        if (range.begin >= words.origins.size()) continue;
        const auto text = std::string_view(words.text).substr(range.begin, range.end - range.begin);
        const int line = locator.line_of(words.origins[range.begin].begin, text);
        if (line > 0) lines.emplace(range.ref, line);
    }
    return lines;
}

}  // namespace confsync::render
