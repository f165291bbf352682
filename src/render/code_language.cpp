#include "render/code_language.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"

namespace confsync::render {

namespace {

struct Language {
    std::string_view word;        ///< what GitHub calls it, lower case
    std::string_view datacenter;  ///< never empty
    std::string_view cloud;       ///< empty: no parameter
};

/// Ascending by word.
constexpr std::array languages{
    Language{"actionscript", "actionscript3", "actionscript"},
    Language{"actionscript3", "actionscript3", "actionscript"},
    Language{"applescript", "applescript", "applescript"},
    Language{"as3", "actionscript3", "actionscript"},
    Language{"bash", "bash", "bash"},
    Language{"c", "cpp", "c"},
    Language{"c#", "c#", "csharp"},
    Language{"c++", "cpp", "cpp"},
    Language{"cc", "cpp", "cpp"},
    Language{"cfm", "coldfusion", "coldfusion"},
    Language{"cmake", "text", ""},
    Language{"coldfusion", "coldfusion", "coldfusion"},
    Language{"console", "text", ""},
    Language{"console-session", "bash", "bash"},
    Language{"cpp", "cpp", "cpp"},
    Language{"cs", "c#", "csharp"},
    Language{"csharp", "c#", "csharp"},
    Language{"css", "css", "css"},
    Language{"delphi", "delphi", "pascal"},
    Language{"diff", "diff", "diff"},
    Language{"docker", "bash", "dockerfile"},
    Language{"dockerfile", "bash", "dockerfile"},
    Language{"erl", "erl", "erlang"},
    Language{"erlang", "erl", "erlang"},
    Language{"gradle", "groovy", "groovy"},
    Language{"groovy", "groovy", "groovy"},
    Language{"h", "cpp", "c"},
    Language{"hcl", "text", "hcl"},
    Language{"hpp", "cpp", "cpp"},
    Language{"htm", "xml", "html"},
    Language{"html", "xml", "html"},
    Language{"ini", "text", ""},
    Language{"java", "java", "java"},
    Language{"javascript", "js", "javascript"},
    Language{"js", "js", "javascript"},
    Language{"json", "js", "json"},
    Language{"json5", "js", "json"},
    Language{"jsonc", "js", "json"},
    Language{"jsx", "js", "jsx"},
    Language{"kotlin", "java", "kotlin"},
    Language{"kt", "java", "kotlin"},
    Language{"latex", "text", "tex"},
    Language{"less", "css", "css"},
    Language{"makefile", "text", ""},
    Language{"markdown", "text", "markdown"},
    Language{"md", "text", "markdown"},
    Language{"mjs", "js", "javascript"},
    Language{"mysql", "sql", "sql"},
    Language{"node", "js", "javascript"},
    Language{"none", "text", ""},
    Language{"output", "text", ""},
    Language{"pascal", "delphi", "pascal"},
    Language{"patch", "diff", "diff"},
    Language{"perl", "perl", "perl"},
    Language{"php", "php", "php"},
    Language{"pl", "perl", "perl"},
    Language{"plain", "text", ""},
    Language{"plaintext", "text", ""},
    Language{"plsql", "sql", "sql"},
    Language{"powershell", "powershell", "powershell"},
    Language{"properties", "text", ""},
    Language{"proto", "text", "protobuf"},
    Language{"ps1", "powershell", "powershell"},
    Language{"psql", "sql", "sql"},
    Language{"pwsh", "powershell", "powershell"},
    Language{"py", "py", "python"},
    Language{"python", "py", "python"},
    Language{"python3", "py", "python"},
    Language{"rb", "ruby", "ruby"},
    Language{"ruby", "ruby", "ruby"},
    Language{"sass", "sass", "sass"},
    Language{"scala", "scala", "scala"},
    Language{"scss", "sass", "sass"},
    Language{"sh", "bash", "bash"},
    Language{"shell", "bash", "bash"},
    Language{"sql", "sql", "sql"},
    Language{"svg", "xml", "xml"},
    Language{"terraform", "text", "hcl"},
    Language{"tex", "text", "tex"},
    Language{"text", "text", ""},
    Language{"tf", "text", "hcl"},
    Language{"ts", "js", "typescript"},
    Language{"tsql", "sql", "sql"},
    Language{"tsx", "js", "tsx"},
    Language{"txt", "text", ""},
    Language{"typescript", "js", "typescript"},
    Language{"vb", "vb", "visualbasic"},
    Language{"vue", "xml", "xml"},
    Language{"xhtml", "xml", "html"},
    Language{"xml", "xml", "xml"},
    Language{"xsl", "xml", "xml"},
    Language{"yaml", "yml", "yaml"},
    Language{"yml", "yml", "yaml"},
    Language{"zsh", "bash", "bash"},
};

static_assert(std::is_sorted(languages.begin(), languages.end(),
                             [](const Language& a, const Language& b) { return a.word < b.word; }));

/// "rust,ignore", "{.python}", "js {linenos}" name rust, python and js.
std::string_view first_word(std::string_view info) {
    const auto start = info.find_first_not_of(" \t{.");
    if (start == std::string_view::npos) return {};
    info.remove_prefix(start);
    return info.substr(0, info.find_first_of(" \t,;{}:="));
}

}  // namespace

std::string code_language(std::string_view info, Flavor flavor) {
    const std::string_view written = first_word(info);
    const std::string word = lower_case(written);
    const auto* const found =
        std::lower_bound(languages.begin(), languages.end(), word,
                         [](const Language& a, const std::string& b) { return a.word < b; });
    const bool known = found != languages.end() && found->word == word;
    if (flavor == Flavor::datacenter) return std::string(known ? found->datacenter : "text");
    return std::string(known ? found->cloud : written);
}

}  // namespace confsync::render
