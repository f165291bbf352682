#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/document.hpp"
#include "render/inline_options.hpp"
#include "render/render_options.hpp"

namespace confsync::render {

/// A page, of the tree or of nobody here. Written by title and space, as storage format names them.
struct PageTarget {
    /// Identity of the page in its source; stands for the title in digests. Empty: no file owns it.
    std::string key;
    std::string title;   ///< the title the page will have on the server after this run
    std::string space;   ///< empty: the same space
    std::string anchor;  ///< name of the anchor at the heading; empty: the page itself
};
/// A heading of the same page.
struct AnchorTarget {
    std::string anchor;
};
/// A file that is attached to the page. Pixel sizes are 0 when unknown.
struct AttachmentTarget {
    std::string file_name;
    int width = 0;
    int height = 0;
};
/// A diagram as a file that is attached to the page, in its natural size.
struct DiagramPicture {
    AttachmentTarget file;                 ///< an empty name: nothing has drawn it
    std::optional<Diagnostic> fault = {};  ///< why not, when something should have
};
/// Anything with an address of its own.
struct UrlTarget {
    std::string url;
};
/// Leads nowhere; the text is kept. The diagnostic about it is the resolver's to give.
struct NoTarget {};

using Target = std::variant<NoTarget, PageTarget, AnchorTarget, AttachmentTarget, UrlTarget>;

struct RenderOptions {
    Flavor flavor = Flavor::cloud;
    /// The page's title. A first heading that repeats it is left out of the body.
    std::string title = {};
    /// Slugs of this page's headings that some link leads to: they get an anchor macro.
    std::set<std::string> anchors = {};

    ListOptions lists = {};
    QuoteOptions quotes = {};
    TableOptions tables = {};
    TabForm tabs = TabForm::expands;
    CodeOptions code = {};
    MacroOptions macros = {};
    /// One for each of `document.diagrams()`; a missing entry: nobody draws it.
    std::vector<DiagramPicture> diagrams = {};
    InlineOptions inlines = {};
};

/// Where a page title of another page stands in a body.
struct TitleSpot {
    std::size_t offset = 0;  ///< in bytes
    std::size_t length = 0;  ///< in bytes, escapes included
    std::string key;         ///< the page it names
};

/// Where what one block of the Markdown text became begins in a body.
struct BlockSpot {
    std::size_t offset = 0;  ///< in bytes; it ends where the next one begins
    int first_line = 0;      ///< of the file
    int last_line = 0;
};

struct Rendered {
    std::string body;                    ///< well-formed storage format, always
    std::vector<TitleSpot> title_spots;  ///< ascending
    Diagnostics diagnostics;             ///< what is shown as text, characters replaced, …
    std::vector<BlockSpot> blocks = {};  ///< one for each block at the top, and each footnote
};

/// Markdown → storage format. `targets` holds one entry for each of `document.references()`.
/// Pure: the same arguments give the same bytes. A document with errors renders what it can.
Rendered to_storage(const Document& document, const std::vector<Target>& targets,
                    const RenderOptions& options);

/// The body of a folder's page that has no file of its own: a list of its children.
std::string folder_body();

/// Changes whenever the same input renders to other bytes: part of a record's `form`.
inline constexpr int renderer_version = 3;

}  // namespace confsync::render
