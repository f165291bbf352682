#include "commands/columns.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::commands;

namespace {

int column_of(const std::string& text, int line, int column) {
    const Diagnostics found{{"x", Severity::note, "m", {"a.md", line, column}, {}}};
    return in_characters(found, [&](const std::string&) { return text; })[0].where.column;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(characters_are_counted_and_not_bytes) {
    BOOST_TEST(column_of("one\ngrün x\n", 2, 7) == 6);
    BOOST_TEST(column_of("one\nplain x\n", 2, 7) == 7);
    BOOST_TEST(column_of("日本 x\n", 1, 8) == 4);
}

BOOST_AUTO_TEST_CASE(a_place_that_is_not_in_the_text_stays) {
    BOOST_TEST(column_of("one\n", 7, 3) == 3);
    BOOST_TEST(column_of("one\n", 1, 30) == 30);
    BOOST_TEST(column_of("on\xff one\n", 1, 5) == 5);
    BOOST_TEST(column_of("one\n", 0, 0) == 0);
}

BOOST_AUTO_TEST_CASE(each_file_is_read_once) {
    const Diagnostics found{{"x", Severity::note, "m", {"a.md", 1, 3}, {}},
                            {"x", Severity::note, "m", {"a.md", 1, 4}, {}},
                            {"x", Severity::note, "m", {"b.md", 1, 4}, {}}};
    int reads = 0;
    in_characters(found, [&](const std::string&) {
        ++reads;
        return std::optional<std::string>("öö");
    });
    BOOST_TEST(reads == 2);
}

BOOST_AUTO_TEST_SUITE_END()
