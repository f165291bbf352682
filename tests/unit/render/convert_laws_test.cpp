#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

#include "base/files.hpp"
#include "render/convert.hpp"
#include "render/convert_proof.hpp"
#include "render/storage_equivalence.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"
#include "unit/render/style_shares.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// No page of the corpora is called this, so that none loses its heading.
const std::string no_title = "\x1F";

RenderOptions render_options(Flavor flavor) {
    RenderOptions options;
    options.title = no_title;
    options.flavor = flavor;
    return options;
}

bool is_verbatim(const ConvertedBlock& block) { return block.verbatim; }

/// Law: storage → Markdown → storage is the identity after normalisation.
bool is_identity(std::string_view storage, const Converted& converted, Flavor flavor) {
    const Document document = parse(converted.markdown, "a.md");
    const Rendered again =
        to_storage(document, targets_of(document, converted), render_options(flavor));
    return equivalent_form(again.body, flavor) == equivalent_form(storage, flavor);
}

void check_file(const std::string& file, test::StyleShares& shares) {
    const std::string text = read_file(file);
    const Document document = parse(text, file);
    const Rendered rendered =
        to_storage(document, test::url_targets(document), render_options(Flavor::cloud));
    ConvertOptions options;
    options.style = extract_style(text);
    const Converted converted = to_markdown(rendered.body, options);
    const bool kept = std::any_of(converted.blocks.begin(), converted.blocks.end(), is_verbatim);
    if (!kept) BOOST_TEST(is_identity(rendered.body, converted, Flavor::cloud), file);
    add_file(shares, text, document.front_matter().lines, rendered, converted);
}

/// Thousandths of blocks and of files that come back byte for byte: what is reached, rounded down.
/// The aim is 950 and 600; what a page does not hold (words behind a fence, where lines end, labels
/// of links) no style brings back.
const std::map<std::string, std::pair<std::size_t, std::size_t>> floors{
    {"mkdocs", {700, 50}},
    {"playbook", {910, 380}},
    {"prometheus", {840, 210}},
    {"rust-reference", {820, 70}}};

/// Makes bodies out of what storage format has, at random.
class Generator {
  public:
    explicit Generator(unsigned int seed) : random_(seed) {}

    std::string body() {
        std::string body;
        for (auto count = random_() % 5 + 1; count > 0; --count) body += block(2);
        return body;
    }

  private:
    std::string one_of(const std::vector<std::string>& choices) {
        return choices[random_() % choices.size()];
    }

    std::string words() {
        static const std::vector<std::string> choices{
            "a",   "word",   "1.",        "- x", "# y",        "*",   "**z**", "_u_",
            "`t`", "[l](m)", "&lt;b&gt;", "~~s", "|",          "a\\", "é",     "日本",
            "=",   "---",    ">",         "x*y", "snake_case", "!"};
        std::string text = one_of(choices);
        for (auto count = random_() % 4; count > 0; --count) text += " " + one_of(choices);
        return text;
    }

    std::string inlines(int depth) {
        std::string text = words();
        if (depth == 0 || random_() % 3 == 0) return text;
        const std::string element = one_of({"strong", "em", "del", "u", "sub", "code"});
        const std::string inner = element == "code" ? words() : inlines(depth - 1);
        const std::string gap = one_of({" ", "", " "});
        text += gap + "<" + element + ">" + inner + "</" + element + ">" + gap;
        if (random_() % 4 == 0) text += "<br />";
        if (random_() % 4 == 0) text += "<a href=\"https://example.com/x\">" + words() + "</a>";
        return text + words();
    }

    std::string paragraph() { return "<p>" + inlines(2) + "</p>"; }

    std::string list(int depth) {
        const std::string element = one_of({"ul", "ol"});
        std::string text = "<" + element + ">";
        for (auto count = random_() % 3 + 1; count > 0; --count) {
            text += "<li>" + paragraph();
            if (depth > 0 && random_() % 3 == 0) text += block(depth - 1);
            text += "</li>";
        }
        return text + "</" + element + ">";
    }

    std::string table() {
        std::string text = "<table data-layout=\"align-start\"><tbody>";
        const auto columns = random_() % 3 + 1;
        for (int row = 0; row < 2; ++row) {
            text += "<tr>";
            for (auto column = columns; column > 0; --column)
                text += row == 0 ? "<th>" + paragraph() + "</th>" : "<td>" + paragraph() + "</td>";
            text += "</tr>";
        }
        return text + "</tbody></table>";
    }

    std::string macro(const std::string& name, const std::string& body) {
        return "<ac:structured-macro ac:name=\"" + name + "\">" + body + "</ac:structured-macro>";
    }

