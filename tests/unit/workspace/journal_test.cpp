#include "workspace/journal.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <thread>

#include "base/error.hpp"
#include "unit/workspace/random_maps.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

JournalEntry entry(const std::string& key, int version) {
    return {engine::PageKey{key}, small_record("id of " + key, version, "T")};
}

/// While it lives, no file of this process grows above so many bytes.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(std::uintmax_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        struct rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    struct rlimit before_ {};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(journal)

BOOST_AUTO_TEST_CASE(what_was_appended_is_read_in_order) {
    const TemporaryFolder folder;
    Journal journal(folder.path() / "state/journal");
    BOOST_TEST(journal.read().empty());
    journal.append(entry("a", 1));
    journal.append(entry("a", 2));
    BOOST_TEST((journal.read() == std::vector{entry("a", 1), entry("a", 2)}));
    journal.remove();
    BOOST_TEST(journal.read().empty());
    journal.append(entry("b", 1));
    BOOST_TEST(journal.read().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_cut_last_line_is_ignored_and_does_not_harm_the_next) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "journal";
    Journal(file).append(entry("a", 1));
    const std::string whole = read_file(file);
    for (std::size_t size = 0; size < whole.size(); size += 41) {
        write_file_atomically(file, whole + whole.substr(0, size));
        BOOST_TEST(Journal(file).read().size() == 1U);
        Journal(file).append(entry("b", 2));
        BOOST_TEST((Journal(file).read() == std::vector{entry("a", 1), entry("b", 2)}));
    }
}

BOOST_AUTO_TEST_CASE(half_a_line_on_a_full_disk_does_not_harm_the_next) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "journal";
    Journal journal(file);
    journal.append(entry("a", 1));
    {
        const FileSizeLimit limit(fs::file_size(file) + 10);
        BOOST_CHECK_THROW(journal.append(entry("b", 1)), confsync::Error);
    }
    journal.append(entry("c", 1));
    BOOST_TEST((Journal(file).read() == std::vector{entry("a", 1), entry("c", 1)}));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_none_ends_the_reading) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "journal";
    Journal(file).append(entry("a", 1));
    write_file_atomically(file, read_file(file) + "garbage\n" + read_file(file));
    BOOST_TEST(Journal(file).read().size() == 1U);
}

BOOST_AUTO_TEST_CASE(threads_append_whole_lines) {
    const TemporaryFolder folder;
    Journal journal(folder.path() / "journal");
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&journal, i] {
                for (int n = 1; n <= 10; ++n) journal.append(entry(std::to_string(i), n));
            });
    }
    BOOST_TEST(journal.read().size() == 40U);
}

BOOST_AUTO_TEST_CASE(replaying_keeps_the_higher_version) {
    engine::State state;
    state.pages[engine::PageKey{"a"}] = entry("a", 5).record;
    state.pages[engine::PageKey{"b"}] = entry("b", 1).record;
    replay({entry("a", 4), entry("b", 2), entry("c", 1)}, state);
    BOOST_TEST(state.pages[engine::PageKey{"a"}].version.number == 5);
    BOOST_TEST(state.pages[engine::PageKey{"b"}].version.number == 2);
    BOOST_TEST(state.pages[engine::PageKey{"c"}].version.number == 1);
}

BOOST_AUTO_TEST_CASE(a_renamed_pages_former_line_goes_away) {
    engine::State state;
    state.pages[engine::PageKey{"old"}] = entry("old", 2).record;
    auto moved = entry("old", 3);
    moved.key = engine::PageKey{"new"};
    replay({moved}, state);
    BOOST_TEST(state.pages.size() == 1U);
    BOOST_TEST(state.pages.at(engine::PageKey{"new"}).version.number == 3);
    moved.record.version = {2};
    moved.key = engine::PageKey{"older"};
    replay({moved}, state);
    BOOST_TEST(state.pages.contains(engine::PageKey{"new"}));
}

BOOST_AUTO_TEST_CASE(a_chain_of_renames_is_replayed_in_its_order) {
    engine::State state;
    state.pages[engine::PageKey{"a"}] = entry("a", 2).record;
    state.pages[engine::PageKey{"b"}] = entry("b", 7).record;
    auto first = entry("b", 7);
    first.key = engine::PageKey{"c"};
    auto second = entry("a", 3);
    second.key = engine::PageKey{"b"};
    replay({first, second}, state);
    BOOST_TEST(state.pages.size() == 2U);
    BOOST_TEST((state.pages.at(engine::PageKey{"b"}).id == second.record.id));
    BOOST_TEST((state.pages.at(engine::PageKey{"c"}).id == first.record.id));
}

BOOST_AUTO_TEST_SUITE_END()
