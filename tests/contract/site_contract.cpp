#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"

using namespace confsync;
using namespace confsync::engine;
using contract::error_kind;
using contract::error_text;

BOOST_AUTO_TEST_SUITE(a_site)

BOOST_AUTO_TEST_CASE_TEMPLATE(says_its_address_and_whose_credentials_these_are, Site,
                              contract::Sites) {
    Site site;
    const SiteFacts facts = site.remote().site({});
    BOOST_TEST(facts.base == site.site_url());
    BOOST_TEST(!facts.account.empty());
    BOOST_TEST(facts.account_name == "Docs Bot");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(is_asked_once_who_we_are, Site, contract::Sites) {
    Site site;
    site.remote().site({});
    site.remote().site({});
    BOOST_TEST(site.asked("GET", "user/current") == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(is_found_without_the_path_of_the_wiki, Site, contract::Sites) {
    Site site;
    const std::string url = site.site_url().substr(0, site.site_url().rfind("/wiki"));
    BOOST_TEST(site.connect(url, "sandbox")->site({}).base == site.site_url());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_1_2_tells_wrong_credentials_from_an_absence, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const auto stranger = site.connect(site.site_url(), "wrong");
    const auto refused = ErrorKind::credentials;
    BOOST_CHECK(error_kind([&] { stranger->site({}); }) == refused);
    BOOST_CHECK(error_kind([&] { stranger->space("DEMO", {}); }) == refused);
    BOOST_CHECK(error_kind([&] { stranger->pages({page.id}, With::facts, {}); }) == refused);
    BOOST_CHECK(error_kind([&] { stranger->history(page.id, {}); }) == refused);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(has_spaces_found_by_key_in_any_case, Site, contract::Sites) {
    Site site;
    BOOST_TEST(site.remote().space("demo", {}).key == "DEMO");
    BOOST_TEST(!site.remote().space("DEMO", {}).home.empty());
    BOOST_CHECK(error_kind([&] { site.remote().space("NOPE", {}); }) == ErrorKind::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(shows_people_by_name_and_strangers_by_id, Site, contract::Sites) {
    Site site;
    const AccountId me = site.remote().site({}).account;
    const auto names = site.remote().names({me, AccountId("unknown")}, {});
    BOOST_TEST(names.at(me) == "Docs Bot");
    BOOST_TEST(names.at(AccountId("unknown")) == "unknown");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_13_that_answers_with_a_web_page_is_an_error, Site,
                              contract::Sites) {
    Site site;
    site.fault(R"({"html":true,"times":1})");
    const std::string text = error_text([&] { site.remote().space("DEMO", {}); });
    BOOST_TEST(text.find("a web page, not with JSON") != std::string::npos, text);
    BOOST_TEST(text.find("SSO") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_15_that_asks_to_slow_down_is_waited_for, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.fault(R"({"status":429,"retry_after":7,"times":2,"count":"writes"})");
    site.remote().add_labels(page.id, {"docs"}, {});
    BOOST_TEST(site.remote().labels(page.id, {}).size() == 1U);
    BOOST_TEST(site.clock().sleeps().size() >= 2U);
    BOOST_CHECK(site.clock().sleeps().front() >= std::chrono::seconds{7});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_16_that_fails_for_a_moment_is_asked_again, Site,
                              contract::Sites) {
    Site site;
    for (const char* status : {"500", "502", "503", "504"}) {
        site.fault(std::string(R"({"times":2,"status":)") + status + "}");
        BOOST_TEST(site.remote().space("DEMO", {}).key == "DEMO");
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_14_whose_edge_fails_is_not_taken_for_an_absence, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    for (const char* status : {"403", "404"}) {
        site.fault(std::string(R"({"times":1,"path":"versions","status":)") + status + "}");
        BOOST_CHECK(error_kind([&] { site.remote().history(page.id, {}); }) == ErrorKind::network);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_stays_silent_is_given_up, Site, contract::Sites) {
    Site site;
    site.fault(R"({"cut":"before","times":100,"count":"reads"})");
    BOOST_CHECK(error_kind([&] { site.remote().site({}); }) == ErrorKind::network);
}

BOOST_AUTO_TEST_SUITE_END()
