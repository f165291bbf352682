#include "base/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace std::chrono_literals;

namespace {

Program shell(const std::string& line) {
    return {{"sh", "-c", line}, {"PATH=/usr/bin:/bin", "COLOUR=red"}, "/tmp"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(program)

BOOST_AUTO_TEST_CASE(what_it_says_and_how_it_ends_come_back) {
    const Ran ran = run_program(shell("echo one; echo two >&2; exit 3"));
    BOOST_TEST(ran.said == "one\ntwo\n");
    BOOST_TEST(ran.status == 3);
    BOOST_TEST(!ran.timed_out);
    BOOST_TEST(run_program(shell("kill -9 $$")).status == 128 + 9);
}

BOOST_AUTO_TEST_CASE(it_sees_its_own_environment_and_folder_and_no_input) {
    BOOST_TEST(run_program(shell("env | grep -v -e PATH -e PWD -e '^_' -e SHLVL; pwd; cat")).said ==
               "COLOUR=red\n/tmp\n");
}

BOOST_AUTO_TEST_CASE(words_are_not_read_by_a_shell) {
    const Ran ran = run_program({{"printf", "%s", "$(id) `id` * ;"}, {"PATH=/usr/bin:/bin"}, "/"});
    BOOST_TEST(ran.said == "$(id) `id` * ;");
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_told_as_a_shell_does) {
    BOOST_TEST(run_program({{"no-such-program"}, {}, "/"}).status == 127);
}

BOOST_AUTO_TEST_CASE(when_time_is_up_it_ends_with_all_it_has_started) {
    Program slow = shell("echo begun; sleep 100 & sleep 100");
    slow.most_time = 200ms;
    const Ran ran = run_program(slow);
    BOOST_TEST(ran.timed_out);
    BOOST_TEST(ran.status == 128 + 9);
    BOOST_TEST(ran.said == "begun\n");
}

BOOST_AUTO_TEST_CASE(only_so_much_of_what_it_says_is_kept) {
    Program loud = shell("i=0; while [ $i -lt 1000 ]; do echo line $i; i=$((i+1)); done");
    loud.most_output = 10;
    const Ran ran = run_program(loud);
    BOOST_TEST(ran.said == "line 0\nlin");
    BOOST_TEST(ran.status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
