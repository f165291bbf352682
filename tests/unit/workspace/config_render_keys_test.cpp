#include <boost/test/unit_test.hpp>
#include <set>

#include "unit/workspace/configured.hpp"
#include "workspace/git_source.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

RenderConfig read(const std::string& lines) {
    Configured given;
    given.append(lines);
    return given.load().rendering;
}

std::string refusal(const std::string& lines) {
    Configured given;
    given.append(lines);
    return given.error();
}

Digest form_with(const std::string& lines) {
    Configured given;
    given.append(lines);
    return form_of(given.load());
}

/// Each key of [markdown], [render] and [links] with a value that is not its default.
const std::vector<std::string>& other_values() {
    static const std::vector<std::string> lines{
        "markdown.admonitions = false",
        "markdown.colon-admonitions = true",
        "markdown.tabs = true",
        "markdown.definition-lists = true",
        "markdown.math = false",
        "markdown.emoji = false",
        "markdown.highlight = false",
        "markdown.keys = false",
        "markdown.sub-and-sup = true",
        "markdown.wiki-links = true",
        "markdown.image-sizes = true",
        "render.table-layout = \"wide\"",
        "render.header-column = true",
        "render.blocks-in-lists = \"inside\"",
        "render.inner-quotes = \"nested\"",
        "render.tabs = \"titles\"",
        "render.code-theme = \"Midnight\"",
        "render.math = \"text\"",
        "render.highlight-colour = \"#ffffff\"",
        "render.smart-links = \"embed\"",
        "render.smart-link-hosts = [\"Jira.example.com\"]",
        "render.iframe-hosts = [\"a.example\", \"b.example\"]",
        "render.diagram-scale = 2",
        "render.diagram.mermaid = \"mmdc -i {in} -o {out.svg}\"",
        "render.diagram-macro.plantuml = \"plantumlcloud:data\"",
        "render.macros.allowed = [\"toc\"]",
        "render.macros.jira-server = \"Main\"",
        "render.macros.jira-server-id = \"1\"",
        "render.svg = \"png-sibling\"",
        "links.slugs = \"gitlab\"",
        "links.attach = [\"**/*.bin\"]",
        "links.forge = \"https://forge.example/{branch}/{path}\"",
        "links.branch = \"trunk\"",
    };
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_render_keys)

BOOST_AUTO_TEST_CASE(every_option_makes_another_form_and_its_default_the_same) {
    const Digest plain = form_with("");
    std::set<std::string> forms{plain.value};
    for (const std::string& line : other_values()) {
        const auto space = line.find(' ');
        BOOST_TEST_CONTEXT(line) {
            // Above [site]: a dotted key belongs to the table it stands in.
            Configured given;
            given.replace(line + "\n[site]\nurl = \"https://a.example\"\n" +
                          "[tree.docs]\ndirectory = \"docs\"\nspace = \"E\"\n");
            BOOST_TEST(forms.insert(form_of(given.load()).value).second);
            BOOST_TEST(Configured::origin(given.load(), line.substr(0, space)) != "unset");
        }
    }
    BOOST_TEST(form_with("[render]\ntable-layout = \"align-start\"\n").value == plain.value);
    BOOST_TEST(form_with("[push]\ncommit = true\n").value == plain.value);
}

BOOST_AUTO_TEST_CASE(options_reach_what_parses_and_what_renders) {
    const RenderConfig rendering = read(
        "[markdown]\ntabs = true\nwiki-links = true\nmath = false\n"
        "[render]\nblocks-in-lists = \"inside\"\nmath = \"macro\"\n"
        "highlight-colour = \"#FF8000\"\nsmart-link-hosts = [\"Jira.Example.com\"]\n");
    BOOST_TEST(rendering.dialect.tabs);
    BOOST_TEST(rendering.dialect.inlines.wiki_links);
    BOOST_TEST(!rendering.dialect.math);
    BOOST_TEST(!rendering.dialect.inlines.math);
    BOOST_TEST(!rendering.options.lists.blocks_leave);
    BOOST_TEST((rendering.options.code.math == render::MathForm::macro));
    BOOST_TEST((rendering.options.inlines.math == render::MathForm::macro));
    BOOST_TEST(rendering.options.inlines.highlight == "rgb(255,128,0)");
    BOOST_TEST(rendering.options.inlines.smart_hosts.contains("jira.example.com"));
}

BOOST_AUTO_TEST_CASE(a_command_is_taken_apart_and_knows_where_it_comes_from) {
    Configured given;
    given.append("[render.diagram]\nmermaid = \"mmdc -i {in} -o {out} -c 'a b'\"\n");
    given.write(".config/confsync/config.toml",
                "[render.diagram]\nd2 = \"/opt/d2 {in} {out.svg}\"\n");
    const RenderConfig rendering = given.load().rendering;
    const DiagramCommand& mermaid = rendering.diagrams.at("mermaid");
    BOOST_TEST(mermaid.words ==
                   (std::vector<std::string>{"mmdc", "-i", "{in}", "-o", "{out}", "-c", "a b"}),
               boost::test_tools::per_element());
    BOOST_TEST(mermaid.of_repository);
    BOOST_TEST(!rendering.diagrams.at("d2").of_repository);
    BOOST_TEST(rendering.diagrams.at("d2").extension == "svg");
    BOOST_TEST(rendering.dialect.diagrams.contains("d2"));
}

BOOST_AUTO_TEST_CASE(values_that_make_no_sense_are_refused) {
    const std::pair<const char*, const char*> wrong[] = {
        {"[render]\ntable-layout = \"huge\"\n", "render.table-layout can't be \"huge\""},
        {"[render]\nhighlight-colour = \"red\"\n", "render.highlight-colour must be a colour"},
        {"[render]\nmath = \"image\"\n", "render.math can't be \"image\""},
        {"[render]\ndiagram-scale = 0\n", "render.diagram-scale must be a number from 1 to 9"},
        {"[render]\niframe-hosts = [\"https://a\"]\n",
         "render.iframe-hosts holds \"https://a\", which is no host"},
        {"[render.diagram]\nmermaid = \"mmdc -i {in}\"\n",
         "render.diagram.mermaid must name {in} and {out}"},
        {"[render.diagram]\nmermaid = \"\"\n", "render.diagram.mermaid is no command"},
        {"[render.diagram]\nmermaid = \"bin/draw {in} {out}\"\n",
         "render.diagram.mermaid names a program by a relative path"},
        {"[render.diagram-macro]\nmermaid = \":x\"\n",
         "render.diagram-macro.mermaid names no macro"},
        {"[links]\nforge = \"https://a.example/\"\n",
         "links.forge must be an address that ends in {path}"},
        {"[markdown]\ntabs = \"yes\"\n", "markdown.tabs must be true or false"},
    };
    for (const auto& [toml, message] : wrong)
        BOOST_TEST(refusal(toml) == std::string("configuration confsync.toml:7:1: ") + message);
    Configured typo;
    typo.append("[markdown]\nemojis = true\n");
    BOOST_TEST(typo.hint() == "did you mean markdown.emoji?");
}

BOOST_AUTO_TEST_CASE(what_is_attached_by_default_is_what_the_default_says) {
    const Configured given;
    std::string listed;
    for (const std::string& pattern : usual_attachments())
        listed += (listed.empty() ? "[\"" : "\", \"") + pattern;
    BOOST_TEST(Configured::origin(given.load(), "links.attach") == listed + "\"] default");
    BOOST_TEST(refusal("[links]\nattach = [\"a[\"]").find("the pattern") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
