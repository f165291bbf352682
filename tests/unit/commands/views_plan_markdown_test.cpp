#include "commands/views_plan_markdown.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/commands/sample_plan.hpp"

namespace confsync::commands {

namespace {

engine::PageDifference difference(const std::string& key, std::string there, std::string here) {
    engine::PageDifference page;
    page.key = engine::PageKey(key);
    page.file = key;
    page.version = {7};
    page.there = std::move(there);
    page.here = std::move(here);
    return page;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
        ++found;
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(views_plan_markdown)

BOOST_AUTO_TEST_CASE(what_waits_for_a_person_stands_before_the_pages) {
    const auto text = plan_markdown(sample_plan());
    const auto person = text.find("**Needs a person**");
    BOOST_TEST(person < text.find("docs/faq.md"));
    BOOST_TEST(text.find("docs/faq.md") < text.find("| | Page | Title |"));
    BOOST_TEST(text.find("Plan: 1 to create, 1 to update") != std::string::npos);
    BOOST_TEST(text.find("<details><summary>1 finding in the files</summary>\n\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(comments_that_lose_their_place_stand_on_top_and_once) {
    auto plan = sample_plan();
    plan.diagnostics.push_back({"comment-lost",
                                Severity::warning,
                                "the open comment by @ada on \"x\" loses its place",
                                {"docs/guide/install.md", 0, 0},
                                ""});
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.find("**Comments that lose their place**") < text.find("| | Page |"));
    BOOST_TEST(count(text, "loses its place") == 1);
    BOOST_TEST(text.find("@ada") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_page_folds_open_to_its_difference) {
    auto plan = sample_plan();
    plan.differences = {difference("docs/guide/install.md", "Install twice.\n", "Install once.\n"),
                        difference("docs/faq.md", "a\n", "b\n")};
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.find("<details><summary><code>docs/guide/install.md</code> Install (1 line "
                         "changed)</summary>\n\n```diff\n") != std::string::npos);
    BOOST_TEST(text.find("Not pushed. What Confluence says") != std::string::npos);
    BOOST_TEST(count(text, "<details>") == count(text, "</details>"));
}

BOOST_AUTO_TEST_CASE(a_plan_saved_without_texts_says_so) {
    BOOST_TEST(plan_markdown(sample_plan()).find("were not saved with this plan") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_comment_never_exceeds_the_limit_and_pages_are_left_out_whole) {
    auto plan = sample_plan();
    for (int i = 0; i < 40; ++i) {
        auto change = plan.changes[1];
        change.key = engine::PageKey("docs/page" + std::to_string(i) + ".md");
        change.file = change.key.value;
        plan.changes.push_back(change);
        std::string text;
        for (int line = 0; line < 100; ++line) text += "Line of a new page, long enough.\n";
        plan.differences.push_back(difference(change.key.value, "", text));
    }
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.size() <= 65'536u);
    BOOST_TEST(count(text, "<details>") == count(text, "</details>"));
    const auto shown = count(text, "```diff\n");
    BOOST_TEST(shown > 5);
    BOOST_TEST(text.find("The texts of " + std::to_string(40 - shown) + " pages are left out") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_that_exist_come_before_new_ones) {
    auto plan = sample_plan();
    plan.differences = {difference("docs/guide/retries.md", "", "new\n"),
                        difference("docs/guide/install.md", "old\n", "other\n")};
    plan.differences[0].version = {};
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.find("<summary><code>docs/guide/install.md") <
               text.find("<summary><code>docs/guide/retries.md"));
}

BOOST_AUTO_TEST_CASE(a_table_that_is_cut_names_pages_that_exist) {
    auto plan = sample_plan();
    plan.changes.insert(plan.changes.begin(), 1000, plan.changes[0]);
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.find("| <code>docs/guide/install.md</code> |") != std::string::npos);
    BOOST_TEST(text.find("| <code>docs/ops/oncall.md</code> |") != std::string::npos);
    BOOST_TEST(text.find(" more.\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(thousands_of_hostile_rows_fit_too) {
    auto plan = sample_plan();
    const std::string title(255, '@');
    for (int i = 0; i < 3000; ++i) {
        auto change = plan.changes[1];
        change.key = engine::PageKey("docs/" + std::string(200, '`') + std::to_string(i) + ".md");
        change.title = title;
        plan.changes.push_back(change);
        auto finding = plan.findings[0];
        finding.title = title;
        finding.reason = std::string(3000, '<');
        finding.hint = std::string(3000, '&');
        plan.findings.push_back(finding);
        plan.diagnostics.push_back(
            {"comment-lost", Severity::warning, std::string(3000, '*'), {"docs/a.md", 1, 1}, ""});
        plan.diagnostics.push_back(
            {"link-broken", Severity::error, std::string(3000, '|'), {"docs/a.md", 1, 1}, ""});
    }
    const auto text = plan_markdown(plan);
    BOOST_TEST(text.size() <= 65'536u);
    BOOST_TEST(text.find(" more.\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
