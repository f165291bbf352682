#include "workspace/targets.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::workspace;

namespace {

Resolved to_file(const std::string& path) {
    TrackedFile file;
    file.path = path;
    return {ToFile{file}, std::nullopt};
}

ImageSize no_size(const std::string&) { return {}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(targets)

BOOST_AUTO_TEST_CASE(a_page_is_named_by_title_and_by_space_only_if_it_is_another) {
    const std::map<engine::PageKey, engine::TitleInSpace> titles = {
        {engine::PageKey{"a.md"}, {"A", "ENG"}}, {engine::PageKey{"b.md"}, {"B", "OPS"}}};
    const engine::RenderRequest request{"ENG", {}, &titles};
    const auto found = targets_of({{ToPage{engine::PageKey{"a.md"}, "x"}, {}},
                                   {ToPage{engine::PageKey{"b.md"}, {}}, {}},
                                   {ToPage{engine::PageKey{"c.md"}, {}}, {}}},
                                  request, no_size);
    const auto& a = std::get<render::PageTarget>(found.at(0));
    BOOST_TEST(a.title + "|" + a.space + "|" + a.anchor == "A||x");
    BOOST_TEST(std::get<render::PageTarget>(found.at(1)).space == "OPS");
    BOOST_TEST(std::holds_alternative<render::NoTarget>(found.at(2)));
}

BOOST_AUTO_TEST_CASE(a_page_that_no_file_owns_is_named_as_its_author_did) {
    const auto found = targets_of({{ToTitle{"Notes", "OPS", "x"}, {}}}, {}, no_size);
    const auto& page = std::get<render::PageTarget>(found.at(0));
    BOOST_TEST(page.key.empty());
    BOOST_TEST(page.title + "|" + page.space + "|" + page.anchor == "Notes|OPS|x");
}

BOOST_AUTO_TEST_CASE(files_of_one_name_are_told_apart_and_have_their_sizes) {
    const auto found = targets_of({to_file("x/a.png"), to_file("y/a.png"), to_file("x/a.png")}, {},
                                  [](const std::string& path) {
                                      return path == "x/a.png" ? ImageSize{3, 4} : ImageSize{};
                                  });
    const auto name = [&](std::size_t i) {
        return std::get<render::AttachmentTarget>(found.at(i)).file_name;
    };
    BOOST_TEST(name(0) == "a.png");
    BOOST_TEST(name(1) == "y_a.png");
    BOOST_TEST(name(2) == "a.png");
    BOOST_TEST(std::get<render::AttachmentTarget>(found.at(0)).height == 4);
}

BOOST_AUTO_TEST_CASE(headings_addresses_and_nothing_stay_what_they_are) {
    const auto found = targets_of(
        {{ToHeading{"x"}, {}}, {ToUrl{"https://a.example"}, {}}, {Nowhere{}, {}}}, {}, no_size);
    BOOST_TEST(std::get<render::AnchorTarget>(found.at(0)).anchor == "x");
    BOOST_TEST(std::get<render::UrlTarget>(found.at(1)).url == "https://a.example");
    BOOST_TEST(std::holds_alternative<render::NoTarget>(found.at(2)));
}

BOOST_AUTO_TEST_SUITE_END()
