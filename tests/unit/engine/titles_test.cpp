#include "engine/titles.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::engine;

namespace {

struct TreeOfPages {
    std::vector<SourcePage> pages;
    Records records;

    TreeOfPages& add(const std::string& key, const std::string& title,
                     const std::string& parent = {}) {
        SourcePage page;
        page.key = PageKey{key};
        page.file = key;
        page.tree = "docs";
        page.title = title;
        if (!parent.empty()) page.parent = PageKey{parent};
        pages.push_back(std::move(page));
        return *this;
    }
    Titles settle(Duplicates duplicates = Duplicates::add_parent) const {
        return settle_titles(pages, records, {{"docs", "ENG"}}, duplicates);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(titles)

BOOST_AUTO_TEST_CASE(the_page_nearest_the_root_keeps_a_title_and_others_name_their_folder) {
    const auto titles = TreeOfPages()
                            .add("a/", "Alpha")
                            .add("a/x.md", "Overview", "a/")
                            .add("z.md", "overview")
                            .settle();
    BOOST_TEST(titles.by_page.at(PageKey{"z.md"}) == "overview");
    BOOST_TEST(titles.by_page.at(PageKey{"a/x.md"}) == "Overview (Alpha)");
}

BOOST_AUTO_TEST_CASE(after_the_folder_comes_the_grandfather_then_a_number) {
    TreeOfPages tree;
    tree.add("a/", "Alpha").add("a/b/", "Beta", "a/");
    for (const auto* name : {"1", "2", "3", "4", "5"})
        tree.add(std::string("a/b/") + name, "Same", "a/b/");
    const auto titles = tree.settle();
    BOOST_TEST(titles.by_page.at(PageKey{"a/b/1"}) == "Same");
    BOOST_TEST(titles.by_page.at(PageKey{"a/b/2"}) == "Same (Beta)");
    BOOST_TEST(titles.by_page.at(PageKey{"a/b/3"}) == "Same (Alpha)");
    BOOST_TEST(titles.by_page.at(PageKey{"a/b/4"}) == "Same (2)");
    BOOST_TEST(titles.by_page.at(PageKey{"a/b/5"}) == "Same (3)");
}

BOOST_AUTO_TEST_CASE(a_recorded_page_keeps_its_title_against_a_nearer_newcomer) {
    TreeOfPages tree;
    tree.add("a/", "Alpha").add("a/x.md", "Overview", "a/").add("z.md", "Overview");
    tree.records[PageKey{"a/x.md"}].title = "Overview";
    const auto titles = tree.settle();
    BOOST_TEST(titles.by_page.at(PageKey{"a/x.md"}) == "Overview");
    BOOST_TEST(titles.by_page.at(PageKey{"z.md"}) == "Overview (2)");
}

BOOST_AUTO_TEST_CASE(duplicates_can_be_errors_that_name_the_other_file) {
    const auto titles =
        TreeOfPages().add("a.md", "Same").add("b.md", "Same").settle(Duplicates::are_errors);
    const auto& complaints = titles.diagnostics.at(PageKey{"b.md"});
    BOOST_TEST(complaints.at(0).code == "title-duplicate");
    BOOST_TEST(complaints.at(0).message.find("a.md") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_title_over_255_characters_is_an_error) {
    const auto titles = TreeOfPages().add("a.md", std::string(256, 'x')).settle();
    BOOST_TEST(titles.diagnostics.at(PageKey{"a.md"}).at(0).code == "title-too-long");
}

BOOST_AUTO_TEST_SUITE_END()
