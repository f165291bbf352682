#include "commands/word_changes.hpp"

#include <boost/test/unit_test.hpp>

namespace confsync::commands {

namespace {

/// As `confsync plan --diff` tells it: blanks around the words of one side stand outside.
std::string marked(const std::string& text, const char* open, const char* close) {
    const auto first = text.find_first_not_of(" \n");
    if (first == std::string::npos) return open + text + close;
    const auto end = text.find_last_not_of(" \n") + 1;
    return text.substr(0, first) + open + text.substr(first, end - first) + close +
           text.substr(end);
}

std::string told(std::string_view before, std::string_view after) {
    std::string text;
    for (const Stretch& stretch : word_changes(before, after)) {
        if (stretch.side == Side::before) text += marked(stretch.text, "[-", "-]");
        if (stretch.side == Side::after) text += marked(stretch.text, "{+", "+}");
        if (stretch.side == Side::both) text += stretch.text;
    }
    return text;
}

/// The words of one side and what both have.
std::string side_of(Side side, std::string_view before, std::string_view after) {
    std::string text;
    for (const Stretch& stretch : word_changes(before, after))
        if (stretch.side == side || stretch.side == Side::both) text += stretch.text;
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_changes_)

BOOST_AUTO_TEST_CASE(a_word_that_changed_stands_beside_the_new_one) {
    BOOST_TEST(told("Install it twice.\n", "Install it once.\n") ==
               "Install it [-twice-]{+once+}.\n");
}

BOOST_AUTO_TEST_CASE(words_that_only_went_or_came_stand_alone) {
    BOOST_TEST(told("run it now please\n", "run it please\n") == "run it [-now-] please\n");
    BOOST_TEST(told("run it please\n", "run it now please\n") == "run it {+now+} please\n");
    BOOST_TEST(told("Now run it\n", "run it\n") == "[-Now-] run it\n");
    BOOST_TEST(told("run it now\n", "run it\n") == "run it [-now-]\n");
}

BOOST_AUTO_TEST_CASE(a_paragraph_that_is_wrapped_anew_shows_only_its_new_words) {
    BOOST_TEST(told("one two three\nfour five\nsix\n", "one two\nthree four FIVE\nsix\n") ==
               "one two\nthree four [-five-]{+FIVE+}\nsix\n");
}

BOOST_AUTO_TEST_CASE(a_line_that_went_keeps_a_line_of_its_own) {
    BOOST_TEST(
        told("- one thing\n- two things\n- three apples\n", "- one thing\n- three apples\n") ==
        "- one thing\n[-- two things-]\n- three apples\n");
}

BOOST_AUTO_TEST_CASE(words_of_another_line_are_not_put_into_this_one) {
    BOOST_TEST(told("a b c d gone\ne f g\n", "a b c d\nnew\ne f g\n") ==
               "a b c d [-gone-]\n{+new+}\ne f g\n");
    BOOST_TEST(told("a b c d\nold\ne f g\n", "a b c d more\ne f g\n") ==
               "a b c d {+more+}\n[-old-]\ne f g\n");
}

BOOST_AUTO_TEST_CASE(texts_without_much_in_common_follow_one_another) {
    BOOST_TEST(told("Call the office.\n", "Write a letter to the boss.\n") ==
               "[-Call the office.-]\n{+Write a letter to the boss.+}\n");
    BOOST_TEST(told("", "All of it.\n") == "[--]{+All of it.+}\n");
}

BOOST_AUTO_TEST_CASE(each_side_reads_as_its_text) {
    const std::string before = "|443|the web server too|\nkeeps its data.\nenable acme now\n";
    const std::string after = "|8443|the web server, so|\nkeeps its data and logs.\nenable now\n";
    BOOST_TEST(side_of(Side::before, before, after) == before);
    BOOST_TEST(side_of(Side::after, before, after) == after);
}

BOOST_AUTO_TEST_CASE(a_sign_between_two_changes_belongs_to_them) {
    BOOST_TEST(told("say one, two and run it\n", "say six, ten and run it\n") ==
               "say [-one, two-]{+six, ten+} and run it\n");
}

BOOST_AUTO_TEST_CASE(letters_beyond_ascii_stay_whole) {
    BOOST_TEST(told("Über die Brücke gehen\n", "Über die Straße gehen\n") ==
               "Über die [-Brücke-]{+Straße+} gehen\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
