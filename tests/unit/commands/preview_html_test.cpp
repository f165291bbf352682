#include "commands/preview_html.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::commands;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

PreviewPage page_with(const Diagnostic& found) {
    PreviewPage page;
    page.file = "a.md";
    page.text = "first\n  <b> & \x1b[31m\xff\n";
    page.diagnostics = {found};
    return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preview_html)

BOOST_AUTO_TEST_CASE(a_finding_shows_its_line_and_what_to_do) {
    const auto html = findings_html(
        page_with({"some-code", Severity::warning, "it is wrong", {"a.md", 1, 3}, "put it right"}));
    BOOST_TEST(holds(html, "<h2>1 finding</h2>"));
    BOOST_TEST(holds(html, "class=\"finding finding-warning\""));
    BOOST_TEST(holds(html, ">line 1</span> it is wrong <code>some-code</code>"));
    BOOST_TEST(holds(html, "<span class=\"number\">1</span>first</pre>"));
    BOOST_TEST(holds(html, "<p class=\"hint\">put it right</p>"));
}

BOOST_AUTO_TEST_CASE(what_a_file_says_is_never_markup) {
    const auto html =
        findings_html(page_with({"code", Severity::error, "<script>", {"a.md", 2, 1}, "a & b"}));
    BOOST_TEST(holds(html, "&lt;script&gt;"));
    BOOST_TEST(holds(html, "&lt;b&gt; &amp; \xEF\xBF\xBD[31m\xEF\xBF\xBD</pre>"));
    BOOST_TEST(holds(html, "a &amp; b"));
    const auto frame = framed({"</title><script>", "", "", "", "", false, 1});
    BOOST_TEST(holds(frame, "<title>&lt;/title&gt;&lt;script&gt;</title>"));
}

BOOST_AUTO_TEST_CASE(a_finding_elsewhere_names_the_file_and_has_no_line) {
    const auto html =
        findings_html(page_with({"code", Severity::note, "there", {"b.md", 7, 2}, ""}));
    BOOST_TEST(holds(html, "b.md:7:2"));
    BOOST_TEST(!holds(html, "<pre>"));
    const auto whole = findings_html(page_with({"code", Severity::note, "x", {"a.md", 0, 0}, ""}));
    BOOST_TEST(!holds(whole, "<pre>"));
}

BOOST_AUTO_TEST_CASE(a_page_without_findings_says_so_and_counts_none) {
    BOOST_TEST(holds(findings_html({}), "Nothing to report"));
    BOOST_TEST(count_html({}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
