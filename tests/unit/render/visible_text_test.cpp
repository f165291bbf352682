#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "base/files.hpp"
#include "render/escape.hpp"
#include "unit/render/body_reading.hpp"
#include "unit/render/cmark_html.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// GitHub's own Markdown and no more: what goes beyond it shows otherwise on purpose.
Dialect plain_dialect() {
    Dialect dialect;
    dialect.admonitions = false;
    dialect.math = false;
    dialect.inlines = {false, false, false, false, false, false, false};
    return dialect;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Where readers of a page see something else than readers of HTML, each by its name.
struct Exception {
    const char* name;
    bool (*holds_for)(const std::string& block);
};

const std::vector<Exception>& exceptions() {
    static const std::vector<Exception> all{
        {"raw HTML is what it means", test::holds_raw_html},
        {"an alert's word is a panel", [](const std::string& b) { return holds(b, "[!"); }},
        {"a word that asks for a list of contents is that list",
         [](const std::string& b) {
             return holds(b, "[TOC") || holds(b, "_TOC_") || holds(b, "[toc") ||
                    holds(b, "_LISTING_");
         }},
        {"a footnote is numbered by the page", [](const std::string& b) { return holds(b, "[^"); }},
        {"a heading's own name is not shown", [](const std::string& b) { return holds(b, "{#"); }},
        {"a fence's title is shown",
         [](const std::string& b) { return holds(b, "title") || holds(b, "collapse"); }},
        {"a fence of storage format is what it stands for",
         [](const std::string& b) { return holds(b, "confluence-storage") || holds(b, "csf"); }},
        {"a link without a text shows its address",
         [](const std::string& b) { return holds(b, "[]("); }},
        {"a link that runs code is left out",
         [](const std::string& b) { return holds(b, "script:") || holds(b, "data:"); }},
        {"a mention shows the person's name", [](const std::string& b) { return holds(b, "[@"); }},
        {"a front matter is none of the text",
         [](const std::string& b) { return b.starts_with("---"); }},
        {"a character that XML has not is replaced",
         [](const std::string& b) {
             return has_illegal_character(b) || has_illegal_character(test::visible_in_html(b));
         }},
        {"ordered tasks show their boxes",
         [](const std::string& b) {
             return holds(b, "[ ]") || holds(b, "[x]") || holds(b, "[X]");
         }},
    };
    return all;
}

const char* exception_for(const std::string& block) {
    for (const Exception& exception : exceptions())
        if (exception.holds_for(block)) return exception.name;
    return nullptr;
}

Rendered page_of(const std::string& markdown, Flavor flavor) {
    const Document document = parse(markdown, "a.md", plain_dialect());
    RenderOptions options;
    options.flavor = flavor;
    return to_storage(document, test::url_targets(document), options);
}

/// A block that an inner list of Cloud can't hold follows the outermost one: its words stand
/// elsewhere, but all of them stand there.
bool is_moved(const Rendered& page) {
    const auto codes = test::codes(page.diagnostics);
    return std::ranges::count(codes, "block-in-list") != 0;
}

std::string sorted(std::string text) {
    std::ranges::sort(text);
    return text;
}

struct Shares {
    std::size_t blocks = 0;
    std::size_t compared = 0;
    std::map<std::string, std::size_t> left_out;
};

void compare(const std::string& block, Shares& shares) {
    ++shares.blocks;
    if (const char* why = exception_for(block)) {
        ++shares.left_out[why];
        return;
    }
    ++shares.compared;
    const std::string wanted = test::visible_in_html(block);
    for (const Flavor flavor : {Flavor::cloud, Flavor::datacenter}) {
        const Rendered page = page_of(block, flavor);
        const std::string seen = test::read_body(page.body).visible;
        const bool same = is_moved(page) ? sorted(seen) == sorted(wanted) : seen == wanted;
        BOOST_TEST(same, "of\n" << block << "\nis " << seen << "\nnot " << wanted);
    }
}

void tell(const Shares& shares) {
    std::string text = fmt::format("{} of {} blocks compared", shares.compared, shares.blocks);
    for (const auto& [name, count] : shares.left_out)
        text += fmt::format("; {} left out: {}", count, name);
    BOOST_TEST_MESSAGE(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(visible_text)

BOOST_AUTO_TEST_CASE(readers_of_real_documentation_see_the_text_of_cmarks_html) {
    Shares shares;
    for (const std::string& file : test::corpus_files()) BOOST_TEST_CONTEXT(file) {
            for (const std::string& block : test::top_blocks(read_file(file)))
                compare(block, shares);
        }
    tell(shares);
    BOOST_TEST((shares.blocks == 0 || shares.compared * 10 >= shares.blocks * 9));
}

BOOST_AUTO_TEST_CASE(readers_of_the_examples_of_a_specification_see_the_text_of_cmarks_html) {
    Shares shares;
    for (const std::string& example : test::spec_examples()) compare(example, shares);
    tell(shares);
}

BOOST_AUTO_TEST_CASE(readers_of_texts_at_their_edges_see_the_text_of_cmarks_html) {
    Shares shares;
    for (const std::string& input : test::nasty_inputs()) compare(input, shares);
    tell(shares);
    BOOST_TEST(shares.compared * 5 >= shares.blocks * 2);
}

BOOST_AUTO_TEST_CASE(every_exception_is_one_that_happens) {
    Shares shares;
    for (const std::string& input : test::nasty_inputs()) exception_for(input);
    const char* samples[] = {"<b>x</b>",
                             "> [!NOTE]",
                             "[TOC]",
                             "[^a]",
                             "# H {#n}",
                             "```a title=x",
                             "```csf",
                             "[](x)",
                             "[a](javascript:x)",
                             "[@Ada](x)",
                             "---\ntitle: x\n---",
                             "\x01",
                             "- [ ] x"};
    for (const char* sample : samples) BOOST_TEST(exception_for(sample) != nullptr, sample);
    BOOST_TEST(std::size(samples) == exceptions().size());
}

BOOST_AUTO_TEST_CASE(bodies_hold_only_what_storage_format_has) {
    const auto check = [](const std::string& text) {
        const Document document = parse(text, "a.md");
        for (const Flavor flavor : {Flavor::cloud, Flavor::datacenter}) {
            RenderOptions options;
            options.flavor = flavor;
            const auto rendered = to_storage(document, test::url_targets(document), options);
            const auto strange = test::read_body(rendered.body).strange;
            BOOST_TEST(strange.empty(), (strange.empty() ? "" : *strange.begin()));
        }
    };
    for (const std::string& file : test::corpus_files()) BOOST_TEST_CONTEXT(file) {
            check(read_file(file));
        }
    for (const std::string& input : test::nasty_inputs())
        if (!holds(input, "confluence-storage") && !holds(input, "csf")) BOOST_TEST_CONTEXT(input) {
                check(input);
            }
}

BOOST_AUTO_TEST_SUITE_END()
