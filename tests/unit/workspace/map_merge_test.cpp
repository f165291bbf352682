#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/random_maps.hpp"
#include "workspace/map_json.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

struct Line {
    std::string key;
    std::string id;
    int version;
};

MapDocument map_of(const std::vector<Line>& lines) {
    MapDocument map;
    auto& state = map.profiles["default"];
    state.site = "s";
    for (const auto& line : lines)
        state.pages[engine::PageKey{line.key}] = small_record(line.id, line.version, "T");
    return map;
}

std::string merged(const std::vector<Line>& base, const std::vector<Line>& ours,
                   const std::vector<Line>& theirs) {
    const MapDocument before = map_of(base);
    const auto map = merged_maps(&before, map_of(ours), map_of(theirs), "map.json", {});
    std::string text;
    for (const auto& [key, record] : map.profiles.at("default").pages)
        text += fmt::format("{}:{}:{} ", key.value, record.id.value, record.version.number);
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(map_merge)

BOOST_AUTO_TEST_CASE(the_higher_version_of_a_line_wins) {
    BOOST_TEST(merged({{"a", "1", 1}, {"b", "2", 1}}, {{"a", "1", 3}, {"b", "2", 1}},
                      {{"a", "1", 2}, {"b", "2", 4}}) == "a:1:3 b:2:4 ");
}

BOOST_AUTO_TEST_CASE(lines_that_either_side_added_are_there) {
    BOOST_TEST(merged({}, {{"a", "1", 1}}, {{"b", "2", 1}}) == "a:1:1 b:2:1 ");
}

BOOST_AUTO_TEST_CASE(a_line_that_one_side_removed_and_the_other_left_alone_is_gone) {
    BOOST_TEST(merged({{"a", "1", 1}}, {}, {{"a", "1", 1}}) == "");
    BOOST_TEST(merged({{"a", "1", 1}}, {{"a", "1", 1}}, {}) == "");
    BOOST_TEST(merged({{"a", "1", 1}}, {}, {{"a", "1", 2}}) == "a:1:2 ");
}

BOOST_AUTO_TEST_CASE(a_page_renamed_here_and_written_there_stands_once_under_its_new_key) {
    BOOST_TEST(merged({{"a", "1", 1}}, {{"b", "1", 1}}, {{"a", "1", 2}}) == "b:1:2 ");
}

BOOST_AUTO_TEST_CASE(a_side_that_never_met_its_site_takes_the_other_sides) {
    auto ours = map_of({});
    ours.profiles["default"].site.clear();
    const auto map = merged_maps(nullptr, ours, map_of({{"a", "1", 1}}), "map.json", {});
    BOOST_TEST(map.profiles.at("default").site == "s");
}

BOOST_AUTO_TEST_SUITE_END()
