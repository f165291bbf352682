#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "commands/check_json.hpp"
#include "commands/check_scope.hpp"
#include "commands/sarif_json.hpp"
#include "commands/views_check.hpp"
#include "unit/commands/played.hpp"
#include "unit/commands/schema_faults.hpp"

using namespace confsync;
using namespace confsync::commands;
using nlohmann::json;

namespace {

constexpr const char* sarif_schema = "tests/fixtures/sarif-2.1.0.schema.json";

engine::Checked sample() {
    engine::Checked checked;
    checked.files = 120;
    checked.diagnostics = {
        {"link-broken", Severity::warning, "b.md is not a tracked file", {"a b.md", 3, 7}, "hint"},
        {"title-empty", Severity::error, "the page has no title", {"grüße.md", 0, 0}, {}},
        {"link-broken", Severity::warning, "c.md is not a tracked file", {"a b.md", 9, 0}, {}},
        {"image-unused", Severity::note, "no page shows this image", {"i#1.png", 0, 0}, {}},
        {"from-a-later-version", Severity::note, "odd", {}, {}},
    };
    return checked;
}

engine::Checked with(std::vector<Severity> severities, std::size_t silenced = 0) {
    engine::Checked checked;
    checked.files = 3;
    checked.silenced = silenced;
    for (const Severity severity : severities)
        checked.diagnostics.push_back({"x", severity, "m", {"a.md", 1, 1}, {}});
    return checked;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_command)

BOOST_AUTO_TEST_CASE(the_last_line_counts_problems_and_notes_apart) {
    BOOST_TEST(check_summary(with({})) == "3 files, nothing to report.\n");
    BOOST_TEST(check_summary(with({}, 2)) ==
               "3 files, nothing to report; 2 silenced by comments.\n");
    BOOST_TEST(check_summary(with({Severity::error})) == "1 problem in 1 of 3 files.\n");
    BOOST_TEST(check_summary(with({Severity::error, Severity::warning, Severity::note}, 1)) ==
               "2 problems and 1 note in 1 of 3 files; 1 silenced by comments.\n");
    BOOST_TEST(check_summary(with({Severity::note})) == "1 note in 1 of 3 files.\n");
    BOOST_TEST(check_summary(sample()) == "3 problems and 2 notes in 4 of 120 files.\n");
}

BOOST_AUTO_TEST_CASE(the_json_document_fits_its_schema) {
    BOOST_TEST(faults("check", check_document(sample())) == "");
    BOOST_TEST(faults("check", check_document({})) == "");
    const auto summary = json::parse(check_document(sample()))["summary"];
    BOOST_TEST(summary["warnings"] == 2);
    BOOST_TEST(summary["errors"] == 1);
}

BOOST_AUTO_TEST_CASE(the_sarif_log_fits_the_standard) {
    BOOST_TEST(faults_in(sarif_schema, sarif_document(sample().diagnostics)) == "");
    BOOST_TEST(faults_in(sarif_schema, sarif_document({})) == "");
}

BOOST_AUTO_TEST_CASE(a_sarif_result_names_its_rule_and_its_place) {
    const auto run = json::parse(sarif_document(sample().diagnostics))["runs"][0];
    const auto& rules = run["tool"]["driver"]["rules"];
    BOOST_TEST(rules.size() == 4u);
    for (const auto& result : run["results"])
        BOOST_TEST(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    const auto& first = run["results"][0];
    BOOST_TEST(first["level"] == "warning");
    BOOST_TEST(first["message"]["text"] == "b.md is not a tracked file (hint)");
    const auto& place = first["locations"][0]["physicalLocation"];
    BOOST_TEST(place["artifactLocation"]["uri"] == "a%20b.md");
    BOOST_TEST(place["region"]["startLine"] == 3);
    BOOST_TEST(place["region"]["startColumn"] == 7);
    const auto& second = run["results"][1]["locations"][0]["physicalLocation"];
    BOOST_TEST(second["artifactLocation"]["uri"] == "gr%C3%BC%C3%9Fe.md");
    BOOST_TEST(!second.contains("region"));
    BOOST_TEST(
        !run["results"][2]["locations"][0]["physicalLocation"]["region"].contains("startColumn"));
    BOOST_TEST(run["results"][4]["locations"].empty());
}

BOOST_AUTO_TEST_CASE(a_scope_covers_files_and_what_is_below_folders) {
    const CheckScope all({}, std::nullopt);
    BOOST_TEST(all.covers_all());
    BOOST_TEST(CheckScope({"."}, std::nullopt).covers_all());
    const CheckScope some({"docs/a", "docs/b.md"}, std::nullopt);
    BOOST_TEST(some.covers("docs/b.md"));
    BOOST_TEST(some.covers("docs/a/x/y.md"));
    BOOST_TEST(some.covers("docs/a/"));
    BOOST_TEST(!some.covers("docs/ab.md"));
    BOOST_TEST(!some.covers("docs"));
    const CheckScope staged({"docs"}, std::set<std::string>{"docs/a.md", "b.md"});
    BOOST_TEST(staged.covers("docs/a.md"));
    BOOST_TEST(!staged.covers("docs/c.md"));
    BOOST_TEST(!staged.covers("b.md"));
    BOOST_TEST(!staged.covers_all());
}

BOOST_AUTO_TEST_CASE(two_forms_at_once_are_wrong_usage) {
    const auto played = play({"check", "--sarif", "--json"}, "/");
    BOOST_TEST(played.code == 64);
}

BOOST_AUTO_TEST_CASE(help_explains_a_code_with_an_example_and_a_way_out) {
    const auto played = play({"help", "link-broken"}, "/");
    BOOST_TEST(played.code == 0);
    for (const char* part : {"link-broken (warning): ", "Example:", "What to do: "})
        BOOST_TEST(played.out.find(part) != std::string::npos, part);
    BOOST_TEST(play({"help", "link-borken"}, "/").err.find("confsync help link-broken") !=
               std::string::npos);
    BOOST_TEST(play({"help", "codes"}, "/").out.find("\n  link-broken ") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
