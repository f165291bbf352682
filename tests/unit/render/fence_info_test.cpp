#include "render/fence_info.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(fence_info)

BOOST_AUTO_TEST_CASE(the_language_alone_says_nothing_more) {
    const FenceInfo info = read_fence_info("C++");
    BOOST_TEST(info.word == "c++");
    BOOST_TEST(info.title.empty());
    BOOST_TEST(!info.collapse);
    BOOST_TEST(!info.line_numbers);
    BOOST_TEST(read_fence_info("").word.empty());
    BOOST_TEST(read_fence_info("rust,ignore").word == "rust");
}

BOOST_AUTO_TEST_CASE(every_tool_has_its_own_way_to_say_it) {
    for (const char* text : {"py title=\"a b\" linenums collapse firstline=7",
                             "py {title=\"a b\" linenos=true collapse=true firstline=7}",
                             "{.py .numberLines startFrom=\"7\" title='a b' collapse}",
                             "py collapse linenumbers start=7 title a b"}) {
        const FenceInfo info = read_fence_info(text);
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(info.word == "py");
            BOOST_TEST(info.title == "a b");
            BOOST_TEST(info.collapse);
            BOOST_TEST(info.line_numbers);
            BOOST_TEST(info.first_line == "7");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_said_to_be_false_is_off) {
    const FenceInfo info = read_fence_info("py collapse=false linenums=false");
    BOOST_TEST(!info.collapse);
    BOOST_TEST(!info.line_numbers);
}

BOOST_AUTO_TEST_CASE(a_title_without_a_language_is_no_language) {
    BOOST_TEST(read_fence_info("title=\"x\"").word.empty());
    BOOST_TEST(read_fence_info("title=\"x\"").title == "x");
}

BOOST_AUTO_TEST_CASE(braces_in_quotes_are_text) {
    BOOST_TEST(read_fence_info("js title=\"{ .a }\"").title == "{ .a }");
}

BOOST_AUTO_TEST_CASE(keys_of_other_tools_are_left_alone) {
    BOOST_TEST(read_fence_info("yaml hl_lines=\"2 3\" firstline=x").first_line.empty());
}

BOOST_AUTO_TEST_SUITE_END()
