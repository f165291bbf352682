#include "store/database.hpp"

#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::store;

namespace {

constexpr std::array<std::string_view, 1> first{"CREATE TABLE t (a INTEGER, b TEXT, c BLOB)"};
constexpr std::array<std::string_view, 2> second{first[0], "ALTER TABLE t ADD COLUMN d TEXT"};

struct Filled {
    Database database{std::nullopt};
    Filled() { database.migrate(first); }

    std::int64_t count() { return database.row("SELECT count(*) FROM t")->integer(0); }
    void add(std::int64_t a) { database.run("INSERT INTO t VALUES (?, NULL, NULL)", {a}); }
};

struct TemporaryFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("confsync-store-" + std::to_string(::getpid()) + ".db");
    ~TemporaryFile() {
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path.string() + suffix);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database_suite, Filled)

BOOST_AUTO_TEST_CASE(values_come_back_as_they_went_in) {
    const std::string bytes("\0\xff", 2);
    database.run("INSERT INTO t VALUES (?, ?, ?)",
                 {std::int64_t{1} << 40, std::string("größer"), Blob{bytes}});
    const auto row = database.row("SELECT a, b, c, NULL FROM t");
    BOOST_TEST(row->integer(0) == std::int64_t{1} << 40);
    BOOST_TEST(row->text(1) == "größer");
    BOOST_TEST(row->blob(2) == bytes);
    BOOST_TEST(!row->maybe_text(3).has_value());
    BOOST_CHECK_THROW(row->integer(1), Error);
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_not_committed_leaves_nothing) {
    {
        const Transaction transaction(database);
        add(1);
    }
    BOOST_TEST(count() == 0);
    Transaction transaction(database);
    add(1);
    transaction.commit();
    BOOST_TEST(count() == 1);
}

BOOST_AUTO_TEST_CASE(an_inner_transaction_takes_back_its_own_part_only) {
    Transaction outer(database);
    add(1);
    {
        const Transaction inner(database);
        add(2);
    }
    {
        Transaction inner(database);
        add(3);
        inner.commit();
    }
    outer.commit();
    BOOST_TEST(count() == 2);
}

BOOST_AUTO_TEST_CASE(threads_take_turns) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([this] {
            for (int n = 0; n < 50; ++n) {
                Transaction transaction(database);
                add(count());
                transaction.commit();
            }
        });
    threads.clear();
    BOOST_TEST(database.row("SELECT count(DISTINCT a) FROM t")->integer(0) == 200);
}

BOOST_AUTO_TEST_CASE(each_migration_runs_once) {
    const TemporaryFile file;
    { Database(file.path).migrate(first); }
    Database reopened(file.path);
    reopened.migrate(second);
    reopened.migrate(second);
    reopened.run("INSERT INTO t VALUES (1, NULL, NULL, 'x')");
    BOOST_CHECK_THROW(reopened.migrate(first), Error);
}

BOOST_AUTO_TEST_CASE(a_file_of_another_kind_is_refused) {
    const TemporaryFile file;
    std::ofstream(file.path) << std::string(4096, 'x');
    BOOST_CHECK_THROW(Database{file.path}, Error);
}

BOOST_AUTO_TEST_CASE(a_bad_statement_names_the_database) {
    BOOST_CHECK_EXCEPTION(database.run("SELECT frob"), Error, [](const Error& error) {
        return error.message().starts_with("database :memory:");
    });
}

BOOST_AUTO_TEST_SUITE_END()
