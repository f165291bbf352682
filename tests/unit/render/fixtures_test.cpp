#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "base/files.hpp"
#include "base/text.hpp"
#include "render/storage_writer.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

const fs::path fixtures = fs::path(CONFSYNC_SOURCE_DIR) / "tests/fixtures/render";

bool accepting() {
    const bool asked = std::getenv("CONFSYNC_ACCEPT") != nullptr;
    if (asked && std::getenv("CI") != nullptr)
        throw std::runtime_error("CONFSYNC_ACCEPT is refused in CI");
    return asked;
}

/// What options.toml may say: what `setters` lists, and one line for each destination:
/// "page|key|title|space|anchor", "anchor|name", "file|name|width|height", "url|…" or "none". An
/// address needs no line.
struct FixtureOptions {
    RenderOptions render;
    Dialect dialect;
    std::map<std::string, std::string> targets;
};

using Setter = void (*)(FixtureOptions&, const std::string&);

bool is_on(const std::string& value) { return value == "true"; }

/// `["a", "b"]`
std::set<std::string> items(std::string list) {
    std::erase_if(list, [](char c) { return c == '[' || c == ']' || c == '"' || c == ' '; });
    std::set<std::string> found;
    for (const std::string_view item : split(list, ',')) found.emplace(item);
    return found;
}

MathForm math_form(const std::string& value) {
    if (value == "text") return MathForm::text;
    return value == "macro" ? MathForm::macro : MathForm::code;
}

SmartLinks smart_links(const std::string& value) {
    if (value == "inline") return SmartLinks::in_line;
    if (value == "block") return SmartLinks::block;
    return value == "embed" ? SmartLinks::embed : SmartLinks::off;
}

/// The names of confsync.toml; `title`, `anchors` and `diagram` are what a tree knows of a page.
const std::map<std::string, Setter> setters{
    {"title", [](FixtureOptions& o, const std::string& v) { o.render.title = v; }},
    {"anchors",
     [](FixtureOptions& o, const std::string& v) {
         for (const std::string_view slug : split(v, ' ')) o.render.anchors.emplace(slug);
     }},
    {"diagram",
     [](FixtureOptions& o, const std::string& v) {
         o.render.diagrams.push_back({{v, 320, 200}});
     }},
    {"markdown.tabs", [](FixtureOptions& o, const std::string& v) { o.dialect.tabs = is_on(v); }},
    {"markdown.colon-admonitions",
     [](FixtureOptions& o, const std::string& v) { o.dialect.colon_admonitions = is_on(v); }},
    {"markdown.definition-lists",
     [](FixtureOptions& o, const std::string& v) { o.dialect.definition_lists = is_on(v); }},
    {"markdown.sub-and-sup",
     [](FixtureOptions& o, const std::string& v) { o.dialect.inlines.sub_and_sup = is_on(v); }},
    {"markdown.image-sizes",
     [](FixtureOptions& o, const std::string& v) { o.dialect.inlines.image_sizes = is_on(v); }},
    {"markdown.wiki-links",
     [](FixtureOptions& o, const std::string& v) { o.dialect.inlines.wiki_links = is_on(v); }},
    {"links.slugs",
     [](FixtureOptions& o, const std::string& v) {
         o.dialect.slugs = v == "gitlab" ? SlugRule::gitlab : SlugRule::bitbucket;
     }},
    {"render.blocks-in-lists",
     [](FixtureOptions& o, const std::string& v) { o.render.lists.blocks_leave = v != "inside"; }},
    {"render.inner-quotes",
     [](FixtureOptions& o, const std::string& v) { o.render.quotes.flatten = v != "nested"; }},
    {"render.table-layout",
     [](FixtureOptions& o, const std::string& v) { o.render.tables.layout = v; }},
    {"render.header-column",
     [](FixtureOptions& o, const std::string& v) { o.render.tables.header_column = is_on(v); }},
    {"render.tabs",
     [](FixtureOptions& o, const std::string& v) {
         o.render.tabs = v == "titles" ? TabForm::titles : TabForm::expands;
     }},
    {"render.code-theme", [](FixtureOptions& o, const std::string& v) { o.render.code.theme = v; }},
    {"render.math",
     [](FixtureOptions& o, const std::string& v) {
         o.render.code.math = o.render.inlines.math = math_form(v);
     }},
    {"render.smart-links",
     [](FixtureOptions& o, const std::string& v) {
         o.render.inlines.smart_links = smart_links(v);
     }},
    {"render.smart-link-hosts",
     [](FixtureOptions& o, const std::string& v) { o.render.inlines.smart_hosts = items(v); }},
    {"render.iframe-hosts",
     [](FixtureOptions& o, const std::string& v) { o.render.inlines.frame_hosts = items(v); }},
    {"render.diagram.math",
     [](FixtureOptions& o, const std::string&) { o.dialect.diagrams.insert("math"); }},
    {"render.diagram-macro.mermaid",
     [](FixtureOptions& o, const std::string& v) {
         o.render.code.diagram_macros["mermaid"] = {v, {}};
     }},
    {"render.macros.allowed",
     [](FixtureOptions& o, const std::string& v) { o.render.macros.allowed = items(v); }},
    {"render.macros.jira-server",
     [](FixtureOptions& o, const std::string& v) { o.render.macros.jira_server = v; }},
};

