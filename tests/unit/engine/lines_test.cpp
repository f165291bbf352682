#include "engine/lines.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::engine;

namespace {

Records records_of(const std::vector<std::string>& keys) {
    Records records;
    for (const auto& key : keys) records[PageKey{key}].id = PageId{"id of " + key};
    return records;
}

std::vector<SourcePage> pages_at(const std::vector<std::string>& keys) {
    std::vector<SourcePage> pages;
    for (const auto& key : keys) pages.emplace_back().key = PageKey{key};
    return pages;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lines)

BOOST_AUTO_TEST_CASE(a_renamed_pages_line_remembers_its_first_path) {
    State state;
    state.pages = records_of({"a.md", "b.md"});
    Facts facts;
    const auto& lines =
        lines_of(facts, state,
                 {{PageKey{"a.md"}, PageKey{"b.md"}, ""}, {PageKey{"b.md"}, PageKey{"c.md"}, ""}});
    BOOST_TEST(lines.size() == 2U);
    BOOST_TEST(lines.at(PageKey{"b.md"}).id.value == "id of a.md");
    BOOST_TEST(lines.at(PageKey{"b.md"}).first_key.value == "a.md");
    BOOST_TEST(lines.at(PageKey{"c.md"}).first_key.value == "b.md");
    BOOST_TEST(state.pages.size() == 2U);
}

BOOST_AUTO_TEST_CASE(back_at_its_first_path_there_is_nothing_to_remember) {
    Records lines = records_of({"a.md"});
    move_line(lines, PageKey{"a.md"}, PageKey{"b.md"});
    move_line(lines, PageKey{"b.md"}, PageKey{"c.md"});
    BOOST_TEST(lines.at(PageKey{"c.md"}).first_key.value == "a.md");
    move_line(lines, PageKey{"c.md"}, PageKey{"a.md"});
    BOOST_TEST(lines.at(PageKey{"a.md"}).first_key.empty());
}

BOOST_AUTO_TEST_CASE(digests_name_a_page_by_its_first_path) {
    Records lines = records_of({"b.md"});
    lines.at(PageKey{"b.md"}).first_key = PageKey{"a.md"};
    const auto names = page_names(lines, pages_at({"b.md", "c.md"}));
    BOOST_TEST(name_of(PageKey{"b.md"}, names) == "a.md");
    BOOST_TEST(name_of(PageKey{"c.md"}, names) == "c.md");
}

BOOST_AUTO_TEST_CASE(a_new_page_at_a_former_path_is_not_taken_for_the_one_that_was_there) {
    Records lines = records_of({"b.md"});
    lines.at(PageKey{"b.md"}).first_key = PageKey{"a.md"};
    const auto names = page_names(lines, pages_at({"a.md", "b.md"}));
    BOOST_TEST(name_of(PageKey{"a.md"}, names) == "a.md#2");
}

BOOST_AUTO_TEST_SUITE_END()
