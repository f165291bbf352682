#include "workspace/command_words.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using confsync::join;
using confsync::workspace::command_words;

namespace {

std::string parted(std::string_view line) {
    const auto words = command_words(line);
    return words ? join(*words, "|") : "unclosed";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_of_a_command)

BOOST_AUTO_TEST_CASE(blanks_part_words_and_quotes_hold_them_together) {
    BOOST_TEST(parted("mmdc -i {in}\t-o  {out} ") == "mmdc|-i|{in}|-o|{out}");
    BOOST_TEST(parted("a 'b c' \"d 'e'\" f'g'h ''") == "a|b c|d 'e'|fgh|");
    BOOST_TEST(parted("") == "");
    BOOST_TEST(parted("a 'b") == "unclosed");
}

BOOST_AUTO_TEST_CASE(nothing_else_has_a_meaning) {
    BOOST_TEST(parted("a \\\" b") == "unclosed");
    BOOST_TEST(parted("a $HOME `id` *;>x|y\\n") == "a|$HOME|`id`|*;>x|y\\n");
}

BOOST_AUTO_TEST_SUITE_END()
