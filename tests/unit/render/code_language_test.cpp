#include "render/code_language.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(code_languages)

BOOST_AUTO_TEST_CASE(a_word_of_github_becomes_the_word_of_the_product) {
    BOOST_TEST(code_language("python", Flavor::cloud) == "python");
    BOOST_TEST(code_language("python", Flavor::datacenter) == "py");
    BOOST_TEST(code_language("YAML", Flavor::datacenter) == "yml");
    BOOST_TEST(code_language("ini", Flavor::cloud) == "");
}

BOOST_AUTO_TEST_CASE(data_center_never_gets_a_word_it_shows_an_error_for) {
    BOOST_TEST(code_language("", Flavor::datacenter) == "text");
    BOOST_TEST(code_language("brainfuck", Flavor::datacenter) == "text");
    BOOST_TEST(code_language("brainfuck", Flavor::cloud) == "brainfuck");
}

BOOST_AUTO_TEST_CASE(only_the_first_word_of_a_fence_is_the_language) {
    for (const char* info :
         {"rust,ignore", "rust title=\"x\"", "{.rust .numberLines}", "rust{1,2}"})
        BOOST_TEST(code_language(info, Flavor::cloud) == "rust", info);
}

BOOST_AUTO_TEST_SUITE_END()
