#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace confsync::workspace {

/// Texts among which those are found that are mostly the same as another. The measure is the share
/// of bytes in lines that both have, as often, of the longer text's; blank lines don't count.
class LikeTexts {
  public:
    struct Match {
        std::size_t index = 0;  ///< in the order of add()
        int percent = 0;
    };

    void add(std::string_view text);
    /// Those at least `least` per cent alike. Of very many texts only those are compared that share
    /// a line which is not in most of them.
    std::vector<Match> like(std::string_view text, int least) const;

  private:
    using Line = std::uint64_t;  ///< hash of a line without the blanks around it
    struct Count {
        std::size_t times = 0;
        std::size_t bytes = 0;  ///< of one
    };
    using Lines = std::unordered_map<Line, Count>;
    struct Text {
        Lines lines;
        std::size_t bytes = 0;
    };

    static Text taken_apart(std::string_view text);
    static int share(const Text& a, const Text& b);
    std::vector<std::size_t> candidates(const Text& text) const;

    std::vector<Text> texts_;
    std::unordered_map<Line, std::vector<std::size_t>> having_;
};

}  // namespace confsync::workspace
