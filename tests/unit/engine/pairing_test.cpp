#include "engine/pairing.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::engine;

namespace {

/// A map and a tree of which some paths differ.
struct Moving {
    Records records;
    std::vector<SourcePage> pages;
    std::vector<Moved> moved;
    std::vector<Likeness> alike;
    std::size_t asked = 0;

    PageRecord& line(const std::string& key, const std::string& blob, const std::string& id = {},
                     const std::string& parent = "root") {
        auto& record = records[PageKey{key}];
        record.id = PageId{id.empty() ? "id of " + key : id};
        record.source = BlobId{blob};
        record.parent = PageId{parent};
        return record;
    }
    void page(const std::string& key, const std::string& blob, const std::string& parent = {}) {
        auto& page = pages.emplace_back();
        page.key = PageKey{key};
        page.file = key;
        page.source = BlobId{blob};
        if (!parent.empty()) page.parent = PageKey{parent};
    }
    /// "a.md → b.md: same text" for each pair.
    std::vector<std::string> pairs() {
        const auto likenesses = [&](const auto&, const auto&) {
            ++asked;
            return alike;
        };
        std::vector<std::string> told;
        for (const auto& pair : pair_renames(pages, records, moved, likenesses))
            told.push_back(pair.was.value + " → " + pair.now.value + ": " + pair.evidence);
        return told;
    }
};

using Told = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(pairing)

BOOST_AUTO_TEST_CASE(paths_that_are_still_there_are_no_renames) {
    Moving tree;
    tree.line("a.md", "1");
    tree.page("a.md", "2");
    tree.page("b.md", "1");
    BOOST_TEST(tree.pairs().empty());
    BOOST_TEST(tree.asked == 0U);
}

BOOST_AUTO_TEST_CASE(the_same_text_is_followed_without_comparing_texts) {
    Moving tree;
    tree.line("old.md", "1");
    tree.page("new.md", "1");
    BOOST_TEST((tree.pairs() == Told{"old.md → new.md: same text"}));
    BOOST_TEST(tree.asked == 0U);
}

BOOST_AUTO_TEST_CASE(of_equal_texts_those_of_one_name_belong_together_then_the_first) {
    Moving tree;
    tree.line("a/x.md", "1");
    tree.line("a/y.md", "1");
    tree.page("b/y.md", "1");
    tree.page("b/z.md", "1");
    BOOST_TEST((tree.pairs() == Told{"a/y.md → b/y.md: same text", "a/x.md → b/z.md: same text"}));
}

BOOST_AUTO_TEST_CASE(what_is_left_goes_to_the_most_similar_text_each_once) {
    Moving tree;
    tree.line("a.md", "1");
    tree.line("b.md", "2");
    tree.page("c.md", "3");
    tree.page("d.md", "4");
    tree.alike = {{0, 0, 70}, {0, 1, 90}, {1, 1, 80}, {1, 0, 65}};
    BOOST_TEST((tree.pairs() == Told{"b.md → c.md: 65 % similar", "a.md → d.md: 90 % similar"}));
    BOOST_TEST(tree.asked == 1U);
}

BOOST_AUTO_TEST_CASE(a_tie_is_settled_by_name_and_path_in_any_order_of_what_is_told) {
    Moving tree;
    tree.line("a/one.md", "1");
    tree.line("a/two.md", "2");
    tree.page("b/one.md", "3");
    tree.page("b/two.md", "4");
    tree.alike = {{0, 1, 80}, {1, 0, 80}, {0, 0, 80}, {1, 1, 80}};
    const Told expected{"a/one.md → b/one.md: 80 % similar", "a/two.md → b/two.md: 80 % similar"};
    BOOST_TEST((tree.pairs() == expected));
    std::ranges::reverse(tree.alike);
    BOOST_TEST((tree.pairs() == expected));
}

BOOST_AUTO_TEST_CASE(what_the_configuration_says_comes_first) {
    Moving tree;
    tree.line("a.md", "1");
    tree.line("b.md", "2");
    tree.page("c.md", "1");
    tree.page("d.md", "2");
    tree.moved = {{"a.md", "d.md"}, {"gone.md", "c.md"}};
    BOOST_TEST((tree.pairs() == Told{"a.md → d.md: as [[moved]] says"}));
}

BOOST_AUTO_TEST_CASE(one_that_was_followed_does_nothing_any_more) {
    Moving tree;
    tree.line("d.md", "1");
    tree.page("d.md", "1");
    tree.page("a.md", "5");
    tree.moved = {{"a.md", "d.md"}, {"d.md", "a.md"}};
    tree.line("a.md", "5");
    BOOST_TEST(tree.pairs().empty());
}

BOOST_AUTO_TEST_CASE(a_chain_of_renames_is_followed_in_any_order) {
    Moving tree;
    tree.line("a.md", "1");
    tree.line("b.md", "2");
    tree.page("b.md", "3");
    tree.page("c.md", "4");
    tree.moved = {{"a.md", "b.md"}, {"b.md", "c.md"}};
    BOOST_TEST(
        (tree.pairs() == Told{"a.md → b.md: as [[moved]] says", "b.md → c.md: as [[moved]] says"}));
}

BOOST_AUTO_TEST_CASE(a_folder_that_the_configuration_names_takes_what_it_holds_along) {
    Moving tree;
    tree.line("old/a.md", "1");
    tree.line("old/sub/b.md", "2");
    tree.line("older.md", "3");
    tree.page("new/a.md", "4");
    tree.page("new/sub/b.md", "5");
    tree.moved = {{"old", "new"}};
    BOOST_TEST((tree.pairs() == Told{"old/a.md → new/a.md: as [[moved]] says",
                                     "old/sub/b.md → new/sub/b.md: as [[moved]] says"}));
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_text_is_where_its_pages_are) {
    Moving tree;
    tree.line("a/", "", "1");
    tree.line("a/x.md", "x", "2", "1");
    tree.line("a/in/", "", "3", "1");
    tree.line("a/in/y.md", "y", "4", "3");
    tree.page("b/", "");
    tree.page("b/x.md", "x", "b/");
    tree.page("b/in/", "", "b/");
    tree.page("b/in/y.md", "y", "b/in/");
    BOOST_TEST((tree.pairs() ==
                Told{"a/ → b/: with 2 pages below it", "a/in/ → b/in/: with 1 page below it",
                     "a/in/y.md → b/in/y.md: same text", "a/x.md → b/x.md: same text"}));
}

BOOST_AUTO_TEST_CASE(a_folder_is_followed_also_when_its_pages_were_recorded_there_before_a_cut) {
    Moving tree;
    tree.line("a/", "", "1");
    tree.line("b/x.md", "x", "2", "1");
    tree.page("b/", "");
    tree.page("b/x.md", "x", "b/");
    BOOST_TEST((tree.pairs() == Told{"a/ → b/: with 1 page below it"}));
}

BOOST_AUTO_TEST_CASE(a_split_folder_goes_where_most_of_it_went) {
    Moving tree;
    tree.line("a/", "", "1");
    for (const auto* name : {"1", "2", "3"}) tree.line(std::string("a/") + name, name, {}, "1");
    tree.page("b/", "");
    tree.page("b/1", "1", "b/");
    tree.page("c/", "");
    tree.page("c/2", "2", "c/");
    tree.page("c/3", "3", "c/");
    const auto pairs = tree.pairs();
    BOOST_TEST(std::ranges::count(pairs, "a/ → c/: with 2 pages below it") == 1);
    BOOST_TEST(pairs.size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_folders_own_text_follows_only_most_of_its_pages) {
    Moving tree;
    tree.line("a/", "readme", "1");
    tree.line("a/1", "1", {}, "1");
    tree.line("a/2", "2", {}, "1");
    tree.page("b/", "another");
    tree.page("b/1", "1", "b/");
    tree.page("a/2", "2");
    BOOST_TEST((tree.pairs() == Told{"a/1 → b/1: same text"}));
}

BOOST_AUTO_TEST_CASE(a_text_that_is_known_to_be_gone_may_be_missing) {
    Moving tree;
    tree.line("kept.md", "1").state = RecordState::kept;
    tree.line("gone.md", "2");
    tree.page("new.md", "3");
    std::vector<EarlierText> texts;
    pair_renames(tree.pages, tree.records, {}, [&](const auto& asked, const auto&) {
        texts = asked;
        return std::vector<Likeness>{};
    });
    BOOST_TEST_REQUIRE(texts.size() == 2U);
    BOOST_TEST(!texts[0].optional);
    BOOST_TEST(texts[1].optional);
}

BOOST_AUTO_TEST_SUITE_END()
