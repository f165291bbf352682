#include "render/slug.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(slug)

BOOST_AUTO_TEST_CASE(a_slug_is_the_one_github_gives) {
    const std::pair<const char*, const char*> cases[] = {
        {"Install", "install"},
        {"A & B", "a--b"},
        {"🚀 Go", "-go"},
        {":rocket: Go", "rocket-go"},
        {"What's new in 1.2?", "whats-new-in-12"},
        {"snake_case - and-dash", "snake_case---and-dash"},
        {"Größe ÄÖÜ ß", "größe-äöü-ß"},
        {"日本語 見出し", "日本語-見出し"},
        {"e\u0301 stays", "e\u0301-stays"},
        {"a  b", "a--b"},
        {"ΣΑΣ", "σασ"},
        {"½ ² Ⅷ", "--"},
        {"C++ / C#", "c--c"},
        {"!!!", ""},
    };
    for (const auto& [heading, expected] : cases) BOOST_TEST(slug_of(heading) == expected, heading);
}

BOOST_AUTO_TEST_CASE(gitlab_writes_hyphens_in_a_row_as_one) {
    const std::pair<const char*, const char*> cases[] = {
        {"A & B", "a-b"},        {"Step 01 - Do this", "step-01-do-this"},
        {"2024", "anchor-2024"}, {"日本語 見出し", "日本語-見出し"},
        {"🚀 Go", "-go"},         {"", ""},
    };
    for (const auto& [heading, expected] : cases)
        BOOST_TEST(slug_of(heading, SlugRule::gitlab) == expected, heading);
}

BOOST_AUTO_TEST_CASE(bitbucket_knows_latin_letters_alone_and_counts_with_an_underscore) {
    const std::pair<const char*, const char*> cases[] = {
        {"So-called \"music\"", "markdown-header-so-called-music"},
        {"A & B", "markdown-header-a-b"},
        {"Déjà vu", "markdown-header-deja-vu"},
        {"Some Lithuanian - Ąžuolynas", "markdown-header-some-lithuanian-azuolynas"},
        {"🚀 Go", "markdown-header-go"},
        {"snake_case", "markdown-header-snake_case"},
    };
    for (const auto& [heading, expected] : cases)
        BOOST_TEST(slug_of(heading, SlugRule::bitbucket) == expected, heading);
    Slugs slugs(SlugRule::bitbucket);
    BOOST_TEST(slugs.next("a") == "markdown-header-a");
    BOOST_TEST(slugs.next("A") == "markdown-header-a_1");
}

BOOST_AUTO_TEST_CASE(duplicates_are_counted_and_never_meet_a_heading_of_that_name) {
    Slugs slugs;
    BOOST_TEST(slugs.next("a") == "a");
    BOOST_TEST(slugs.next("A") == "a-1");
    BOOST_TEST(slugs.next("a-1") == "a-1-1");
    BOOST_TEST(slugs.next("a") == "a-2");
    BOOST_TEST(slugs.next("!") == "");
    BOOST_TEST(slugs.next("?") == "-1");
}

BOOST_AUTO_TEST_SUITE_END()
