#include "base/unicode.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace confsync;

BOOST_AUTO_TEST_SUITE(unicode)

BOOST_AUTO_TEST_CASE(a_stray_byte_is_found_wherever_it_stands) {
    for (std::size_t length = 1; length < 40; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'a');
            BOOST_TEST(!first_invalid_utf8(text));
            text[at] = '\x80';
            BOOST_TEST(first_invalid_utf8(text).value() == at);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_character_of_several_bytes_is_valid_wherever_it_stands) {
    for (std::size_t before = 0; before < 20; ++before) {
        const std::string start(before, 'a');
        for (const char* character : {"ü", "€", "🙂"}) {
            BOOST_TEST(!first_invalid_utf8(start + character + "bcdefghijkl"));
            const std::string cut = start + std::string(character, 1) + "bcdefghijkl";
            BOOST_TEST(first_invalid_utf8(cut).value() == before);
        }
    }
}

BOOST_AUTO_TEST_CASE(lower_case_knows_more_than_ascii) {
    BOOST_TEST(lower_case("ABC ÄÖÜ Σ 🙂") == "abc äöü σ 🙂");
}

BOOST_AUTO_TEST_CASE(a_code_point_is_read_back_as_it_was_written) {
    for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'ü', U'€', U'\U0001F642'}) {
        std::string text;
        append_utf8(text, c);
        std::size_t offset = 0;
        BOOST_TEST((next_code_point(text, offset) == c));
        BOOST_TEST(offset == text.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()
