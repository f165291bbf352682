#include "workspace/similar_paths.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(similar_paths)

BOOST_AUTO_TEST_CASE(a_forgotten_ending_is_found_first) {
    const SimilarPaths paths({"a/setup.md", "b/setup", "b/setup.md"});
    BOOST_TEST(paths.to("a/setup") == "a/setup.md");
}

BOOST_AUTO_TEST_CASE(a_file_that_moved_is_found_by_its_name_in_any_case) {
    const SimilarPaths paths({"img/Diagram.PNG", "x/y.md", "z/y.md"});
    BOOST_TEST(paths.to("old/diagram.png") == "img/Diagram.PNG");
    BOOST_TEST(paths.to("y.md") == "x/y.md");
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_found_among_the_neighbours) {
    const SimilarPaths paths({"docs/install.md", "docs/other.md", "instal.md"});
    BOOST_TEST(paths.to("docs/instlal.md") == "docs/install.md");
    BOOST_TEST(paths.to("docs/entirely-different.md") == "");
    BOOST_TEST(paths.to("nowhere/instlal.md") == "");
}

BOOST_AUTO_TEST_CASE(a_large_folder_is_not_searched_name_by_name) {
    std::vector<std::string> many;
    for (int i = 0; i < 1000; ++i) many.push_back(fmt::format("d/page-{:04}.md", i));
    const SimilarPaths paths(many);
    BOOST_TEST(paths.to("d/page-00001.md") == "");
    BOOST_TEST(paths.to("d/page-0001") == "d/page-0001.md");
}

BOOST_AUTO_TEST_SUITE_END()
