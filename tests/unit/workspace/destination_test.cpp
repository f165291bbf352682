#include "workspace/destination.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::workspace;
using Kind = Destination::Kind;

BOOST_AUTO_TEST_SUITE(destinations)

BOOST_AUTO_TEST_CASE(a_destination_is_taken_apart_and_decoded_once) {
    const std::pair<const char*, Destination> cases[] = {
        {"", {}},
        {"a%20b.md#c%20d", {Kind::path, "a b.md", "c d"}},
        {"a%2520b.md", {Kind::path, "a%20b.md", ""}},
        {"100%.md", {Kind::path, "100%.md", ""}},
        {"%ff.md", {Kind::path, "%ff.md", ""}},
        {"a%00.md", {Kind::path, "a%00.md", ""}},
        {"a.md?x=1#y", {Kind::path, "a.md", "y"}},
        {"#x", {Kind::fragment, "", "x"}},
        {"?x", {Kind::fragment, "", ""}},
        {"HTTPS://a", {Kind::url, "HTTPS://a", ""}},
        {"//a.example/x", {Kind::url, "https://a.example/x", ""}},
        {"JavaScript:x", {Kind::scheme, "", ""}},
        {"data:x", {Kind::data, "", ""}},
        {"ac:A%20Page", {Kind::title, "A Page", ""}},
        {"ac:OPS: Notes/2#Part%20one", {Kind::title, "OPS: Notes/2", "Part one"}},
        {"AC: ", {}},
        {"ac:#x", {}},
        {"confluence:OPS:A: B", {Kind::title, "A: B", "", "OPS"}},
        {"confluence::A?%23#x", {Kind::title, "A?#", "x", ""}},
        {"confluence:A", {Kind::title, "A", "", ""}},
        {"confluence-page://123", {Kind::page_id, "123", ""}},
        {"confluence-page://OPS/A%2FB", {Kind::title, "A/B", "", "OPS"}},
        {"confluence-page:///123", {Kind::title, "123", "", ""}},
        {"confluence-page://A Page#x", {Kind::title, "A Page", "x", ""}},
        {"confluence-page://", {}},
        {"./a:b.md", {Kind::path, "./a:b.md", ""}},
    };
    for (const auto& [text, expected] : cases)
        BOOST_TEST((parse_destination(text) == expected), text);
}

BOOST_AUTO_TEST_SUITE_END()
