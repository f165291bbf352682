#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "render/inline_options.hpp"

namespace confsync::render {

/// Where the page will live; the two products take different storage format.
enum class Flavor { cloud, datacenter };

struct ListOptions {
    /// Cloud's list items hold no table, panel, expand, quote or heading: such a block follows the
    /// list, which goes on behind it. False: it stays where its author put it.
    bool blocks_leave = true;
};

struct QuoteOptions {
    /// Cloud's quotes do not nest: an inner one is indented. False: it stays a quote.
    bool flatten = true;
};

struct TableOptions {
    /// Cloud: `data-layout` of a table; "none": no attribute.
    std::string layout = "align-start";
    /// An empty column after the first one makes the first one a header, and is not shown.
    bool header_column = false;
};

/// What becomes of MkDocs' `=== "Tab"`.
enum class TabForm { expands, titles };

/// Which macro draws diagrams of a language.
struct DiagramMacro {
    std::string name;
    std::string parameter;  ///< takes the source; empty: the source is the plain-text body
};

struct CodeOptions {
    /// By language; of a diagram that has no picture. Of other languages they are code.
    std::map<std::string, DiagramMacro> diagram_macros;
    MathForm math = MathForm::code;  ///< of `$$` and a math fence
    std::string theme;  ///< Data Center: the code macro's `theme`; empty: the site's own
};

struct MacroOptions {
    /// When not empty: naming any other macro is an error.
    std::set<std::string> allowed;
    /// Data Center: which application link the jira macro asks.
    std::string jira_server;
    std::string jira_server_id;
};

}  // namespace confsync::render