std::string unquoted(std::string_view text) {
    text = trimmed(text);
    return std::string(text.size() < 2 || text.front() != '"' ? text
                                                              : text.substr(1, text.size() - 2));
}

FixtureOptions read_options(const fs::path& file) {
    FixtureOptions options;
    if (!fs::exists(file)) return options;
    const std::string content = read_file(file);
    for (const std::string_view line : split(content, '\n')) {
        const std::size_t equals = line.find(" = ");
        if (equals == std::string_view::npos) continue;
        const std::string key = unquoted(line.substr(0, equals));
        const std::string value = unquoted(line.substr(equals + 3));
        if (const auto setter = setters.find(key); setter != setters.end()) {
            setter->second(options, value);
        } else {
            options.targets[key] = value;
        }
    }
    return options;
}

Target read_target(const std::string& spec) {
    std::vector<std::string> part;
    for (const std::string_view piece : split(spec, '|')) part.emplace_back(piece);
    part.resize(5);
    if (part[0] == "page") return PageTarget{part[1], part[2], part[3], part[4]};
    if (part[0] == "anchor") return AnchorTarget{part[1]};
    if (part[0] == "url") return UrlTarget{part[1]};
    if (part[0] == "none") return NoTarget{};
    if (part[0] == "file")
        return AttachmentTarget{part[1], std::atoi(part[2].c_str()), std::atoi(part[3].c_str())};
    throw std::runtime_error("unknown target in options.toml: " + spec);
}

std::vector<Target> targets_of(const Document& document, const FixtureOptions& options) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references()) {
        const auto found = options.targets.find(reference.destination);
        targets.push_back(found == options.targets.end() ? Target(UrlTarget{reference.destination})
                                                         : read_target(found->second));
    }
    return targets;
}

std::string told(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += fmt::format("{}: {} {}: {}\n", to_string(diagnostic.where),
                            to_string(diagnostic.severity), diagnostic.code, diagnostic.message);
    }
    return text;
}

void check_golden(const fs::path& file, const std::string& actual) {
    const bool expected_empty = actual.empty() && file.filename() == "diagnostics.txt";
    if (accepting()) {
        if (expected_empty) {
            fs::remove(file);
        } else if (!fs::exists(file) || read_file(file) != actual) {
            write_file_atomically(file, actual);
        }
        BOOST_TEST_MESSAGE("skipped: rewrote " << file);
        return;
    }
    if (expected_empty) {
        BOOST_TEST(!fs::exists(file), file << " is not needed any more");
        return;
    }
    BOOST_REQUIRE_MESSAGE(fs::exists(file), file << " is missing; write it, or look at what "
                                                    "CONFSYNC_ACCEPT=1 writes");
    BOOST_TEST(actual == read_file(file), file << "\n--- is\n"
                                               << actual << "\n--- should be\n"
                                               << read_file(file));
}

void check_case(const fs::path& folder) {
    FixtureOptions options = read_options(folder / "options.toml");
    const Document document = parse(read_file(folder / "input.md"), "input.md", options.dialect);
    const std::vector<Target> targets = targets_of(document, options);
    const Rendered on_cloud = to_storage(document, targets, options.render);
    options.render.flavor = Flavor::datacenter;
    const Rendered on_datacenter = to_storage(document, targets, options.render);
    check_golden(folder / "cloud.xml", on_cloud.body + "\n");
    check_golden(folder / "datacenter.xml", on_datacenter.body + "\n");
    check_golden(folder / "diagnostics.txt",
                 told(document.diagnostics()) + told(on_cloud.diagnostics));
    BOOST_TEST(test::fault_of(on_cloud.body) == "", folder);
    BOOST_TEST(test::fault_of(on_datacenter.body) == "", folder);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fixtures_of_rendering)

BOOST_AUTO_TEST_CASE(every_fixture_renders_as_written_down) {
    std::size_t cases = 0;
    for (const auto& entry : fs::directory_iterator(fixtures)) {
        BOOST_TEST_CONTEXT(entry.path().filename()) { check_case(entry.path()); }
        ++cases;
    }
    BOOST_TEST(cases > 20u);
}

BOOST_AUTO_TEST_CASE(every_file_of_a_fixture_is_one_that_the_runner_reads) {
    const std::set<std::string> known{"input.md", "cloud.xml", "datacenter.xml", "options.toml",
                                      "diagnostics.txt"};
    for (const auto& entry : fs::recursive_directory_iterator(fixtures)) {
        if (entry.is_regular_file())
            BOOST_TEST(known.count(entry.path().filename().string()) == 1u, entry.path());
    }
}

BOOST_AUTO_TEST_SUITE_END()
