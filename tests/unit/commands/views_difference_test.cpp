#include "commands/views_difference.hpp"

#include <boost/test/unit_test.hpp>

namespace confsync::commands {

namespace {

engine::PageDifference difference(std::string there, std::string here) {
    engine::PageDifference page;
    page.there = std::move(there);
    page.here = std::move(here);
    page.version = {1};
    return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(views_difference)

BOOST_AUTO_TEST_CASE(a_changed_line_names_its_words_and_its_place) {
    const auto page = difference("one\n\nInstall it twice.\n", "one\n\nInstall it once.\n");
    BOOST_TEST(difference_human(page, {false, 80}) ==
               "      @@ line 3\n"
               "        one\n"
               "\n"
               "      ~ Install it [-twice-]{+once+}.\n");
}

BOOST_AUTO_TEST_CASE(colours_take_the_place_of_brackets) {
    const auto page = difference("Install it twice.\n", "Install it once.\n");
    const auto text = difference_human(page, {true, 80});
    BOOST_TEST(text.find("\x1b[31mtwice\x1b[0m\x1b[32monce\x1b[0m.") != std::string::npos);
    BOOST_TEST(text.find("[-") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(whole_lines_need_no_brackets) {
    const auto page = difference("one\ntwo\n", "one\n\nAll of it.\ntwo\n");
    BOOST_TEST(difference_human(page, {false, 80}) ==
               "      @@ line 2\n"
               "        one\n"
               "      +\n"
               "      + All of it.\n"
               "        two\n");
}

BOOST_AUTO_TEST_CASE(blanks_alone_are_shown_as_lines) {
    const auto page = difference("- a\n- b\n", "- a\n  - b\n");
    BOOST_TEST(difference_human(page, {false, 80}) ==
               "      @@ line 2\n"
               "        - a\n"
               "      - - b\n"
               "      +   - b\n");
}

BOOST_AUTO_TEST_CASE(control_codes_and_bidi_overrides_do_not_reach_the_terminal) {
    const auto text =
        difference_human(difference("one\n", "one \x1b[31mred\x1b[0m \u202Eevil\r\n"), {false, 80});
    BOOST_TEST(text.find('\x1b') == std::string::npos);
    BOOST_TEST(text.find("\u202E") == std::string::npos);
    BOOST_TEST(text.find('\r') == std::string::npos);
    BOOST_TEST(text.find("\uFFFD[31mred") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(storage_format_is_called_so) {
    auto page = difference("<p>a</p>\n", "<p>b</p>\n");
    page.in_storage = true;
    BOOST_TEST(difference_human(page, {false, 80}).find("@@ storage format, line 1") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
