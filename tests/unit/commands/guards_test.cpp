#include "commands/guards.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::commands;
using engine::Action;

namespace {

std::string refusal(const std::function<void()>& guard) {
    try {
        guard();
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == ErrorKind::refused));
        BOOST_TEST(!error.hint().empty());
        return error.message();
    }
    return "";
}

engine::Plan changing(std::size_t updates, std::size_t creations, std::size_t recorded) {
    engine::Plan plan;
    engine::Change change;
    change.action = Action::update;
    plan.changes.assign(updates, change);
    change.action = Action::create;
    plan.changes.insert(plan.changes.end(), creations, change);
    plan.recorded = recorded;
    return plan;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(guards)

BOOST_AUTO_TEST_CASE(in_a_pipeline_somebody_must_keep_the_map) {
    BOOST_TEST(refusal([] { guard_map(MapKeeping::nobody, true); }) ==
               "in CI the map would be lost with the checkout, and with it what was published");
    BOOST_TEST(refusal([] { guard_map(MapKeeping::nobody, false); }) == "");
    BOOST_TEST(refusal([] { guard_map(MapKeeping::commit, true); }) == "");
    BOOST_TEST(refusal([] { guard_map(MapKeeping::somebody, true); }) == "");
}

BOOST_AUTO_TEST_CASE(files_that_are_not_committed_are_named_up_to_five) {
    BOOST_TEST(refusal([] { guard_clean({}); }) == "");
    BOOST_TEST(refusal([] { guard_clean({"a.md", "b.md"}); }) == "not as committed: a.md, b.md");
    BOOST_TEST(refusal([] {
                   guard_clean({"a", "b", "c", "d", "e", "f", "g"});
               }) == "not as committed: a, b, c, d, e and 2 more");
}

BOOST_AUTO_TEST_CASE(a_mass_change_is_a_share_of_twenty_recorded_pages_or_more) {
    BOOST_TEST(refusal([] { guard_mass_change(changing(19, 0, 19), 0.5); }) == "");
    BOOST_TEST(refusal([] { guard_mass_change(changing(10, 0, 20), 0.5); }) == "");
    BOOST_TEST(
        refusal([] { guard_mass_change(changing(11, 0, 20), 0.5); }) ==
        "11 of 20 recorded pages would change, more than push.max-change-ratio = 0.5 allows");
}

BOOST_AUTO_TEST_CASE(new_pages_are_no_mass_change) {
    BOOST_TEST(refusal([] { guard_mass_change(changing(0, 500, 20), 0.5); }) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_deleted_that_nobody_allowed) {
    auto plan = changing(3, 0, 20);
    BOOST_TEST(refusal([&] { guard_deletes(plan); }) == "");
    for (auto& change : plan.changes) change.action = Action::trash;
    BOOST_TEST(refusal([&] { guard_deletes(plan); }) ==
               "3 pages would go to the trash, and nobody has said so");
}

BOOST_AUTO_TEST_CASE(a_mass_deletion_is_a_share_of_twenty_recorded_pages_or_more) {
    auto plan = changing(5, 0, 20);
    for (auto& change : plan.changes) change.action = Action::trash;
    BOOST_TEST(refusal([&] { guard_mass_deletion(plan, 0.25); }) == "");
    BOOST_TEST(refusal([&] { guard_mass_deletion(plan, 0.2); }) ==
               "5 of 20 recorded pages would go to the trash, more than push.max-delete-ratio = "
               "0.2 allows");
    plan.recorded = 19;
    BOOST_TEST(refusal([&] { guard_mass_deletion(plan, 0.2); }) == "");
}

BOOST_AUTO_TEST_CASE(pages_with_only_another_path_are_no_change) {
    auto plan = changing(20, 0, 20);
    for (auto& change : plan.changes) change.action = Action::rename;
    BOOST_TEST(refusal([&] { guard_mass_change(plan, 0.5); }) == "");
}

BOOST_AUTO_TEST_SUITE_END()
