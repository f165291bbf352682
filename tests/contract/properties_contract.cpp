#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"
#include "engine/lease.hpp"

using namespace confsync;
using namespace confsync::engine;
using contract::error_kind;

namespace {

const std::string key = "confsync-test";

Timestamp at(int minute) { return Timestamp(std::chrono::minutes(1000 + minute)); }

Lease take(const PageId& page, const std::string& who, int minute, Remote& remote) {
    return Lease::take({page}, who, who + "'s run", at(minute), remote, {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_property)

BOOST_AUTO_TEST_CASE_TEMPLATE(is_made_changed_and_removed, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId page = site.make("Guide").id;
    BOOST_TEST(!remote.property(page, key, {}).has_value());
    const auto made = remote.add_property(page, key, R"({"a":1})", {});
    BOOST_TEST(made.version.number == 1);
    const auto changed = remote.set_property(page, made, R"({"a":2})", {});
    BOOST_TEST(changed.version.number == 2);
    BOOST_TEST(remote.property(page, key, {}).value().value == R"({"a":2})");
    BOOST_TEST(remote.pages({page}, With::facts, {}).at(page).version.number == 1);
    remote.remove_property(page, changed, {});
    remote.remove_property(page, changed, {});
    BOOST_TEST(!remote.property(page, key, {}).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_59_that_is_there_already_is_a_conflict, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId page = site.make("Guide").id;
    const auto made = remote.add_property(page, key, "1", {});
    BOOST_CHECK(error_kind([&] { remote.add_property(page, key, "2", {}); }) ==
                ErrorKind::conflict);
    remote.set_property(page, made, "3", {});
    BOOST_CHECK(error_kind([&] { remote.set_property(page, made, "4", {}); }) ==
                ErrorKind::conflict);
    BOOST_TEST(remote.property(page, key, {}).value().value == "3");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(whose_answer_was_lost_is_proven, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId page = site.make("Guide").id;
    site.fault(R"({"cut":"after","count":"writes"})");
    const auto made = remote.add_property(page, key, "1", {});
    site.fault(R"({"cut":"after","count":"writes"})");
    const auto changed = remote.set_property(page, made, "2", {});
    BOOST_TEST(changed.version.number == 2);
    BOOST_TEST(remote.property(page, key, {}).value().value == "2");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(a_lease)

BOOST_AUTO_TEST_CASE_TEMPLATE(keeps_others_out_until_it_is_given_back, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId root = site.space().home;
    {
        const auto lease = take(root, "Ada", 0, remote);
        const auto refused = [&] { take(root, "Bob", 5, remote); };
        BOOST_CHECK(error_kind(refused) == ErrorKind::refused);
        BOOST_TEST(contract::error_text(refused).find("Ada, since 1970-01-01T16:40:00Z until "
                                                      "1970-01-01T16:55:00Z") != std::string::npos);
    }
    BOOST_TEST(!lease_on(root, remote, {}).has_value());
    const auto lease = take(root, "Bob", 5, remote);
    BOOST_TEST(lease_on(root, remote, {}).value().terms.value().owner == "Bob");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_has_ended_is_taken_over_and_stays_with_its_new_owner, Site,
                              contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId root = site.space().home;
    auto first = take(root, "Ada", 0, remote);
    const auto second = take(root, "Bob", 15, remote);
    BOOST_CHECK(error_kind([&] { first.renew(at(16), {}); }) == ErrorKind::conflict);
    BOOST_TEST(!first.release().has_value());
    BOOST_TEST(lease_on(root, remote, {}).value().terms.value().owner == "Bob");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_is_renewed_lasts_longer, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId root = site.space().home;
    auto lease = take(root, "Ada", 0, remote);
    lease.renew(at(10), {});
    BOOST_CHECK(error_kind([&] { take(root, "Bob", 20, remote); }) == ErrorKind::refused);
    BOOST_CHECK(lease.until() == at(25));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_two_takers_one_wins, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId root = site.space().home;
    const auto over = take(root, "Ada", 0, remote);
    const auto standing = lease_on(root, remote, {}).value();
    // Both have read the ended lease; its version decides.
    remote.set_property(root, standing.property, R"("Bob was faster")", {});
    BOOST_CHECK(error_kind([&] { remote.set_property(root, standing.property, "1", {}); }) ==
                ErrorKind::conflict);
    BOOST_CHECK(error_kind([&] { take(root, "Cleo", 60, remote); }) == ErrorKind::refused);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(on_several_pages_is_taken_on_all_or_none, Site, contract::Sites) {
    Site site;
    auto& remote = site.remote();
    const PageId one = site.make("One").id;
    const PageId two = site.make("Two").id;
    const auto held = take(two, "Ada", 0, remote);
    BOOST_CHECK(error_kind([&] {
                    Lease::take({one, two}, "Bob", "Bob's run", at(1), remote, {});
                }) == ErrorKind::refused);
    BOOST_TEST(!lease_on(one, remote, {}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
