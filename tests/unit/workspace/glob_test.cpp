#include "workspace/glob.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "unit/workspace/errors.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(a_star_stays_within_one_name) {
    BOOST_TEST(Glob("*.md").matches("a.md"));
    BOOST_TEST(!Glob("*.md").matches("guide/a.md"));
    BOOST_TEST(Glob("guide/*.md").matches("guide/a.md"));
    BOOST_TEST(!Glob("*.md").matches("a.mdx"));
}

BOOST_AUTO_TEST_CASE(two_stars_stand_for_any_number_of_folders) {
    const Glob all("**/*.md");
    BOOST_TEST(all.matches("a.md"));
    BOOST_TEST(all.matches("x/y/z/a.md"));
    BOOST_TEST(!all.matches("x/y/a.txt"));
    const Glob between("a/**/b/*.md");
    BOOST_TEST(between.matches("a/b/c.md"));
    BOOST_TEST(between.matches("a/x/b/y/b/c.md"));
    BOOST_TEST(!between.matches("a/x/c.md"));
    BOOST_TEST(Glob("drafts/").matches("drafts/x/y.md"));
    BOOST_TEST(!Glob("drafts/**").matches("draftsx/y.md"));
}

BOOST_AUTO_TEST_CASE(sets_question_marks_and_escapes_take_one_character) {
    BOOST_TEST(Glob("[a-c]?.md").matches("bx.md"));
    BOOST_TEST(!Glob("[!a-c]?.md").matches("bx.md"));
    BOOST_TEST(Glob("[]x].md").matches("].md"));
    BOOST_TEST(Glob("\\*.md").matches("*.md"));
    BOOST_TEST(!Glob("\\*.md").matches("a.md"));
    BOOST_TEST(Glob("?.md").matches("ü.md"));
}

BOOST_AUTO_TEST_CASE(a_pattern_that_means_nothing_is_refused) {
    for (const char* pattern : {"", "/docs", "../x", "[a", "a\\", "**.md", "a/**b/c", "."})
        BOOST_TEST(error_of([&] { Glob{pattern}; }).starts_with("configuration"), pattern);
    BOOST_TEST(hint_of([] { Glob("**.md"); }) == "** stands alone: write **/*.md");
}

BOOST_AUTO_TEST_CASE(a_hostile_pattern_takes_no_more_time_than_any_other) {
    std::string pattern;
    for (int i = 0; i < 60; ++i) pattern += "**/a*a*a*/";
    const std::string path = std::string(4000, 'a') + "/b";
    const auto begin = std::chrono::steady_clock::now();
    BOOST_TEST(!Glob(pattern + "x").matches(path));
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(1)));
}

BOOST_AUTO_TEST_SUITE_END()
