#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/html_values.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

/// Width of the text on a page, of which a share is taken (markdown-mapping.md a.2).
constexpr int page_width = 760;
constexpr std::size_t longest = 120;

std::string_view unquoted(std::string_view value) {
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.front() == value.back();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// One word of `{width=400 height=20 align=left #name .class}`; false when it is none.
bool read_word(std::string_view word, ImageWish& wish) {
    if (word.front() == '#' || word.front() == '.' || word == ":") return true;
    const auto equals = word.find('=');
    if (equals == word.npos) return false;
    const std::string name = lower_case(word.substr(0, equals));
    const std::string_view value = unquoted(word.substr(equals + 1));
    if (name == "width") wish.width = pixels(value, page_width);
    if (name == "height") wish.height = pixels(value);
    if (name == "align" && value == "left") wish.align = Align::left;
    if (name == "align" && value == "right") wish.align = Align::right;
    return true;
}

bool asks_for_nothing(const ImageWish& wish) {
    return wish.width == 0 && wish.height == 0 && wish.align == Align::none;
}

/// What stands between the braces; nothing when it asks for nothing, and so may be meant as text.
std::optional<ImageWish> read_braces(std::string_view inside) {
    if (inside.starts_with(':')) inside.remove_prefix(1);
    ImageWish wish;
    for (const std::string_view word : split(inside, ' '))
        if (!word.empty() && !read_word(word, wish)) return std::nullopt;
    return asks_for_nothing(wish) ? std::nullopt : std::optional(wish);
}

/// "400" or "400x300" after the last bar of an image's text.
std::optional<ImageWish> read_bar(std::string_view size) {
    const auto digits = [](std::string_view text) {
        return !text.empty() && text.size() <= 4 &&
               text.find_first_not_of("0123456789") == text.npos;
    };
    const auto cross = size.find('x');
    const std::string_view width = size.substr(0, cross);
    const std::string_view height = cross == size.npos ? "0" : size.substr(cross + 1);
    if (!digits(width) || !digits(height)) return std::nullopt;
    return ImageWish{pixels(width), pixels(height), Align::none};
}

class ImageSizes {
  public:
    explicit ImageSizes(Tree& tree) : tree_(tree), gone_(tree.nodes.size(), false) {}

    void run() {
        for (NodeIndex at = 0; at < tree_.nodes.size(); ++at)
            if (tree_.nodes[at].kind == Kind::image) {
                read_text(at);
                read_behind(at);
            }
        if (any_gone_) close_gaps();
    }

  private:
    void read_text(NodeIndex image) {
        if (tree_.nodes[image].end == image + 1) return;
        Node& last = tree_.nodes[tree_.nodes[image].end - 1];
        if (last.kind != Kind::text) return;
        const std::string_view text = tree_.text_of(last);
        const auto bar = text.rfind('|');
        if (bar == text.npos) return;
        const auto wish = read_bar(trimmed(text.substr(bar + 1)));
        if (!wish) return;
        keep(image, *wish);
        const auto shown = text.substr(0, bar).find_last_not_of(' ') + 1;
        last.text.length = static_cast<std::uint32_t>(shown);
    }

    /// cmark parts a text at characters that might have begun something.
    void read_behind(NodeIndex image) {
        const NodeIndex first = tree_.nodes[image].end;
        std::string text;
        for (NodeIndex at = first; at < tree_.nodes.size() && text.size() < longest; ++at) {
            if (tree_.nodes[at].kind != Kind::text) return;
            const std::size_t before = text.size();
            text += tree_.text_of(tree_.nodes[at]);
            if (text.front() != '{') return;
            const auto end = text.find('}');
            if (end == text.npos) continue;
            const auto wish = read_braces(std::string_view(text).substr(1, end - 1));
            if (!wish) return;
            keep(image, *wish);
            return take_out(first, at, end + 1 - before);
        }
    }

    /// The texts up to `last`, and so many bytes of that one.
    void take_out(NodeIndex first, NodeIndex last, std::size_t bytes) {
        Node& node = tree_.nodes[last];
        node.text.offset += static_cast<std::uint32_t>(bytes);
        node.text.length -= static_cast<std::uint32_t>(bytes);
        for (NodeIndex at = first; at <= last; ++at) gone_[at] = at < last || node.text.length == 0;
        any_gone_ = true;
    }

    void keep(NodeIndex image, const ImageWish& wish) {
        tree_.image_wishes[tree_.nodes[image].index] = wish;
    }

    void close_gaps() {
        std::vector<NodeIndex> place(tree_.nodes.size() + 1, 0);
        NodeIndex next = 0;
        for (NodeIndex at = 0; at < tree_.nodes.size(); ++at) {
            place[at] = next;
            if (!gone_[at]) tree_.nodes[next++] = tree_.nodes[at];
        }
        place[tree_.nodes.size()] = next;
        tree_.nodes.resize(next);
        for (Node& node : tree_.nodes) node.end = place[node.end];
    }

    Tree& tree_;
    std::vector<bool> gone_;
    bool any_gone_ = false;
};

}  // namespace

void read_image_sizes(Tree& tree) { ImageSizes(tree).run(); }

}  // namespace confsync::render
