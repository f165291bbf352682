#include <algorithm>
#include <array>
#include <set>

#include "workspace/command_words.hpp"
#include "workspace/config_keys.hpp"
#include "workspace/config_words.hpp"

// How Markdown is read and shown: [markdown], [render] and [links].
namespace confsync::workspace {

namespace {

constexpr std::array<Word<bool>, 2> places_of_blocks{{{"after", true}, {"inside", false}}};
constexpr std::array<Word<bool>, 2> inner_quotes{{{"indented", true}, {"nested", false}}};
constexpr std::array<Word<render::TabForm>, 2> tab_forms{
    {{"expands", render::TabForm::expands}, {"titles", render::TabForm::titles}}};
constexpr std::array<Word<render::MathForm>, 3> math_forms{{{"code", render::MathForm::code},
                                                            {"text", render::MathForm::text},
                                                            {"macro", render::MathForm::macro}}};
constexpr std::array<Word<render::SmartLinks>, 4> smart_links{
    {{"off", render::SmartLinks::off},
     {"inline", render::SmartLinks::in_line},
     {"block", render::SmartLinks::block},
     {"embed", render::SmartLinks::embed}}};
constexpr std::array<Word<render::SlugRule>, 3> slug_rules{
    {{"github", render::SlugRule::github},
     {"gitlab", render::SlugRule::gitlab},
     {"bitbucket", render::SlugRule::bitbucket}}};
constexpr std::array<Word<bool>, 3> svg_forms{
    {{"native", false}, {"png-sibling", true}, {"convert", {}}}};
constexpr std::array<std::string_view, 6> layouts{"align-start", "default",    "center",
                                                  "wide",        "full-width", "none"};

std::string name_after(const std::string& key, std::string_view prefix) {
    return key.substr(prefix.size());
}

void set_math(Config& config, TreeConfig*, const Setting& setting) {
    config.rendering.dialect.math = flag(setting);
    config.rendering.dialect.inlines.math = flag(setting);
}

void set_layout(Config& config, TreeConfig*, const Setting& setting) {
    std::vector<std::string> known(layouts.begin(), layouts.end());
    if (std::ranges::count(layouts, text(setting)) == 0)
        refuse(setting, fmt::format("can't be \"{}\"", escape_terminal(text(setting))),
               fmt::format("it is one of: {}", join(known, ", ")));
    config.rendering.options.tables.layout = text(setting);
}

void set_math_form(Config& config, TreeConfig*, const Setting& setting) {
    config.rendering.options.inlines.math = chosen(setting, math_forms);
    config.rendering.options.code.math = chosen(setting, math_forms);
}

/// As the server writes a colour, so that it stays when somebody edits the page.
void set_highlight(Config& config, TreeConfig*, const Setting& setting) {
    const std::string& hex = text(setting);
    const auto digit = [](unsigned char c) { return std::isxdigit(c) != 0; };
    if (hex.size() != 7 || hex[0] != '#' || !std::all_of(hex.begin() + 1, hex.end(), digit))
        refuse(setting, "must be a colour", "write it as \"#fedec8\"");
    const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16); };
    config.rendering.options.inlines.highlight =
        fmt::format("rgb({},{},{})", part(1), part(3), part(5));
}

std::set<std::string> hosts(const Setting& setting) {
    std::set<std::string> names;
    for (const std::string& host : texts(setting)) {
        if (host.empty() || host.find_first_of("/: @?#") != std::string::npos)
            refuse(setting, fmt::format("holds \"{}\", which is no host", escape_terminal(host)),
                   "write the name alone: \"jira.example.com\"");
        names.insert(lower_case(host));
    }
    return names;
}

void set_macros(Config& config, TreeConfig*, const Setting& setting) {
    auto& allowed = config.rendering.options.macros.allowed;
    allowed = {texts(setting).begin(), texts(setting).end()};
}

void set_command(Config& config, TreeConfig*, const Setting& setting) {
    const auto words = command_words(text(setting));
    if (!words || words->empty())
        refuse(setting, "is no command",
               "write the program and its arguments: \"mmdc -i {in} -o {out}\"");
    const std::string& program = words->front();
    if (program.find('/') != std::string::npos && !program.starts_with('/'))
        refuse(setting, "names a program by a relative path",
               "a pull request could change it: give a name in PATH or an absolute path");
    DiagramCommand command{*words, "png", setting.layer < Layer::user};
    const auto names = [&](std::string_view place) {
        return text(setting).find(place) != std::string::npos;
    };
    if (names("{out.svg}")) command.extension = "svg";
    if (!names("{in}") || (!names("{out}") && !names("{out.svg}")))
        refuse(setting, "must name {in} and {out}", "\"mmdc -i {in} -o {out}\"; {out.svg} for SVG");
    const std::string language = lower_case(name_after(setting.key, "render.diagram."));
    config.rendering.dialect.diagrams.insert(language);
    config.rendering.diagrams[language] = std::move(command);
}

