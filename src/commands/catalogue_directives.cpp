#include <array>

#include "commands/catalogue.hpp"

namespace confsync::commands {

namespace {

constexpr std::array entries{
    CodeEntry{"columns-count", Severity::error, "columns that are not as many as was said",
              "Nobody can say which text belongs where.",
              "<!-- confluence: columns two_equal -->\nOnly one column.\n"
              "<!-- /confluence: columns -->",
              "put <!-- confluence: column --> between the columns, or choose another layout."},
    CodeEntry{"columns-unseen", Severity::warning, "columns that Data Center has no form for",
              "They stand in another arrangement.", "<!-- confluence: columns five_equal -->",
              "write at most three columns."},
    CodeEntry{"directive-broken", Severity::error, "a directive that can't be read",
              "Its values are not written as key=value.", "<!-- confluence: panel title=My box -->",
              "write values as key=value or key=\"two words\"."},
    CodeEntry{"directive-detached", Severity::warning,
              "a directive without what it is about behind it", "It is left out, the text stays.",
              "<!-- confluence: table layout=wide -->\nA paragraph, and no table.",
              "put it on the line before the table, the image or the lone link."},
    CodeEntry{"directive-left-out", Severity::warning,
              "a macro that names a page or a file that isn't there", "The macro is left out.",
              "<!-- confluence: include page=gone.md -->", "correct the path."},
    CodeEntry{"directive-misplaced", Severity::error, "columns in a place where there are none",
              "A layout is the top of a page, and columns stand in a layout.",
              "> <!-- confluence: columns two_equal -->",
              "move the columns out of the list, quote or box."},
    CodeEntry{"directive-too-deep", Severity::error, "directives nested too deep",
              "Nobody could read that page.", "<!-- confluence: panel -->   … thirty times",
              "write it flatter."},
    CodeEntry{"directive-unbalanced", Severity::error,
              "a directive that is not both opened and closed",
              "Nobody can say what it should hold.",
              "<!-- confluence: panel -->\nA text, and no <!-- /confluence: panel --> below it.",
              "close it, among the same blocks as it was opened."},
    CodeEntry{"macro-body", Severity::warning, "a macro of plain text that holds something else",
              "Only its text is sent.",
              "<!-- confluence: macro plantuml -->\nSome *Markdown*.\n"
              "<!-- /confluence: macro plantuml -->",
              "put one fence and nothing else into it."},
    CodeEntry{"unknown-directive", Severity::error, "a directive that nobody knows",
              "A comment that begins with confluence: asks for something of Confluence, and this "
              "one asks for nothing there is.",
              "<!-- confluence: tocc -->", "correct its name."},
    CodeEntry{"unknown-macro", Severity::note, "a macro that is not one of Confluence's own",
              "It is sent as it is. Where the configuration lists the macros that are allowed, one "
              "that it doesn't list is an error.",
              "<!-- confluence: macro acme-calendar -->",
              "nothing, if an app of the site brings the macro."},
    CodeEntry{"unknown-parameter", Severity::warning, "a parameter its macro does not have",
              "It is sent as it is.", "<!-- confluence: children dpeth=2 -->",
              "correct the name of the parameter."},
};

}  // namespace

std::span<const CodeEntry> catalogue_of_directives() { return entries; }

}  // namespace confsync::commands
