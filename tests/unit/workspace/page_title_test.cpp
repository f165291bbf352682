#include "workspace/page_title.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

/// The one page of a tree, docs/my-page.md, with this text.
struct OnePage : PublishedTree {
    explicit OnePage(const std::string& text) {
        write("docs/my-page.md", text);
        git("add -A");
    }
    const engine::SourcePage& page() { return PublishedTree::page("docs/my-page.md"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(page_title)

BOOST_AUTO_TEST_CASE(the_first_configured_source_that_has_a_title_gives_it) {
    const std::string text = "---\ntitle: Front\n---\n# Heading\n";
    OnePage all(text);
    BOOST_TEST(all.page().title == "Front");
    BOOST_TEST(all.page().title_place.line == 2);
    OnePage heading(text);
    heading.config.pages.title = {TitleFrom::heading, TitleFrom::front_matter};
    BOOST_TEST(heading.page().title == "Heading");
    OnePage name("no heading\n");
    BOOST_TEST(name.page().title == "My page");
}

BOOST_AUTO_TEST_CASE(a_title_gets_the_prefix_and_is_one_trimmed_line) {
    OnePage page("---\ntitle: \"  a\\tb \"\n---\n");
    page.config.pages.title_prefix = "[X] ";
    BOOST_TEST(page.page().title == "[X] a b");
}

BOOST_AUTO_TEST_CASE(an_empty_or_missing_title_leaves_the_page_out) {
    OnePage empty("---\ntitle: \" \"\n---\n# H\n");
    BOOST_TEST(empty.diagnostics_of("docs/my-page.md") ==
               "error front-matter-title docs/my-page.md:2:1\n");
    OnePage missing("text\n");
    missing.config.pages.title = {TitleFrom::heading};
    BOOST_TEST(missing.diagnostics_of("docs/my-page.md") == "error title-empty docs/my-page.md\n");
}

BOOST_AUTO_TEST_CASE(a_title_longer_than_the_server_takes_leaves_the_page_out) {
    std::string title;
    for (int i = 0; i < 255; ++i) title += "ü";
    OnePage fits("# " + title + "\n");
    BOOST_TEST(fits.diagnostics_of("docs/my-page.md") == "");
    OnePage longer("# " + title + "x\n");
    BOOST_TEST(longer.diagnostics_of("docs/my-page.md") ==
               "error title-too-long docs/my-page.md:1:1\n");
}

BOOST_AUTO_TEST_CASE(labels_are_lower_case_sorted_and_valid) {
    OnePage page("---\nlabels: [Zebra, \"two words\", docs, Äpfel]\n---\n# A\n");
    page.config.pages.labels = {"docs"};
    BOOST_TEST((page.page().labels == std::vector<std::string>{"docs", "zebra", "äpfel"}));
    BOOST_TEST(page.diagnostics_of("docs/my-page.md") ==
               "warning label-invalid docs/my-page.md:2:17\n");
}

BOOST_AUTO_TEST_SUITE_END()
