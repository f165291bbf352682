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
