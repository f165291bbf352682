#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"

using namespace confsync;
using namespace confsync::engine;
using contract::error_kind;
using contract::error_text;

namespace {

PageWrite second(const RemotePage& page, const std::string& body = "<p>new</p>") {
    return {page.id, {1}, page.title, body, "Published confsync:abc:def"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_write)

BOOST_AUTO_TEST_CASE_TEMPLATE(makes_the_next_version_with_its_message, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.forget();
    const RemotePage made = site.remote().update(second(page), {});
    BOOST_TEST(made.version.number == 2);
    BOOST_TEST(made.message == "Published confsync:abc:def");
    BOOST_TEST(site.asked("PUT", "") == 1U);
    BOOST_TEST(site.asked("GET", "") == 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_27_of_a_page_edited_meanwhile_is_a_conflict, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.fault(R"({"edit_before_write":{"page":")" + page.id.value + R"("},"count":"writes"})");
    const std::string text = error_text([&] { site.remote().update(second(page), {}); });
    BOOST_TEST(text.find("is at version 2, not at version 1") != std::string::npos, text);
    const auto now = site.remote().pages({page.id}, With::body, {}).at(page.id);
    BOOST_TEST(now.version.number == 2);
    BOOST_TEST(now.body->find("somebody wrote this") != std::string::npos);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_26_to_a_title_held_by_another_page_is_refused, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.make("Taken");
    site.archive(site.make("Archived").id);
    PageWrite write = second(page);
    for (const char* title : {"Taken", "taken", "Archived"}) {
        write.title = title;
        BOOST_CHECK(error_kind([&] { site.remote().update(write, {}); }) == ErrorKind::failed);
        BOOST_CHECK(error_kind([&] { site.make(title); }) == ErrorKind::conflict);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_83_of_a_body_that_is_not_well_formed_is_refused, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const auto bad = second(page, "<p>a<br></p>");
    BOOST_CHECK(error_kind([&] { site.remote().update(bad, {}); }) == ErrorKind::failed);
    BOOST_CHECK(error_kind([&] { site.remote().create(site.new_page("B", "<p>"), {}); }) ==
                ErrorKind::failed);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_32_to_an_archived_page_is_a_conflict, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.archive(page.id);
    const std::string text = error_text([&] { site.remote().update(second(page), {}); });
    BOOST_TEST(text.find("is archived") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_31_that_only_restored_a_trashed_page_is_a_conflict, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.trash(page.id);
    const std::string text = error_text([&] { site.remote().update(second(page), {}); });
    BOOST_TEST(text.find("was in the trash") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(to_a_page_that_is_not_there_finds_none, Site, contract::Sites) {
    Site site;
    RemotePage page = site.make("Guide");
    page.id = PageId("999999");
    BOOST_CHECK(error_kind([&] { site.remote().update(second(page), {}); }) ==
                ErrorKind::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_42_right_after_a_creation_is_tolerated, Site, contract::Sites) {
    Site site;
    site.fault(R"({"conflict_after_create":true})");
    const RemotePage guide = site.make("Guide");
    BOOST_TEST(site.remote().update(second(guide), {}).version.number == 2);
    site.fault(R"({"not_found_after_create":true})");
    const RemotePage other = site.make("Other");
    BOOST_TEST(site.remote().history(other.id, {}).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_was_created_but_not_answered_is_found, Site, contract::Sites) {
    for (const char* fault : {R"({"cut":"after","count":"writes"})",
                              R"({"status":503,"effect":"landed","count":"writes"})",
                              R"({"status":500,"effect":"landed","count":"writes"})"}) {
        Site site;
        const NewPage page = site.new_page("Guide", "<p>a&amp;b</p><hr/>");
        site.fault(fault);
        const RemotePage made = site.remote().create(page, {});
        BOOST_TEST(made.version.number == 1);
        BOOST_TEST(site.asked("POST", "/pages") == 1U, fault);
        BOOST_TEST(site.remote().pages_titled(page.space, {"Guide"}, {}).size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_was_cut_before_it_landed_is_sent_again, Site, contract::Sites) {
    for (const char* fault :
         {R"({"cut":"before","count":"writes"})", R"({"status":503,"count":"writes"})"}) {
        Site site;
        const NewPage page = site.new_page("Guide");
        site.fault(fault);
        const RemotePage made = site.remote().create(page, {});
        BOOST_TEST(site.asked("POST", "/pages") == 2U, fault);
        site.fault(fault);
        BOOST_TEST(site.remote().update(second(made), {}).version.number == 2);
        BOOST_TEST(site.remote().history(made.id, {}).size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(never_takes_another_page_for_its_own_lost_creation, Site,
                              contract::Sites) {
    Site site;
    const NewPage page = site.new_page("Guide", "<p>ours</p>");
    site.remote().create(site.new_page("Guide", "<p>a person's</p>"), {});
    site.fault(R"({"cut":"before","count":"writes"})");
    BOOST_CHECK(error_kind([&] { site.remote().create(page, {}); }) == ErrorKind::conflict);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_a_version_that_landed_unanswered_counts_as_done, Site,
                              contract::Sites) {
    for (const char* fault : {R"({"cut":"after","count":"writes"})",
                              R"({"status":504,"effect":"landed","count":"writes"})"}) {
        Site site;
        const RemotePage page = site.make("Guide");
        site.forget();
        site.fault(fault);
        const RemotePage made = site.remote().update(second(page), {});
        BOOST_TEST(made.version.number == 2);
        BOOST_TEST(site.asked("PUT", "") == 1U);
        BOOST_TEST(site.remote().history(page.id, {}).size() == 2U);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_71_that_the_account_may_not_make_fails_alone, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const NewPage other = site.new_page("Other");
    const auto refused = [&](auto&& write) {
        site.fault(R"({"forbidden":true,"count":"writes"})");
        return error_kind(write);
    };
    auto& remote = site.remote();
    BOOST_CHECK(refused([&] { remote.update(second(page), {}); }) == ErrorKind::failed);
    BOOST_CHECK(refused([&] { remote.create(other, {}); }) == ErrorKind::failed);
    BOOST_CHECK(refused([&] { remote.add_labels(page.id, {"a"}, {}); }) == ErrorKind::failed);
    BOOST_TEST(remote.update(second(page), {}).version.number == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_never_gets_through_ends, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.fault(R"({"status":503,"count":"writes","times":100})");
    BOOST_CHECK(error_kind([&] { site.remote().update(second(page), {}); }) == ErrorKind::network);
    BOOST_CHECK(error_kind([&] { site.make("Other"); }) == ErrorKind::network);
    BOOST_TEST(site.remote().history(page.id, {}).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_13_answered_by_a_proxys_page_is_an_error_and_not_repeated, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const NewPage other = site.new_page("Other");
    site.forget();
    site.fault(R"({"html":true,"count":"writes","times":2})");
    BOOST_CHECK(error_kind([&] { site.remote().update(second(page), {}); }) == ErrorKind::failed);
    BOOST_CHECK(error_kind([&] { site.remote().create(other, {}); }) == ErrorKind::failed);
    BOOST_TEST(site.asked("PUT", "") == 1U);
    BOOST_TEST(site.asked("POST", "/pages") == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(is_cut_after_any_single_request_and_still_done_once, Site,
                              contract::Sites) {
    for (int at = 1; at <= 4; ++at) {
        for (const char* when : {"before", "after"}) {
            Site site;
            const NewPage page = site.new_page("Guide");
            site.fault(fmt::format(R"({{"cut":"{}","at":{}}})", when, at));
            const RemotePage made = site.remote().create(page, {});
            BOOST_TEST(site.remote().update(second(made), {}).version.number == 2);
            BOOST_TEST(site.remote().history(made.id, {}).size() == 2U);
            BOOST_TEST(site.remote().pages_titled(page.space, {"Guide"}, {}).size() == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(stops_when_it_is_asked_to, Site, contract::Sites) {
    Site site;
    const NewPage page = site.new_page("Guide");
    std::stop_source stop;
    stop.request_stop();
    BOOST_CHECK(error_kind([&] { site.remote().create(page, Cancellation{stop.get_token()}); }) ==
                ErrorKind::interrupted);
    BOOST_TEST(site.asked("POST", "/pages") == 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_35_that_trashes_a_page_is_done_once_and_may_be_repeated, Site,
                              contract::Sites) {
    for (const char* fault :
         {R"({"count":"writes","at":99,"status":503})", R"({"cut":"after","count":"writes"})",
          R"({"cut":"before","count":"writes"})",
          R"({"status":503,"effect":"landed","count":"writes"})"}) {
        Site site;
        const RemotePage page = site.make("Guide");
        site.fault(fault);
        site.remote().trash(page.id, {});
        const auto now = site.remote().pages({page.id}, With::facts, {}).at(page.id);
        BOOST_CHECK(now.status == PageStatus::trashed);
        BOOST_CHECK_NO_THROW(site.remote().trash(page.id, {}));
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_trashes_what_the_account_may_not_fails, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.fault(R"({"forbidden":true,"count":"writes"})");
    BOOST_CHECK(error_kind([&] { site.remote().trash(page.id, {}); }) == ErrorKind::failed);
    const auto now = site.remote().pages({page.id}, With::facts, {}).at(page.id);
    BOOST_CHECK(now.status == PageStatus::current);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_31_that_restores_a_page_makes_one_version_of_its_old_text, Site,
                              contract::Sites) {
    for (const char* fault :
         {R"({"count":"writes","at":99,"status":503})", R"({"cut":"after","count":"writes"})",
          R"({"cut":"before","count":"writes"})"}) {
        Site site;
        const RemotePage page = site.make("Guide");
        site.trash(page.id);
        site.fault(fault);
        const auto made = site.remote().restore(second(page, "<p>text</p>"), {});
        BOOST_TEST(made.version.number == 2);
        BOOST_CHECK(made.status == PageStatus::current);
        const auto now = site.remote().pages({page.id}, With::body, {}).at(page.id);
        BOOST_TEST(now.version.number == 2);
        BOOST_TEST(*now.body == "<p>text</p>");
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_restores_what_is_not_in_the_trash_is_a_conflict, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    BOOST_CHECK(error_kind([&] { site.remote().restore(second(page), {}); }) ==
                ErrorKind::conflict);
    BOOST_TEST(site.remote().history(page.id, {}).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
