#include "commands/views_status_markdown.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/commands/sample_plan.hpp"

namespace confsync::commands {

BOOST_AUTO_TEST_SUITE(views_status_markdown)

BOOST_AUTO_TEST_CASE(what_waits_stands_before_what_happened_and_what_is_to_be_pushed) {
    const auto text = status_markdown(sample_plan());
    BOOST_TEST(text.starts_with("<!-- confsync status -->\n### Confluence and git differ\n"));
    const auto person = text.find("**Needs a person**");
    const auto there = text.find("**In Confluence**");
    const auto push = text.find("**To push**");
    BOOST_TEST(person < there);
    BOOST_TEST(there < push);
    BOOST_TEST(push < text.find("3 to push; 1 in conflict."));
    BOOST_TEST(text.find("kept without a file") > there);
}

BOOST_AUTO_TEST_CASE(nothing_to_tell_is_told) {
    auto plan = sample_plan();
    plan.changes.clear();
    plan.findings.clear();
    plan.diagnostics.clear();
    const auto text = status_markdown(plan);
    BOOST_TEST(text.find("### Confluence and git say the same") != std::string::npos);
    BOOST_TEST(text.find("| Page |") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(nobody_is_mentioned_and_the_limit_of_an_issue_kept) {
    auto plan = sample_plan();
    for (int i = 0; i < 5000; ++i) {
        auto finding = plan.findings[0];
        finding.action = i % 2 == 0 ? engine::Action::drift : engine::Action::conflict;
        finding.title = finding.reason = "@acme/all <b>#1</b> https://evil.example";
        plan.findings.push_back(finding);
    }
    const auto text = status_markdown(plan);
    BOOST_TEST(text.size() < 65'536u);
    BOOST_TEST(text.find("@acme") == std::string::npos);
    BOOST_TEST(text.find("<b>") == std::string::npos);
    BOOST_TEST(text.find("https://evil") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
