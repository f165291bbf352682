#include "render/storage_writer.hpp"

#include <boost/test/unit_test.hpp>

#include "base/files.hpp"
#include "render/escape.hpp"
#include "render/storage.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;
using test::fault_of;

namespace {

RenderOptions everything(const Document& document, Flavor flavor) {
    RenderOptions options;
    options.flavor = flavor;
    for (const Heading& heading : document.headings()) options.anchors.insert(heading.slug);
    return options;
}

Target page_target(const Reference& reference) {
    return PageTarget{"key of " + reference.destination, "<" + reference.destination + "> & \"", "",
                      reference.destination};
}

Target file_target(const Reference& reference) {
    return AttachmentTarget{reference.destination, 100, 20};
}

Target anchor_target(const Reference& reference) { return AnchorTarget{reference.destination}; }

Target url_target(const Reference& reference) { return UrlTarget{reference.destination}; }

Target no_target(const Reference&) { return NoTarget{}; }

using TargetOf = Target (*)(const Reference&);
constexpr TargetOf all_kinds[] = {page_target, file_target, anchor_target, url_target, no_target};

std::vector<Target> targets_with(const Document& document, TargetOf make) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references()) targets.push_back(make(reference));
    return targets;
}

/// What holds for any text at all.
void check_laws(std::string_view markdown, Flavor flavor, TargetOf make) {
    const Document document = parse(markdown, "a.md");
    const RenderOptions options = everything(document, flavor);
    const std::vector<Target> targets = targets_with(document, make);
    const Rendered once = to_storage(document, targets, options);
    BOOST_TEST(fault_of(once.body) == "");
    BOOST_TEST(to_storage(document, targets, options).body == once.body);
    const std::string form = canonical(once.body);
    BOOST_TEST(fault_of(form) == "");
    BOOST_TEST(canonical(form) == form);
    for (const TitleSpot& spot : once.title_spots)
        BOOST_TEST(once.body.substr(spot.offset - 18, 18) == "ri:content-title=\"");
}

void check_all_laws(std::string_view markdown) {
    for (const TargetOf make : all_kinds) {
        check_laws(markdown, Flavor::cloud, make);
        check_laws(markdown, Flavor::datacenter, make);
    }
}

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(storage_writer)

BOOST_AUTO_TEST_CASE(any_text_renders_to_a_body_that_the_server_takes) {
    const auto inputs = test::nasty_inputs();
    BOOST_TEST(inputs.size() > 250u);
    for (const std::string& input : inputs) {
        BOOST_TEST_CONTEXT("input: " << input) { check_all_laws(input); }
    }
}

BOOST_AUTO_TEST_CASE(edges_next_to_each_other_render_too) {
    const auto inputs = test::nasty_inputs();
    for (std::size_t i = 0; i + 1 < inputs.size(); ++i) {
        const std::string both = inputs[i] + "\n\n" + inputs[i + 1];
        BOOST_TEST_CONTEXT("input: " << both) { check_laws(both, Flavor::cloud, page_target); }
    }
}

BOOST_AUTO_TEST_CASE(real_documentation_renders_to_bodies_that_the_server_takes) {
    const auto files = test::corpus_files();
    if (files.empty()) BOOST_TEST_MESSAGE("skipped: ../shared/corpora is not there");
    for (const std::string& file : files) {
        const std::string text = read_file(file);
        BOOST_TEST_CONTEXT(file) {
            check_laws(text, Flavor::cloud, page_target);
            check_laws(text, Flavor::datacenter, file_target);
        }
    }
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(nesting_without_end_is_cut_and_told) {
    for (const std::string_view opening : {"> ", "- ", "1. ", "[", "![", "*a **b ", "~~a *b "}) {
        const Rendered result = test::rendered(repeated(opening, 10'000) + "x");
        BOOST_TEST_CONTEXT("10000 times " << opening) {
            BOOST_TEST(fault_of(result.body) == "");
            BOOST_TEST(result.body.find('x') != std::string::npos);
        }
    }
    const Diagnostics told = test::rendered(repeated("> ", 300) + "x").diagnostics;
    BOOST_TEST(test::codes(told) == (std::vector<std::string>{"quote-in-quote", "too-deep"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(closed_nesting_without_end_is_cut_too) {
    const std::string text = repeated("*a **b ", 2'000) + repeated("** *", 2'000);
    BOOST_TEST(fault_of(test::cloud(text)) == "");
    const std::string tags = repeated("<b>", 5'000) + "x" + repeated("</b>", 5'000);
    BOOST_TEST(fault_of(test::cloud(tags)) == "");
    const std::string details =
        repeated("<details>\n\n", 500) + "x\n\n" + repeated("</details>\n", 500);
    BOOST_TEST(canonical(test::cloud(details)).find("<p>x</p>") != std::string::npos);
    const std::string images = repeated("![", 2'000) + "x" + repeated("](y)", 2'000);
    BOOST_TEST(fault_of(test::cloud(images)) == "");
}

BOOST_AUTO_TEST_CASE(title_spots_cover_the_escaped_titles) {
    const Document document = parse("[a](x.md) ![b](y.md) [c](x.md)", "a.md");
    const std::vector<Target> targets{PageTarget{"x.md", "A & <B>", "", ""},
                                      PageTarget{"y.md", "\"C\"", "KEY", "d"},
                                      PageTarget{"x.md", "A & <B>", "", ""}};
    const Rendered result = to_storage(document, targets, {});
    BOOST_REQUIRE(result.title_spots.size() == 3u);
    std::vector<std::string> spots;
    for (const TitleSpot& spot : result.title_spots)
        spots.push_back(spot.key + "=" + result.body.substr(spot.offset, spot.length));
    BOOST_TEST(spots == (std::vector<std::string>{"x.md=A &amp; &lt;B&gt;", "y.md=&quot;C&quot;",
                                                  "x.md=A &amp; &lt;B&gt;"}));
}

BOOST_AUTO_TEST_CASE(missing_targets_keep_the_text) {
    const Document document = parse("[a](x.md) ![b](y.png)", "a.md");
    BOOST_TEST(to_storage(document, {}, {}).body == "<p>a b</p>");
}

BOOST_AUTO_TEST_CASE(a_link_that_runs_code_keeps_its_text_only) {
    for (const char* url : {"javascript:x", "JavaScript:x", " \tvbscript:x", "data:text/html,x"}) {
        const Document document = parse("[a](b)", "a.md");
        const Rendered result = to_storage(document, {UrlTarget{url}}, {});
        BOOST_TEST(result.body == "<p>a</p>");
        BOOST_TEST(test::codes(result.diagnostics) == std::vector<std::string>{"link-unsafe"});
    }
}

BOOST_AUTO_TEST_CASE(a_document_with_errors_renders_what_it_can) {
    BOOST_TEST(test::cloud("---\ntitle: [\n---\ntext\n") == "<p>text</p>");
    BOOST_TEST(test::cloud("a \xff b") == "");
}

BOOST_AUTO_TEST_CASE(quirk_23_a_body_that_the_server_refuses_for_its_size_is_an_error) {
    const std::string line = "*a* \"b\"\n\n";
    const int fits = 4'900'000 / 25;
    BOOST_TEST(test::rendered(repeated(line, fits)).diagnostics.empty());
    const Diagnostics told = test::rendered(repeated(line, fits * 21 / 20)).diagnostics;
    BOOST_TEST(test::codes(told) == std::vector<std::string>{"page-too-large"});
    BOOST_TEST(has_error(told));
}

BOOST_AUTO_TEST_CASE(the_body_of_a_folder_is_well_formed) {
    BOOST_TEST(fault_of(folder_body()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
