#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/inline_syntax.hpp"

namespace confsync::render {

/// What an author pointed at with a link or an image.
struct Reference {
    /// wiki: the name of a page in double brackets, with or without `#heading`.
    enum class Kind { link, image, wiki };
    Kind kind = Kind::link;
    /// The destination after Markdown's own unescaping; percent-encoding is still in it.
    std::string destination;
    Place where;

    bool operator==(const Reference&) const = default;
};

struct Heading {
    int level = 1;
    std::string text;  ///< visible text, no marks
    std::string slug;  ///< GitHub's anchor, duplicates counted (markdown-mapping.md a.4)
    Place where;

    bool operator==(const Heading&) const = default;
};

/// What the YAML block at the top of a file says. Keys of other tools are left alone.
struct FrontMatter {
    std::optional<std::string> title;
    std::vector<std::string> labels;
    bool draft = false;  ///< `draft: true`: the file is not published
    Place title_place;
    int lines = 0;  ///< how many lines of the file it takes, delimiters included; 0: there is none
};

/// A parsed Markdown file: a value to look into and to render, bound to nothing outside it.
class Document {
  public:
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    const FrontMatter& front_matter() const;
    const std::vector<Heading>& headings() const;
    /// Names that `<a id>` and `<a name>` give to places; the body always has them as anchors.
    const std::vector<std::string>& anchors() const;
    /// Links and images, those of raw HTML last; `render` takes one target for each.
    const std::vector<Reference>& references() const;
    /// Faults of the text itself: broken front matter, bytes that are not UTF-8 (both errors).
    const Diagnostics& diagnostics() const;
    /// The heading that gives the page its title: a level-1 heading that is the first block.
    const Heading* title_heading() const;

    /// The parts only the renderer looks at.
    struct Tree;
    const Tree& tree() const { return *tree_; }

  private:
    friend Document parse(std::string_view markdown, const std::string& file,
                          const InlineSyntax& syntax);
    explicit Document(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

/// Parses GitHub-flavoured Markdown (tables, strikethrough, autolinks, task lists, footnotes).
/// Never throws for what stands in `markdown`: faults are diagnostics. `file` names it in them.
Document parse(std::string_view markdown, const std::string& file, const InlineSyntax& syntax = {});

}  // namespace confsync::render
