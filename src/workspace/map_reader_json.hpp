#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/map_json.hpp"

namespace confsync::workspace {

/// Takes a map apart event by event: one pass, no tree of JSON values. Every fault throws
/// Error{configuration} with its place.
class MapReader {
  public:
    /// What the innermost open object or array is.
    enum class Frame {
        none,
        top,
        profiles,
        profile,
        pages,
        page,
        labels,
        attachments,
        attachment,
        prior,
        constant,  ///< the empty last entry
    };

    MapReader(std::string_view text, const std::string& file, Frame outermost);

    // Events; each gets the offset just behind what was read. All return true: "go on".
    bool open(char bracket, std::size_t offset);
    bool close(std::size_t offset);
    bool key(const std::string& name, std::size_t offset);
    bool text(std::string& value, std::size_t offset);
    bool number(std::uint64_t value, std::size_t offset);
    bool other(std::string_view what, std::size_t offset);

    [[noreturn]] void refuse(const std::string& what, std::size_t offset,
                             const std::string& hint = {}) const;

    MapDocument document() { return std::move(document_); }
    engine::Records pages() { return std::move(state_.pages); }

  private:
    Frame frame() const { return frames_.empty() ? Frame::none : frames_.back().frame; }
    Frame frame_below(char bracket, std::size_t offset) const;
    bool is_known(const std::string& name) const;
    void begin(Frame frame, std::size_t offset);
    void end(Frame frame, std::size_t offset);
    void end_page(std::size_t offset);
    void page_text(std::string& value, std::size_t offset);
    void set_state(const std::string& value, std::size_t offset);
    bool end_unknown(std::size_t offset);
    std::string& unknown_fields();
    void require(std::initializer_list<std::string_view> names, std::size_t offset) const;
    [[noreturn]] void refuse_kind(std::string_view what, std::size_t offset) const;

    struct Open {
        Frame frame;
        std::set<std::string, std::less<>> names;  ///< seen so far
        std::string name;                          ///< of the member under way
    };

    std::string_view text_;
    const std::string& file_;
    Frame outermost_;
    std::vector<Open> frames_;
    std::size_t unknown_depth_ = 0;  ///< open brackets inside an unknown member
    std::size_t unknown_begin_ = 0;  ///< where its value begins; 0: none is under way
    MapDocument document_;
    engine::State state_;
    engine::PageRecord record_;
    engine::AttachmentRecord attachment_;
    engine::Prior prior_;
};

}  // namespace confsync::workspace
