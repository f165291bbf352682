#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/random_maps.hpp"
#include "unit/workspace/temporary_repository.hpp"
#include "workspace/map_json.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

MapDocument map_of(const std::vector<std::pair<std::string, int>>& pages, char commit) {
    MapDocument map;
    auto& state = map.profiles["default"];
    state.site = "s";
    state.synced_commit.value = std::string(40, commit);
    for (const auto& [key, version] : pages)
        state.pages[engine::PageKey{key}] = small_record("1", version, "T");
    return map;
}

/// The text git leaves when two branches with these maps are merged.
std::string merged_by_git(const MapDocument& base, const MapDocument& ours,
                          const MapDocument& theirs, const std::string& style) {
    const TemporaryRepository repository;
    repository.write("map.json", map_text(base));
    repository.commit_all();
    repository.git("checkout -q -b other");
    repository.write("map.json", map_text(theirs));
    repository.commit_all();
    repository.git("checkout -q main");
    repository.write("map.json", map_text(ours));
    repository.commit_all();
    repository.git("-c merge.conflictStyle=" + style + " merge -q other || true");
    return read_file(repository.path() / "map.json");
}

std::string versions(const MapDocument& map) {
    std::string text;
    for (const auto& [key, record] : map.profiles.at("default").pages)
        text += fmt::format("{}:{} ", key.value, record.version.number);
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(map_conflict)

BOOST_AUTO_TEST_CASE(conflict_markers_of_git_are_resolved_by_the_higher_version) {
    const auto base = map_of({{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}}, '0');
    const auto ours = map_of({{"a", 3}, {"b", 1}, {"c", 2}, {"d", 1}, {"e", 1}}, '1');
    const auto theirs = map_of({{"a", 2}, {"b", 4}, {"c", 3}, {"d", 1}, {"f", 1}}, '2');
    for (const char* style : {"merge", "diff3", "zdiff3"}) {
        const std::string text = merged_by_git(base, ours, theirs, style);
        BOOST_TEST_REQUIRE(text.find("<<<<<<< ") != std::string::npos);
        const auto later = [](const engine::CommitId& a, const engine::CommitId& b) {
            return a.value < b.value;
        };
        const MapDocument map = parse_map(text, "map.json", later);
        BOOST_TEST(versions(map) == "a:3 b:4 c:3 d:1 e:1 f:1 ");
        BOOST_TEST(map.profiles.at("default").synced_commit.value == std::string(40, '2'));
        const MapDocument unknown = parse_map(text, "map.json");
        BOOST_TEST(unknown.profiles.at("default").synced_commit.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_fault_beside_a_conflict_keeps_its_line) {
    const std::string text =
        "{\"schema\": 1, \"profiles\": {\n<<<<<<< HEAD\n=======\n>>>>>>> other\n\"a\": 7}}";
    BOOST_TEST(
        error_of([&] { parse_map(text, "map.json"); }).starts_with("configuration map.json:5:"));
}

BOOST_AUTO_TEST_CASE(a_conflict_between_maps_of_two_sites_needs_a_person) {
    auto ours = map_of({{"a", 1}}, '1');
    auto theirs = ours;
    theirs.profiles["default"].site = "t";
    const std::string text = merged_by_git(map_of({{"a", 1}}, '0'), ours, theirs, "merge");
    BOOST_TEST(error_of([&] { parse_map(text, "map.json"); }) ==
               "configuration map.json: the two sides of the conflict are maps of s and t");
}

BOOST_AUTO_TEST_SUITE_END()
