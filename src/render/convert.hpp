#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/markdown_style.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

/// A page as a link names it. An empty space is the page's own.
struct PageName {
    std::string space;
    std::string title;

    auto operator<=>(const PageName&) const = default;
};

/// What the converter asks about the world. A function that is not set, or answers with an empty
/// text, knows nothing; the converter then writes an address that names the thing itself.
struct Lookup {
    /// The file of a page, relative to the file that is written: "../guide/install.md".
    std::function<std::string(const PageName&)> page_path;
    /// The file of an attachment of this page, in the same way: "img/a.png".
    std::function<std::string(std::string_view file_name)> attachment_path;
    /// What a person is called, by account id (Cloud), user key or user name (Data Center).
    std::function<std::string(std::string_view id)> person;
};

/// What the Markdown will be read and rendered with, as far as it decides how it is written.
struct TreeForms {
    SlugRule slugs = SlugRule::github;
    std::map<std::string, DiagramMacro> diagram_macros = {};  ///< by the language of their fence
};

struct ConvertOptions {
    Style style;
    Flavor flavor = Flavor::cloud;
    Lookup lookup;
    std::string site;  ///< "https://acme.atlassian.net/wiki"; empty: not known
    std::string file;  ///< named in diagnostics
    TreeForms forms;
    /// Render each block again, and keep verbatim what would not come back equal
    /// (markdown-mapping.md b.1).
    bool prove = true;
};

/// What one top-level block of the body became.
struct ConvertedBlock {
    std::string_view storage;  ///< its bytes, inside the body that was given
    std::string markdown;      ///< without a final line end
    bool verbatim = false;     ///< kept as storage format
    bool close = false;        ///< stands on the line below the block before it
};

/// `[label]: destination`
struct LinkDefinition {
    std::string label;
    std::string destination;
};

struct Converted {
    std::string markdown;  ///< ends in a line end, unless it is empty
    std::vector<ConvertedBlock> blocks;
    /// What each destination written stands for, so that the text can be rendered again.
    std::map<std::string, Target> targets;
    /// Where the style wants links by reference: by label, without regard to case.
    std::map<std::string, LinkDefinition> definitions;
    std::set<PageName> pages;           ///< that links lead to
    std::set<std::string> attachments;  ///< of this page, by file name
    std::set<std::string> people;       ///< mentioned, by id
    Diagnostics diagnostics;
};

/// Storage format → Markdown that a person likes to read. What has no Markdown form becomes a
/// directive (directives.md §3) or is kept verbatim; nothing is lost. Pure; never throws for what
/// stands in `storage`: a body that cannot be read becomes one verbatim fence.
/// The blocks point into `storage`, which must outlive them.
Converted to_markdown(std::string_view storage, const ConvertOptions& options = {});

}  // namespace confsync::render
