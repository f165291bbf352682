#include "commands/catalogue.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "base/unicode.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    for (const auto line : split(text, '\n')) widest = std::max(widest, display_width(line));
    return widest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_of_codes)

BOOST_AUTO_TEST_CASE(each_code_stands_once_and_is_found) {
    BOOST_TEST(catalogue_codes().size() == catalogue().size());
    for (const auto& entry : catalogue()) BOOST_TEST(entry_of(entry.code)->code == entry.code);
    BOOST_TEST(entry_of("link-borken") == nullptr);
    BOOST_TEST(entry_of("") == nullptr);
}

BOOST_AUTO_TEST_CASE(each_entry_says_what_it_is_what_happens_and_what_to_do) {
    for (const auto& entry : catalogue()) {
        for (const auto part : {entry.summary, entry.meaning, entry.example, entry.remedy})
            BOOST_TEST(!part.empty(), entry.code);
        BOOST_TEST(!entry.summary.ends_with('.'), entry.code);
        BOOST_TEST(entry.meaning.ends_with('.'), entry.code);
    }
}

BOOST_AUTO_TEST_CASE(its_texts_fit_a_terminal) {
    for (const auto& entry : catalogue())
        BOOST_TEST(widest_line(text_on(entry)) <= 80u, entry.code);
    BOOST_TEST(widest_line(codes_text()) <= 90u);
}

BOOST_AUTO_TEST_SUITE_END()
