#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"

using namespace confsync;
using namespace confsync::engine;
using contract::error_kind;

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE_TEMPLATE(are_read_as_they_were_made, Site, contract::Sites) {
    Site site;
    const RemotePage made = site.make("Guide");
    const auto facts = site.remote().pages({made.id}, With::facts, {}).at(made.id);
    BOOST_TEST(facts.title == "Guide");
    BOOST_TEST(facts.version.number == 1);
    BOOST_TEST(facts.parent.value == site.space().home.value);
    BOOST_TEST(facts.author.value == site.remote().site({}).account.value);
    BOOST_TEST(!facts.body.has_value());
    BOOST_TEST(facts.web_url.substr(0, site.site_url().size()) == site.site_url());
    const auto whole = site.remote().pages({made.id}, With::body, {}).at(made.id);
    BOOST_TEST(whole.body.value() == "<p>text</p>");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_21_unknown_ones_are_left_out, Site, contract::Sites) {
    Site site;
    const RemotePage made = site.make("Guide");
    const auto found = site.remote().pages({made.id, PageId("999999")}, With::facts, {});
    BOOST_TEST(found.size() == 1U);
    BOOST_TEST(site.remote().pages({}, With::facts, {}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_18_archived_and_trashed_ones_are_told, Site, contract::Sites) {
    Site site;
    const PageId old = site.make("Old").id;
    const PageId bin = site.make("Bin").id;
    site.archive(old);
    site.trash(bin);
    const auto found = site.remote().pages({old, bin}, With::facts, {});
    BOOST_CHECK(found.at(old).status == PageStatus::archived);
    BOOST_CHECK(found.at(bin).status == PageStatus::trashed);
    BOOST_TEST(found.at(bin).parent.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(beyond_one_answer_are_all_read, Site, contract::Sites) {
    Site site;
    const NewPage model = site.new_page("", "<p>x</p>");
    std::vector<PageId> ids;
    std::vector<std::string> titles;
    for (int number = 0; number < 260; ++number) {
        NewPage page = model;
        page.title = fmt::format("Page {}", number);
        titles.push_back(page.title);
        ids.push_back(site.remote().create(page, {}).id);
    }
    site.forget();
    BOOST_TEST(site.remote().pages(ids, With::facts, {}).size() == 260U);
    BOOST_TEST(site.asked("GET", "/pages?") == 2U);
    BOOST_TEST(site.remote().pages_titled(model.space, titles, {}).size() == 260U);
    BOOST_TEST(site.asked("GET", "/spaces/") == 2U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_22_are_found_by_title_as_the_server_compares, Site,
                              contract::Sites) {
    Site site;
    const RemotePage made = site.make("Install Guide");
    site.make("Install");
    const SpaceId space = site.space().id;
    const auto found = site.remote().pages_titled(space, {" install GUIDE"}, {});
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.front().id.value == made.id.value);
    BOOST_TEST(site.remote().pages_titled(space, {"Inst"}, {}).empty());
    BOOST_TEST(site.remote().pages_titled(space, {}, {}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_26_hold_their_title_in_the_archive_but_not_in_the_trash, Site,
                              contract::Sites) {
    Site site;
    site.archive(site.make("Old").id);
    site.trash(site.make("Bin").id);
    const auto found = site.remote().pages_titled(site.space().id, {"Old", "Bin"}, {});
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found.front().title == "Old");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_38_have_a_history_newest_first, Site, contract::Sites) {
    Site site;
    RemotePage page = site.make("Guide");
    for (int number = 1; number < 4; ++number) {
        page = site.remote().update(
            {page.id, {number}, "Guide", "<p>more</p>", fmt::format("edit {}", number)}, {});
    }
    const auto versions = site.remote().history(page.id, {});
    BOOST_TEST_REQUIRE(versions.size() == 4U);
    BOOST_TEST(versions.front().version.number == 4);
    BOOST_TEST(versions.front().message == "edit 3");
    BOOST_TEST(versions.back().version.number == 1);
    BOOST_CHECK(error_kind([&] { site.remote().history(PageId("999999"), {}); }) ==
                ErrorKind::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_41_have_ancestors_from_the_top_down, Site, contract::Sites) {
    Site site;
    const RemotePage guide = site.make("Guide");
    NewPage below = site.new_page("Install");
    below.parent = guide.id;
    const RemotePage install = site.remote().create(below, {});
    const auto above = site.remote().ancestors(install.id, {});
    BOOST_TEST_REQUIRE(above.size() == 2U);
    BOOST_TEST(above.front().value == site.space().home.value);
    BOOST_TEST(above.back().value == guide.id.value);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_46_move_below_another_without_a_new_version, Site,
                              contract::Sites) {
    Site site;
    const RemotePage guide = site.make("Guide");
    const RemotePage install = site.make("Install");
    site.remote().move(install.id, guide.id, {});
    site.remote().move(install.id, guide.id, {});
    const auto moved = site.remote().pages({install.id}, With::facts, {}).at(install.id);
    BOOST_TEST(moved.parent.value == guide.id.value);
    BOOST_TEST(moved.version.number == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_56_57_carry_labels, Site, contract::Sites) {
    Site site;
    const PageId page = site.make("Guide").id;
    site.remote().add_labels(page, {"docs", "ops"}, {});
    site.remote().add_labels(page, {"docs"}, {});
    site.remote().remove_label(page, "ops", {});
    site.remote().remove_label(page, "never-there", {});
    BOOST_TEST(site.remote().labels(page, {}) == std::vector<std::string>{"docs"},
               boost::test_tools::per_element());
    BOOST_CHECK(error_kind([&] { site.remote().add_labels(page, {"a:b"}, {}); }) ==
                ErrorKind::failed);
    BOOST_CHECK(error_kind([&] { site.remote().remove_label(PageId("999999"), "x", {}); }) ==
                ErrorKind::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(tell_all_that_stands_below_them, Site, contract::Sites) {
    Site site;
    const RemotePage made = site.make("Guide");
    BOOST_TEST(site.remote().children(made.id, {}).empty());
    NewPage below = site.new_page("Below");
    below.parent = made.id;
    const auto child = site.remote().create(below, {});
    const auto found = site.remote().children(made.id, {});
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].id.value == child.id.value);
    BOOST_TEST(found[0].title == "Below");
}

BOOST_AUTO_TEST_SUITE_END()
