#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/unicode.hpp"

using namespace confsync;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(percent_encoding_is_undone_by_decoding) {
    const std::string path = "a b/ü&%.png";
    BOOST_TEST(percent_decoded(percent_encoded(path)).value() == path);
    BOOST_TEST(!percent_decoded("50%").has_value());
}

BOOST_AUTO_TEST_CASE(control_codes_never_reach_a_terminal) {
    BOOST_TEST(escape_terminal("a\x1b[31mb\u202e") == "a\uFFFD[31mb\uFFFD");
}

BOOST_AUTO_TEST_CASE(a_typing_error_finds_the_word_that_was_meant) {
    BOOST_TEST(closest("lables", {"labels", "title"}).value() == "labels");
    BOOST_TEST(!closest("zzzzzz", {"labels", "title"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_name_becomes_words) {
    BOOST_TEST(humanized("install-guide") == "Install guide");
    BOOST_TEST(humanized("CI-CD") == "CI CD");
}

BOOST_AUTO_TEST_CASE(titles_are_compared_trimmed_folded_and_composed) {
    BOOST_TEST(title_key("  Straße A\u0308 ") == title_key("STRASSE \u00c4"));
}

BOOST_AUTO_TEST_CASE(the_first_bad_byte_is_found) {
    BOOST_TEST(first_invalid_utf8("ok \xc3\x28").value() == 3u);
    BOOST_TEST(!first_invalid_utf8("größe").has_value());
}

BOOST_AUTO_TEST_CASE(the_digest_of_abc_is_the_published_one) {
    BOOST_TEST(sha256("abc").value ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(Hasher().raw("a").raw("bc").finish().value == sha256("abc").value);
    BOOST_TEST(Hasher().field("ab").field("c").finish().value !=
               Hasher().field("a").field("bc").finish().value);
}

BOOST_AUTO_TEST_CASE(times_survive_writing_and_reading) {
    const std::string time = "2026-11-21T09:30:00.250Z";
    BOOST_TEST(iso8601(parse_iso8601(time)) == time);
    BOOST_TEST(iso8601(parse_iso8601("2026-11-21T10:30:00.25+01:00")) == time);
}

BOOST_AUTO_TEST_SUITE_END()
