#include "workspace/lock.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <optional>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(lock)

BOOST_AUTO_TEST_CASE(a_second_run_is_refused_and_told_who_holds_it) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "state/lock";
    std::optional<Lock> held(std::in_place, file, "push");
    const std::string error = error_of([&] { Lock(file, "init"); });
    BOOST_TEST(error.starts_with("refused "), error);
    BOOST_TEST(error.find(fmt::format("push, process {} on ", ::getpid())) != std::string::npos,
               error);
    held.reset();
    BOOST_TEST(error_of([&] { Lock(file, "init"); }) == "nothing");
}

BOOST_AUTO_TEST_CASE(a_moved_lock_is_held_once) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "lock";
    {
        Lock first(file, "push");
        const Lock second(std::move(first));
        BOOST_TEST(error_of([&] { Lock(file, "x"); }).starts_with("refused "));
    }
    BOOST_TEST(error_of([&] { Lock(file, "x"); }) == "nothing");
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_a_failure) {
    const TemporaryFolder folder;
    folder.write("file", "");
    BOOST_TEST(error_of([&] { Lock(folder.path() / "file/lock", "x"); }).starts_with("failed "));
}

BOOST_AUTO_TEST_SUITE_END()
