#include "commands/views_plan_html.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/commands/sample_plan.hpp"

namespace confsync::commands {

namespace {

engine::PageDifference difference(const std::string& key, std::string there, std::string here) {
    engine::PageDifference page;
    page.key = engine::PageKey(key);
    page.file = key;
    if (!there.empty()) page.version = {7};
    page.there = page.stored_there = std::move(there);
    page.here = page.stored_here = std::move(here);
    return page;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string install(const std::string& there, const std::string& here, const Album& pictures = {}) {
    auto plan = sample_plan();
    plan.differences = {difference("docs/guide/install.md", there, here)};
    return plan_html(plan, {{engine::PageKey("docs/guide/install.md"), {pictures, pictures}}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(views_plan_html)

BOOST_AUTO_TEST_CASE(nothing_but_its_own_style_and_pictures_is_allowed) {
    const auto html = plan_html(sample_plan());
    BOOST_TEST(has(html,
                   "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                   "base-uri 'none'; form-action 'none'\""));
    BOOST_TEST(!has(html, "<script"));
    BOOST_TEST(!has(html, "url("));
    BOOST_TEST(!has(html, "<link"));
}

BOOST_AUTO_TEST_CASE(pages_stand_below_their_parents_with_their_marks) {
    const auto html = plan_html(sample_plan());
    BOOST_TEST(has(html,
                   "<span class=\"left\">Guide</span><ul><li><a href=\"#/0\"><b "
                   "class=\"sign create\" title=\"new page\">+</b>Retries</a></li>"));
    BOOST_TEST(has(html, "<span class=\"left\">Operations</span>"));
    BOOST_TEST(has(html,
                   "<section class=\"waiting\"><h2>Needs a person</h2><ul><li><a "
                   "href=\"#/3\">FAQ</a>: edited by Ada and here: pull first"));
}

BOOST_AUTO_TEST_CASE(both_sides_stand_beside_each_other_with_their_words) {
    const auto html = install("<p>Run it twice now.</p>", "<p>Run it once now.</p>");
    BOOST_TEST(has(html, "In Confluence, version 7"));
    BOOST_TEST(has(html, "<div class=\"side old changed\"><p>Run it <mark class=\"gone\">twice"));
    BOOST_TEST(has(html, "<div class=\"side new changed\"><p>Run it <mark class=\"come\">once"));
}

BOOST_AUTO_TEST_CASE(what_is_far_from_a_change_folds) {
    std::string same;
    for (int i = 0; i < 9; ++i) same += "<p>Paragraph " + std::to_string(i) + "</p>";
    const auto html = install(same + "<p>old</p>", same + "<p>new</p>");
    BOOST_TEST(has(html, "<details class=\"same-blocks\"><summary>8 blocks the same</summary>"));
}

BOOST_AUTO_TEST_CASE(hostile_titles_reasons_and_paths_are_text) {
    auto plan = sample_plan();
    const std::string hostile = "<img src=x onerror=alert(1)>\"'&\u202E";
    plan.changes[0].title = plan.changes[0].parent_title = plan.changes[0].file = hostile;
    plan.findings[0].title = plan.findings[0].reason = plan.findings[0].hint = hostile;
    plan.diagnostics.push_back(
        {"comment-lost", Severity::warning, hostile, {hostile, 0, 0}, hostile});
    plan.site = "javascript:alert(1)";
    plan.trees[0].space_key = hostile;
    const auto html = plan_html(plan);
    BOOST_TEST(!has(html, "<img"));
    BOOST_TEST(!has(html, "\u202E"));
    BOOST_TEST(!has(html, "href=\"javascript"));
}

BOOST_AUTO_TEST_CASE(a_hostile_body_runs_fetches_and_posts_nothing) {
    const std::string body =
        "<p onclick=\"alert(1)\"><a href=\"javascript:alert(2)\">x</a>"
        "<ac:image><ri:url ri:value=\"https://evil.example/beacon.png\" /></ac:image></p>"
        "<script>alert(3)</script><form action=\"https://evil.example\"><input /></form>"
        "<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete"
        "</ac:task-status><ac:task-body>do</ac:task-body></ac:task></ac:task-list>";
    for (const auto& html : {install(body, "<p>new</p>"), install("", body)}) {
        BOOST_TEST(!has(html, "onclick"));
        BOOST_TEST(!has(html, "href=\"javascript"));
        BOOST_TEST(!has(html, "src=\"https"));
        BOOST_TEST(!has(html, "<script"));
        BOOST_TEST(!has(html, "<form"));
    }
}

BOOST_AUTO_TEST_CASE(a_body_that_cannot_be_shown_is_named_and_the_rest_is_shown) {
    auto plan = sample_plan();
    plan.differences = {difference("docs/guide/install.md", "<p>a", "<p>b</p>"),
                        difference("docs/faq.md", "<p>c</p>", "<p>d</p>")};
    const auto html = plan_html(plan);
    BOOST_TEST(has(html, "This text cannot be shown"));
    BOOST_TEST(has(html, "<p>d</p>"));
}

BOOST_AUTO_TEST_CASE(pictures_come_along_and_a_replaced_one_is_a_change) {
    const std::string body = "<p>t</p><ac:image><ri:attachment ri:filename=\"a.png\" /></ac:image>";
    const Album now{{"a.png", "data:image/png;base64,AAAA"}};
    const Album before{{"a.png", "data:image/png;base64,BBBB"}};
    const engine::PageKey key("docs/guide/install.md");
    auto plan = sample_plan();
    plan.differences = {difference(key.value, body, body + "<p>more</p>")};
    BOOST_TEST(has(plan_html(plan, {{key, {now, now}}}), "<div class=\"side new same\"><figure"));
    plan.changes[1].attachments = {{engine::Action::update,
                                    "docs/a.png",
                                    "a.png",
                                    Digest("x"),
                                    engine::AttachmentId("1"),
                                    {1}}};
    const auto html = plan_html(plan, {{key, {before, now}}});
    BOOST_TEST(has(html, "src=\"data:image/png;base64,AAAA\""));
    BOOST_TEST(has(html, "src=\"data:image/png;base64,BBBB\""));
    BOOST_TEST(has(html, "<li>new content of <code>docs/a.png</code></li>"));
    BOOST_TEST(has(html, "<div class=\"side new changed\"><figure"));
    BOOST_TEST(has(plan_html(plan), "src=\"data:image/svg+xml,"));
}

BOOST_AUTO_TEST_CASE(letters_keep_their_order_in_bodies) {
    const auto html = install("<p>a</p>", "<p>b \u202Eevil\u202C</p>");
    BOOST_TEST(!has(html, "\u202E"));
    BOOST_TEST(has(html, "\uFFFDevil"));
}

BOOST_AUTO_TEST_CASE(links_lead_to_pages_of_the_plan_or_to_confluence) {
    const auto html =
        install("<p>x</p>",
                "<p><ac:link><ri:page ri:content-title=\"FAQ\" /></ac:link> <ac:link><ri:page "
                "ri:content-title=\"Other page\" ri:space-key=\"OPS\" /></ac:link></p><h2>A b</h2>"
                "<p><ac:link ac:anchor=\"A-b\"><ac:link-body>down</ac:link-body></ac:link></p>");
    BOOST_TEST(has(html, "<a href=\"#/3\""));
    BOOST_TEST(has(html, "href=\"https://acme.atlassian.net/wiki/display/OPS/Other%20page\""));
    BOOST_TEST(has(html, "<h2 id=\"1n.A-b\">"));
    BOOST_TEST(has(html, "href=\"#1n.A-b\""));
}

BOOST_AUTO_TEST_CASE(pages_that_are_each_others_parents_end_the_tree) {
    auto plan = sample_plan();
    plan.changes[0].parent_key = plan.changes[1].key;
    plan.changes[1].parent_key = plan.changes[0].key;
    plan.changes[2].parent_key = plan.changes[2].key;
    BOOST_TEST(has(plan_html(plan), "href=\"#/2\""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
