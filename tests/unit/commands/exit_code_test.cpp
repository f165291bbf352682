#include "commands/exit_code.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace confsync;
using namespace confsync::commands;
using engine::Action;
using Status = engine::Outcome::Status;

BOOST_TEST_DONT_PRINT_LOG_VALUE(ExitCode)

namespace {

engine::Plan plan_with(std::vector<Action> findings) {
    engine::Plan plan;
    for (const auto action : findings) plan.findings.emplace_back().action = action;
    return plan;
}

engine::Receipt receipt_with(std::vector<Status> statuses) {
    engine::Receipt receipt;
    for (const auto status : statuses) receipt.outcomes.emplace_back().status = status;
    return receipt;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exit_code)

BOOST_AUTO_TEST_CASE(each_kind_of_error_has_the_code_of_the_contract) {
    const std::pair<ErrorKind, int> rows[] = {
        {ErrorKind::failed, 1},        {ErrorKind::usage, 64},    {ErrorKind::configuration, 4},
        {ErrorKind::credentials, 4},   {ErrorKind::trust, 4},     {ErrorKind::conflict, 3},
        {ErrorKind::refused, 5},       {ErrorKind::not_found, 1}, {ErrorKind::network, 1},
        {ErrorKind::interrupted, 130},
    };
    for (const auto& [kind, code] : rows) BOOST_TEST(number(exit_code_of(kind)) == code);
}

BOOST_AUTO_TEST_CASE(the_graver_of_two_codes_wins_whatever_their_order) {
    const int by_gravity[] = {64, 130, 4, 5, 1, 3, 2, 0};
    for (std::size_t i = 0; i < std::size(by_gravity); ++i)
        for (std::size_t j = i; j < std::size(by_gravity); ++j) {
            const auto worse = static_cast<ExitCode>(by_gravity[i]);
            const auto better = static_cast<ExitCode>(by_gravity[j]);
            BOOST_TEST(number(graver(worse, better)) == by_gravity[i]);
            BOOST_TEST(number(graver(better, worse)) == by_gravity[i]);
        }
}

BOOST_AUTO_TEST_CASE(a_plan_with_errors_is_1_with_conflicts_3_with_information_0) {
    BOOST_TEST(number(exit_code_of(plan_with({}))) == 0);
    BOOST_TEST(number(exit_code_of(plan_with({Action::drift, Action::orphan}))) == 0);
    BOOST_TEST(number(exit_code_of(plan_with({Action::conflict}))) == 3);
    BOOST_TEST(number(exit_code_of(plan_with({Action::person}))) == 3);
    BOOST_TEST(number(exit_code_of(plan_with({Action::conflict, Action::blocked}))) == 1);
}

BOOST_AUTO_TEST_CASE(what_a_conflict_leaves_out_is_the_conflicts_matter) {
    BOOST_TEST(number(exit_code_of(
                   receipt_with({Status::done, Status::conflict, Status::left_out}))) == 3);
    BOOST_TEST(number(exit_code_of(receipt_with({Status::failed, Status::left_out}))) == 1);
    BOOST_TEST(number(exit_code_of(receipt_with({Status::left_out}))) == 1);
}

BOOST_AUTO_TEST_CASE(a_token_refused_in_the_middle_is_4) {
    auto receipt = receipt_with({Status::done, Status::failed});
    receipt.outcomes[1].error = ErrorKind::credentials;
    BOOST_TEST(number(exit_code_of(receipt)) == 4);
}

BOOST_AUTO_TEST_CASE(an_interrupted_run_is_130_even_with_conflicts) {
    auto receipt = receipt_with({Status::conflict, Status::interrupted});
    receipt.interrupted = true;
    BOOST_TEST(number(exit_code_of(receipt)) == 130);
}

BOOST_AUTO_TEST_SUITE_END()
