#include <algorithm>

#include "base/text.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;
namespace but = boost::unit_test;

namespace {

/// The keys of confsync.toml.example: those that are set, and those that are marked "not yet".
struct Example {
    std::set<std::string> honoured;
    std::set<std::string> later;
};

/// Tables whose keys are names that people choose.
bool holds_any_name(const std::string& section) {
    return section == "render.diagram" || section == "render.diagram-macro";
}

/// "tree.docs" → "tree.*"; profiles repeat other keys and are left out.
std::string section_of(const std::string& heading) {
    if (heading.starts_with("profile.")) return "profile";
    return heading.starts_with("tree.") ? "tree.*" : heading;
}

Example read_example() {
    static const std::regex heading(R"(^(# )?\[+([\w.-]+)\]+)");
    static const std::regex key(R"(^(# )?([a-z][\w-]*)\s+= )");
    Example example;
    std::string section;
    const std::string text = text_of("confsync.toml.example");
    for (const std::string_view line : confsync::split(text, '\n')) {
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(line.begin(), line.end(), match, heading)) {
            section = section_of(match.str(2));
            if (match[1].matched) example.later.insert(section);
        } else if (std::regex_search(line.begin(), line.end(), match, key) &&
                   section != "profile" && section != "moved") {
            const std::string key_name = holds_any_name(section) ? "*" : match.str(2);
            const std::string name = section.empty() ? key_name : section + '.' + key_name;
            (match[1].matched ? example.later : example.honoured).insert(name);
        }
    }
    return example;
}

std::set<std::string> set_of(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

std::set<std::string> known_keys() {
    const std::string source =
        text_of("src/workspace/config_keys.cpp") + text_of("src/workspace/config_render_keys.cpp");
    return set_of(all_matches(source, R"re(\{\s*"([a-z*.-]+)",\s*ValueKind::)re"));
}

std::set<std::string> keys_of_later_versions() {
    const std::string source = text_of("src/workspace/config_keys.cpp");
    const auto table = all_matches(source, R"(\blater\{([^}]*)\})");
    BOOST_TEST_REQUIRE(table.size() == 1u, "config_keys.cpp has no table `later`");
    return set_of(all_matches(table.front(), R"re("([^"]+)")re"));
}

std::set<std::string> keys_in_manual() {
    const std::string page = text_of("man/confsync.toml.5");
    std::set<std::string> keys = set_of(all_matches(page, R"(\.It Ic ([a-z.*-]+)\n)"));
    return keys;
}

void must_equal(const std::set<std::string>& expected, const std::set<std::string>& actual,
                const std::string& where) {
    BOOST_TEST(!expected.empty());
    for (const std::string& key : expected) {
        BOOST_TEST(actual.contains(key), where << " lacks " << key);
    }
    for (const std::string& key : actual) {
        BOOST_TEST(expected.contains(key), where << " has " << key << ", the program has not");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(the_example_and_the_manual_know_the_same_keys) {
    must_equal(read_example().honoured, keys_in_manual(), "man/confsync.toml.5");
}

BOOST_AUTO_TEST_CASE(a_commented_key_says_not_yet) {
    const std::string text = text_of("confsync.toml.example");
    const auto commented = all_matches(text, R"((?:^|\n)# [a-z][\w-]*\s+= )", 0);
    BOOST_TEST(!commented.empty());
    BOOST_TEST(all_matches(text, R"(\n# not yet: [^\n]+\n# [\[a-z])", 0).size() ==
               read_example().later.size());
}

BOOST_AUTO_TEST_CASE(the_example_sets_every_key_that_is_honoured,
                     *but::precondition(Begun{"workspace"})) {
    must_equal(known_keys(), read_example().honoured, "confsync.toml.example");
}

BOOST_AUTO_TEST_CASE(the_example_names_every_key_to_come, *but::precondition(Begun{"workspace"})) {
    must_equal(keys_of_later_versions(), read_example().later, "confsync.toml.example");
}

BOOST_AUTO_TEST_SUITE_END()