    std::string block(int depth) {
        switch (random_() % (depth > 0 ? 9 : 3)) {
            case 0: return "<h2>" + words() + "</h2>";
            case 1:
                return macro("code",
                             "<ac:plain-text-body><![CDATA[x\n  y```\n~~~]]></ac:plain-text-body>");
            case 2: return paragraph();
            case 3: return list(depth);
            case 4: return "<blockquote>" + paragraph() + block(depth - 1) + "</blockquote>";
            case 5: return table();
            case 6:
                return macro("info", "<ac:rich-text-body>" + paragraph() + block(depth - 1) +
                                         "</ac:rich-text-body>");
            case 7:
                return macro(
                    "expand",
                    "<ac:parameter ac:name=\"title\">More</ac:parameter><ac:rich-text-body>" +
                        block(depth - 1) + "</ac:rich-text-body>");
            default: return "<hr />";
        }
    }

    std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(laws_of_conversion)

BOOST_AUTO_TEST_CASE(pages_of_the_corpora_come_back_and_most_of_their_bytes) {
    std::map<std::string, test::StyleShares> corpora;
    for (const std::string& file : test::corpus_files()) {
        const auto at = file.find("corpora/") + 8;
        if (file.find('/', at) == std::string::npos) continue;
        check_file(file, corpora[file.substr(at, file.find('/', at) - at)]);
    }
    if (corpora.empty()) BOOST_TEST_MESSAGE("skipped: ../shared/corpora is not there");
    for (const auto& [name, shares] : corpora) {
        BOOST_TEST_MESSAGE(described(name, shares));
        BOOST_TEST(shares.kept * 1000 <= shares.blocks, name);
        const auto floor = floors.find(name);
        if (floor == floors.end() || test::sanitized) continue;
        const auto [blocks, files] = floor->second;
        BOOST_TEST(test::per_mille(shares.same_blocks, shares.blocks) >= blocks, name);
        BOOST_TEST(test::per_mille(shares.same_files, shares.files) >= files, name);
    }
}

BOOST_AUTO_TEST_CASE(examples_of_a_specification_are_well_formed_and_come_back) {
    const std::vector<std::string> examples = test::spec_examples();
    std::size_t kept = 0;
    for (const std::string& example : examples) {
        for (const Flavor flavor : {Flavor::cloud, Flavor::datacenter}) {
            const Document document = parse(example, "a.md");
            const Rendered rendered =
                to_storage(document, test::url_targets(document), render_options(flavor));
            BOOST_TEST(test::fault_of(rendered.body) == "", example);
            ConvertOptions options;
            options.flavor = flavor;
            const Converted converted = to_markdown(rendered.body, options);
            const bool is_kept =
                std::any_of(converted.blocks.begin(), converted.blocks.end(), is_verbatim);
            kept += is_kept ? 1 : 0;
            if (!is_kept) BOOST_TEST(is_identity(rendered.body, converted, flavor), example);
        }
    }
    BOOST_TEST_MESSAGE(
        fmt::format("{} examples, {} bodies kept a block verbatim", examples.size(), kept));
}

BOOST_AUTO_TEST_CASE(generated_bodies_come_back) {
    const unsigned int bodies = test::sanitized ? 200 : 1500;
    int kept = 0;
    for (unsigned int seed = 0; seed < bodies; ++seed) {
        const std::string storage = Generator(seed).body();
        const Flavor flavor = seed % 2 == 0 ? Flavor::cloud : Flavor::datacenter;
        ConvertOptions options;
        options.flavor = flavor;
        const Converted converted = to_markdown(storage, options);
        if (std::any_of(converted.blocks.begin(), converted.blocks.end(), is_verbatim)) {
            ++kept;
            continue;
        }
        BOOST_TEST(is_identity(storage, converted, flavor), seed << ": " << storage
                                                                 << "\n--- markdown\n"
                                                                 << converted.markdown);
    }
    BOOST_TEST_MESSAGE(
        fmt::format("{} of {} generated bodies kept a block verbatim", kept, bodies));
}

BOOST_AUTO_TEST_CASE(whatever_it_is_given_it_gives_markdown) {
    const std::string page = Generator(3).body() + "<p>a<ac:link><ri:page /></ac:link></p>";
    for (std::size_t cut = 0; cut < page.size(); ++cut) to_markdown(page.substr(0, cut));
    for (std::size_t at = 0; at < page.size(); ++at)
        to_markdown(page.substr(0, at) + "<" + page.substr(at));
    std::string deep;
    for (int i = 0; i < 5'000; ++i) deep += "<blockquote>";
    BOOST_TEST(to_markdown(deep).blocks.size() == 1u);
    for (int i = 0; i < 5'000; ++i) deep += "</blockquote>";
    BOOST_TEST(to_markdown(deep).blocks.size() == 1u);
    std::string nested;
    for (int i = 0; i < 500; ++i) nested += "<ul><li>a";
    for (int i = 0; i < 500; ++i) nested += "</li></ul>";
    BOOST_TEST(to_markdown(nested).blocks.size() == 1u);
    BOOST_TEST(to_markdown(std::string("<p>\0</p>", 8)).blocks.front().verbatim);
}

BOOST_AUTO_TEST_SUITE_END()
