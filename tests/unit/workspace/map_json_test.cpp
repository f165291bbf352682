#include "workspace/map_json.hpp"

#include <boost/test/unit_test.hpp>

#include "base/files.hpp"
#include "base/text.hpp"
#include "unit/workspace/errors.hpp"
#include "unit/workspace/random_maps.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

std::string with_page(const std::string& members) {
    return "{\"schema\":1,\"profiles\":{\"default\":{\"site\":\"s\",\"pages\":{\n\"a.md\":{" +
           members + "},\n\"\": {}}}}}";
}

std::string minimal() {
    const std::string digest(64, 'a');
    return "\"id\":\"1\",\"version\":2,\"title\":\"A\",\"parent\":\"9\",\"inputs\":\"" + digest +
           "\",\"form\":\"" + digest + "\",\"body\":\"" + digest + "\"";
}

std::string parse_error(const std::string& text) {
    return error_of([&] { parse_map(text, "map.json"); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(map_json)

BOOST_AUTO_TEST_CASE(a_map_is_written_one_page_a_line_with_a_constant_end) {
    MapDocument map;
    auto& state = map.profiles["default"];
    state.site = "https://acme.atlassian.net/wiki";
    state.synced_commit.value = std::string(40, '9');
    engine::PageRecord record = small_record("1001", 7, "Install \"it\"");
    record.labels = {"x", "y"};
    record.attachments["img/a.png"] = {
        engine::AttachmentId{"att1"}, {2}, Digest{std::string(40, 'd')}};
    state.pages[engine::PageKey{"docs/guide/install.md"}] = record;
    const std::string digest(64, 'a');
    BOOST_TEST(map_text(map) ==
               "{\n  \"schema\": 1,\n  \"profiles\": {\n    \"default\": {\n"
               "      \"site\": \"https://acme.atlassian.net/wiki\", \"synced_commit\": \"" +
                   std::string(40, '9') +
                   "\",\n      \"pages\": {\n"
                   "        \"docs/guide/install.md\": {\"id\":\"1001\",\"version\":7,"
                   "\"title\":\"Install \\\"it\\\"\",\"parent\":\"9\",\"inputs\":\"" +
                   digest + "\",\"form\":\"" + digest + "\",\"body\":\"" + digest +
                   "\",\"labels\":[\"x\",\"y\"],\"attachments\":{\"img/a.png\":{\"id\":\"att1\","
                   "\"version\":2,\"digest\":\"" +
                   std::string(40, 'd') + "\"}}},\n        \"\": {}\n      }\n    }\n  }\n}\n");
}

BOOST_AUTO_TEST_CASE(any_map_survives_writing_and_reading) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const MapDocument map = random_map(seed);
        const std::string text = map_text(map);
        const MapDocument again = parse_map(text, "map.json");
        BOOST_TEST((again == map), "seed " << seed << "\n" << text);
        BOOST_TEST(map_text(again) == text);
        for (const auto& [key, record] : map.profiles.at("default").pages)
            BOOST_TEST((parse_page_line(page_line(key, record), "x") == std::pair(key, record)));
    }
}

BOOST_AUTO_TEST_CASE(an_empty_map_survives_too) {
    BOOST_TEST((parse_map(map_text({}), "map.json") == MapDocument{}));
}

BOOST_AUTO_TEST_CASE(fields_of_a_newer_version_are_kept) {
    const auto map = parse_map(
        "{\"schema\":1, \"future\": {\"x\": [1, 2]},\"profiles\":{\"default\":{\"site\":\"s\","
        "\"later\" : -1.5 , \"pages\":{\"a.md\":{" +
            minimal() + ",\"flag\":true,\"note\":\"a}\",\"deep\":{\"y\":{\"z\":null}},\"n\":3}}}}}",
        "map.json");
    const auto& state = map.profiles.at("default");
    BOOST_TEST(map.unknown_fields == "{\"future\":{\"x\":[1,2]}}");
    BOOST_TEST(state.unknown_fields == "{\"later\":-1.5}");
    BOOST_TEST(state.pages.at(engine::PageKey{"a.md"}).unknown_fields ==
               "{\"deep\":{\"y\":{\"z\":null}},\"flag\":true,\"n\":3,\"note\":\"a}\"}");
    BOOST_TEST((parse_map(map_text(map), "map.json") == map));
}

BOOST_AUTO_TEST_CASE(a_fault_is_told_with_line_and_column) {
    BOOST_TEST(parse_error(with_page(minimal() + ",\"id\":\"2\""))
                   .starts_with("configuration map.json:2:"));
    BOOST_TEST(
        parse_error(with_page(minimal() + ",\"id\":\"2\"")).ends_with("the map has \"id\" twice"));
    BOOST_TEST(parse_error("{\"schema\": 1,\n \"profiles\": {]}")
                   .starts_with("configuration map.json:2:15: the map is not valid JSON"));
    BOOST_TEST(parse_error("") == "configuration map.json:1:1: the map is not valid JSON");
}

BOOST_AUTO_TEST_CASE(of_two_lines_of_one_page_the_higher_version_stands) {
    const auto newer = confsync::replace_all(minimal(), "\"version\":2", "\"version\":3");
    for (const auto& lines :
         {minimal() + "},\n\"a.md\":{" + newer, newer + "},\n\"a.md\":{" + minimal()}) {
        const auto map = parse_map(with_page(lines), "map.json");
        BOOST_TEST(map.profiles.at("default").pages.at(engine::PageKey{"a.md"}).version.number ==
                   3);
    }
}

BOOST_AUTO_TEST_CASE(another_schema_is_refused) {
    BOOST_TEST(parse_error("{\"schema\": 2, \"profiles\": {}}") ==
               "configuration map.json:1:13: the map has schema 2, this confsync knows 1");
    BOOST_TEST(parse_error("{\"profiles\": {}}").find("has no \"schema\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(values_of_the_wrong_kind_are_refused) {
    const std::string wrong[] = {
        "[]",
        "7",
        "\"x\"",
        "null",
        "{\"schema\":\"1\",\"profiles\":{}}",
        "{\"schema\":1,\"profiles\":[]}",
        "{\"schema\":1,\"profiles\":{\"a\":7}}",
        "{\"schema\":1,\"profiles\":{\"a\":{\"site\":\"s\"}}}",
        with_page("\"id\":\"1\""),
        with_page(minimal() + ",\"labels\":{}"),
        with_page(minimal() + ",\"labels\":[1]"),
        with_page(minimal() + ",\"source\":\"xyz\""),
        with_page(minimal() + ",\"state\":\"odd\""),
        with_page(minimal() + ",\"position\":-1"),
        with_page(minimal() + ",\"attachments\":{\"a\":{\"id\":\"1\"}}"),
        with_page(minimal() + ",\"position\":99999999999"),
        "{\"schema\":1,\"profiles\":{\"a\":{\"site\":\"s\",\"pages\":{\"\":{\"x\":1}}}}}",
    };
    for (const std::string& text : wrong)
        BOOST_TEST(parse_error(text).starts_with("configuration map.json:"), text);
}

BOOST_AUTO_TEST_CASE(no_cut_and_no_changed_byte_makes_it_crash) {
    const std::string text = map_text(random_map(5));
    for (std::size_t size = 0; size + 2 < text.size(); ++size)
        BOOST_TEST(parse_error(text.substr(0, size)) != "nothing");
    for (std::size_t at = 0; at < text.size(); at += 3) {
        std::string changed = text;
        changed[at] = '{';
        parse_error(changed);
    }
}

BOOST_AUTO_TEST_SUITE_END()
