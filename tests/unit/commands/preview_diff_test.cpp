#include "commands/preview_diff.hpp"

#include <boost/test/unit_test.hpp>
#include <regex>

using namespace confsync;
using namespace confsync::commands;

namespace {

class Nowhere : public sandbox::Surroundings {
  public:
    std::optional<sandbox::PageLink> page(std::string_view, std::string_view) const override {
        return std::nullopt;
    }
    std::optional<sandbox::PageLink> page_by_id(std::string_view) const override {
        return std::nullopt;
    }
    std::optional<std::string> attachment(std::string_view, std::string_view,
                                          std::string_view) const override {
        return std::nullopt;
    }
    std::optional<std::string> user_name(std::string_view) const override { return std::nullopt; }
    std::vector<sandbox::ChildLink> children(std::string_view, int) const override { return {}; }
};

std::string compared(const std::string& before, const std::string& after) {
    PreviewPage page;
    page.title = "Page";
    page.body = after;
    return compared_html({"Page", before, {3}}, page, render::Flavor::cloud, Nowhere());
}

/// "old:same new:same …", in order.
std::string marks(const std::string& html) {
    const std::regex side("class=\"side ([a-z]+) ([a-z]+)\"");
    std::string marks;
    for (std::sregex_iterator at(html.begin(), html.end(), side), end; at != end; ++at)
        marks += (*at)[1].str() + ':' + (*at)[2].str() + ' ';
    return marks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preview_diff)

BOOST_AUTO_TEST_CASE(blocks_that_changed_came_or_went_are_marked_beside_those_that_did_not) {
    const auto html = compared("<p>a</p><p>b b b</p><h2>gone</h2><p>d</p>",
                               "<p>a</p><p>b b c</p><p>d</p><ul><li>e</li></ul>");
    BOOST_TEST(marks(html) ==
               "old:same new:same old:changed new:changed old:removed new:none "
               "old:same new:same old:none new:added ");
    BOOST_TEST(html.find("3 blocks changed") != std::string::npos);
    BOOST_TEST(html.find("Published, version 3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_the_server_adds_is_no_change) {
    const auto html =
        compared("<p local-id=\"1\">a</p><ac:structured-macro ac:name=\"toc\" ac:macro-id=\"2\" />",
                 "<p>a</p><ac:structured-macro ac:name=\"toc\" />");
    BOOST_TEST(marks(html) == "old:same new:same old:same new:same ");
    BOOST_TEST(html.find("says the same") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(blocks_in_columns_are_compared_one_by_one) {
    const auto layout = [](const std::string& left, const std::string& right) {
        return "<ac:layout><ac:layout-section ac:type=\"two_equal\"><ac:layout-cell>" + left +
               "</ac:layout-cell><ac:layout-cell>" + right +
               "</ac:layout-cell></ac:layout-section><ac:layout-section ac:type=\"single\">"
               "<ac:layout-cell /></ac:layout-section></ac:layout>";
    };
    const auto html =
        compared(layout("<p>a</p><p>b</p>", "<p>c</p>"), layout("<p>a</p><p>b b</p>", "<p>c</p>"));
    BOOST_TEST(marks(html) == "old:same new:same old:changed new:changed old:same new:same ");
}

BOOST_AUTO_TEST_CASE(a_table_of_contents_lists_the_headings_of_its_own_side) {
    const auto html = compared("<ac:structured-macro ac:name=\"toc\" /><h2>Old</h2>",
                               "<ac:structured-macro ac:name=\"toc\" /><h2>New</h2><h2>Newer</h2>");
    BOOST_TEST(html.find("<a href=\"#Old\">Old</a>") != std::string::npos);
    BOOST_TEST(html.find("<a href=\"#Newer\">Newer</a>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_body_the_server_would_refuse_is_an_error) {
    BOOST_CHECK_THROW(compared("<p>a", "<p>a</p>"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
