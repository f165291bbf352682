#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/dialect.hpp"

namespace confsync::render {

/// What an author pointed at with a link or an image.
struct Reference {
    /// file: a directive wants it attached, whatever its kind. wiki: the name of a page in double
    /// brackets, with or without `#heading`.
    enum class Kind { link, image, file, wiki };
    Kind kind = Kind::link;
    /// The destination after Markdown's own unescaping; percent-encoding is still in it.
    std::string destination;
    Place where;

    bool operator==(const Reference&) const = default;
};

/// A fence that describes a picture; the source of a diagram that a command may draw.
struct Diagram {
    std::string language;  ///< "mermaid", "plantuml", "d2", "dot" or one of the dialect's
    std::string source;
    Place where;

    bool operator==(const Diagram&) const = default;
};

struct Heading {
    int level = 1;
    std::string text;  ///< visible text, no marks
    std::string slug;  ///< the forge's anchor, duplicates counted (markdown-mapping.md a.4)
    Place where;

    bool operator==(const Heading&) const = default;
};

/// What a page's front matter says below `confluence:`, and other tools' words for the same
/// (directives.md §2). Empty or absent: not said.
struct PageKeys {
    struct Toc {
        int min_level = 0;  ///< 0: the macro's own
        int max_level = 0;
    };

    // What the renderer does.
    std::optional<Toc> toc;        ///< a table of contents above the text
    std::optional<bool> children;  ///< a list of child pages below it
    std::vector<std::pair<std::string, std::string>> page_properties;  ///< a table above the text
    std::string image_align;
    std::string table_layout;
    std::string code_theme;

    // What others may ask for; nothing here acts on it.
    std::string page;                   ///< id or address of the page to adopt
    std::optional<std::string> parent;  ///< path, id or title; "": the top of the space
    std::string space;
    std::string width;
    std::string status;
    std::string emoji;
    std::string type;
    std::string date;
    std::string comments;
    std::string format;
    std::optional<int> order;
    bool placeholder = false;
    std::vector<std::pair<std::string, std::string>> properties;  ///< values as YAML
};

/// What the YAML block at the top of a file says. Keys of other tools are left alone.
struct FrontMatter {
    std::optional<std::string> title;
    std::vector<std::string> labels;
    bool draft = false;  ///< `draft: true`: the file is not published
    PageKeys confluence;
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
    /// Names that `<a id>`, `<a name>` and `{#name}` give to places; the body always has them as
    /// anchors.
    const std::vector<std::string>& anchors() const;
    /// Links and images, those of raw HTML last; `render` takes one target for each.
    const std::vector<Reference>& references() const;
    /// Fences that could be drawn, in document order.
    const std::vector<Diagram>& diagrams() const;
    /// Faults of the text itself: broken front matter, bytes that are not UTF-8, directives that
    /// nobody knows (all errors).
    const Diagnostics& diagnostics() const;
    /// The heading that gives the page its title: a level-1 heading that is the first block.
    const Heading* title_heading() const;

    /// The parts only the renderer looks at.
    struct Tree;
    const Tree& tree() const { return *tree_; }

  private:
    friend Document parse(std::string_view markdown, const std::string& file,
                          const Dialect& dialect);
    explicit Document(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

/// Parses GitHub-flavoured Markdown (tables, strikethrough, autolinks, task lists, footnotes).
/// Never throws for what stands in `markdown`: faults are diagnostics. `file` names it in them.
Document parse(std::string_view markdown, const std::string& file, const Dialect& dialect = {});

}  // namespace confsync::render