/// "plantuml": the source is the macro's body. "plantumlcloud:data": it is that parameter.
void set_diagram_macro(Config& config, TreeConfig*, const Setting& setting) {
    const std::string& words = text(setting);
    const auto colon = words.find(':');
    const std::string parameter = colon == std::string::npos ? "" : words.substr(colon + 1);
    if (words.empty() || colon == 0)
        refuse(setting, "names no macro", "\"NAME\" or \"NAME:PARAMETER\"");
    const std::string language = lower_case(name_after(setting.key, "render.diagram-macro."));
    config.rendering.dialect.diagrams.insert(language);
    config.rendering.options.code.diagram_macros[language] = {words.substr(0, colon), parameter};
}

void set_forge(Config& config, TreeConfig*, const Setting& setting) {
    const std::string& address = text(setting);
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    if (!address.empty() && (!web || !address.ends_with("{path}")))
        refuse(setting, "must be an address that ends in {path}",
               "\"https://github.com/acme/docs/blob/{branch}/{path}\"");
    config.rendering.links.forge.address = address;
}

void set_attached(Config& config, TreeConfig*, const Setting& setting) {
    AttachRule{texts(setting)};
    config.rendering.links.attach = texts(setting);
}

/// As TOML writes usual_attachments().
constexpr std::string_view attached_by_default =
    "[\"**/*.pdf\", \"**/*.doc\", \"**/*.docx\", \"**/*.xls\", \"**/*.xlsx\", \"**/*.ppt\", "
    "\"**/*.pptx\", \"**/*.odt\", \"**/*.ods\", \"**/*.odp\", \"**/*.vsdx\", \"**/*.drawio\", "
    "\"**/*.zip\", \"**/*.csv\", \"**/*.png\", \"**/*.jpg\", \"**/*.jpeg\", \"**/*.gif\", "
    "\"**/*.svg\"]";

constexpr std::array<KeyRow, 33> rows{{
    {"markdown.admonitions", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.dialect.admonitions = flag(s); }},
    {"markdown.colon-admonitions", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.colon_admonitions = flag(s);
     }},
    {"markdown.tabs", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.dialect.tabs = flag(s); }},
    {"markdown.definition-lists", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.definition_lists = flag(s);
     }},
    {"markdown.math", ValueKind::boolean, "true", set_math},
    {"markdown.emoji", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.dialect.inlines.emoji = flag(s); }},
    {"markdown.highlight", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.inlines.highlight = flag(s);
     }},
    {"markdown.keys", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.dialect.inlines.keys = flag(s); }},
    {"markdown.sub-and-sup", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.inlines.sub_and_sup = flag(s);
     }},
    {"markdown.image-sizes", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.inlines.image_sizes = flag(s);
     }},
    {"markdown.wiki-links", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.inlines.wiki_links = flag(s);
     }},
    {"render.table-layout", ValueKind::text, "\"align-start\"", set_layout},
    {"render.header-column", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.tables.header_column = flag(s);
     }},
    {"render.blocks-in-lists", ValueKind::text, "\"after\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.lists.blocks_leave = chosen(s, places_of_blocks);
     }},
    {"render.inner-quotes", ValueKind::text, "\"indented\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.quotes.flatten = chosen(s, inner_quotes);
     }},
    {"render.tabs", ValueKind::text, "\"expands\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.tabs = chosen(s, tab_forms);
     }},
    {"render.code-theme", ValueKind::text, "\"\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.options.code.theme = text(s); }},
    {"render.math", ValueKind::text, "\"code\"", set_math_form},
    {"render.highlight-colour", ValueKind::text, "\"#fedec8\"", set_highlight},
    {"render.smart-links", ValueKind::text, "\"off\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.inlines.smart_links = chosen(s, smart_links);
     }},
    {"render.smart-link-hosts", ValueKind::list, "[]",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.inlines.smart_hosts = hosts(s);
     }},
    {"render.iframe-hosts", ValueKind::list, "[]",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.inlines.frame_hosts = hosts(s);
     }},
    {"render.svg", ValueKind::text, "\"native\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.links.svg_as_png = chosen(s, svg_forms);
     }},
    {"render.diagram.*", ValueKind::text, "", set_command},
    {"render.diagram-scale", ValueKind::count, "1",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.diagram_scale = static_cast<int>(std::get<std::int64_t>(s.value));
     }},
    {"render.diagram-macro.*", ValueKind::text, "", set_diagram_macro},
    {"render.macros.allowed", ValueKind::list, "[]", set_macros},
    {"render.macros.jira-server", ValueKind::text, "\"\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.macros.jira_server = text(s);
     }},
    {"render.macros.jira-server-id", ValueKind::text, "\"\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.options.macros.jira_server_id = text(s);
     }},
    {"links.attach", ValueKind::list, attached_by_default, set_attached},
    {"links.forge", ValueKind::text, "\"\"", set_forge},
    {"links.branch", ValueKind::text, "\"main\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.rendering.links.forge.branch = text(s); }},
    {"links.slugs", ValueKind::text, "\"github\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.rendering.dialect.slugs = chosen(s, slug_rules);
     }},
}};

}  // namespace

std::span<const KeyRow> render_key_rows() { return rows; }

}  // namespace confsync::workspace
