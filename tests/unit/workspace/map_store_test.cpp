#include "workspace/map_store.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/random_maps.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

struct Stored : TemporaryRepository {
    Stored() {
        write("docs/a.md", "# A\n");
        commit_all();
        repository.emplace(Repository::discover(path()));
    }
    MapStore store(const std::string& profile = "default") {
        return MapStore(*repository, profile, system_clock());
    }
    engine::State state() const {
        engine::State state;
        state.site = "https://a.example";
        auto& record = state.pages[engine::PageKey{"docs/a.md"}] = small_record("1", 1, "A");
        record.source = Repository::blob_id("# A\n");
        return state;
    }
    std::optional<Repository> repository;
};

const engine::RunSummary run{{}, "Published 1 page", "{\"outcomes\":[]}"};

}  // namespace

BOOST_AUTO_TEST_SUITE(map_store)

BOOST_AUTO_TEST_CASE(what_was_saved_is_loaded_and_other_profiles_stay) {
    Stored given;
    given.store("staging").save({}, run);
    given.store().save(given.state(), run);
    BOOST_TEST((given.store().load() == given.state()));
    BOOST_TEST((given.store("staging").load() == engine::State{}));
    BOOST_TEST(read_file(given.path() / ".confsync/map.json").find("\"staging\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_run_is_a_commit_on_its_ref_with_map_receipt_and_sources) {
    Stored given;
    given.store().save(given.state(), run);
    given.store().save(given.state(), run);
    const std::string ref = "refs/confsync/default";
    BOOST_TEST(given.repository->file_at(ref, "receipt.json").value() == "{\"outcomes\":[]}");
    BOOST_TEST(given.repository->file_at(ref, "map.json").value() ==
               read_file(given.path() / ".confsync/map.json"));
    const std::string id = Repository::blob_id("# A\n").value;
    BOOST_TEST(given.repository->file_at(ref, "sources/" + id.substr(0, 2) + "/" + id).value() ==
               "# A\n");
    given.git("rev-parse --verify refs/confsync/default~1");
    given.git("fsck --strict");
}

BOOST_AUTO_TEST_CASE(runs_are_listed_newest_first_with_what_was_published) {
    Stored given;
    const std::string ref = "refs/confsync/default";
    BOOST_TEST(given.repository->runs(ref, 9).empty());
    const engine::CommitId head(std::string(40, 'c'));
    given.store().save(given.state(), run);
    given.store().save(given.state(), {head, "Pulled 1 page", {}});
    const auto runs = given.repository->runs(ref, 9);
    BOOST_TEST_REQUIRE(runs.size() == 2u);
    BOOST_TEST(runs[0].subject == "Pulled 1 page");
    BOOST_CHECK(runs[0].head == head && runs[0].before == runs[1].id);
    BOOST_CHECK(runs[1].head.empty() && runs[1].before.empty());
    BOOST_TEST(given.repository->file_of(runs[1].id, "receipt.json").has_value());
    BOOST_TEST(!given.repository->file_of(runs[0].id, "receipt.json").has_value());
    BOOST_TEST(given.repository->runs(ref, 1).size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_source_of_a_dirty_file_is_kept_alive_too) {
    Stored given;
    given.write("docs/a.md", "# never committed\n");
    auto state = given.state();
    const BlobId blob = Repository::blob_id("# never committed\n");
    state.pages[engine::PageKey{"docs/a.md"}].source = blob;
    state.pages[engine::PageKey{"../../etc/passwd"}] = small_record("2", 1, "B");
    state.pages[engine::PageKey{"../../etc/passwd"}].source.value = std::string(40, 'a');
    given.store().save(state, run);
    given.git("gc -q --prune=now");
    BOOST_TEST(Repository::discover(given.path()).blob(blob).value() == "# never committed\n");
}

BOOST_AUTO_TEST_CASE(what_was_journaled_counts_until_the_map_is_saved) {
    Stored given;
    given.store().record(engine::PageKey{"docs/a.md"}, small_record("1", 3, "A"));
    BOOST_TEST(given.store().load().pages.at(engine::PageKey{"docs/a.md"}).version.number == 3);
    given.store().save(given.state(), run);
    BOOST_TEST(given.store().load().pages.at(engine::PageKey{"docs/a.md"}).version.number == 1);
    BOOST_TEST(!fs::exists(given.path() / ".git/confsync/journal-default"));
}

BOOST_AUTO_TEST_CASE(a_map_that_cannot_be_written_is_found_out_beforehand) {
    Stored given;
    BOOST_TEST(error_of([&] { given.store().check_writable(); }) == "nothing");
    given.store().save(given.state(), run);
    fs::permissions(given.path() / ".confsync/map.json", fs::perms::owner_read);
    BOOST_TEST(error_of([&] { given.store().check_writable(); }) ==
               "failed .confsync/map.json: the map can't be written: .confsync/map.json is "
               "read-only");
    fs::remove_all(given.path() / ".confsync");
    given.write(".confsync", "a file");
    BOOST_TEST(error_of([&] { given.store().check_writable(); }).starts_with("failed "));
}

BOOST_AUTO_TEST_CASE(a_map_behind_a_symbolic_link_is_refused) {
    Stored given;
    fs::create_directory_symlink(given.path() / "docs", given.path() / ".confsync");
    BOOST_TEST(error_of([&] { given.store().load(); }).starts_with("refused "));
    BOOST_TEST(error_of([&] { given.store().check_writable(); }).starts_with("refused "));
    BOOST_TEST(error_of([&] { write_first_map(given.path()); }).starts_with("refused "));
}

BOOST_AUTO_TEST_CASE(init_writes_an_empty_map_and_its_attributes_once) {
    Stored given;
    given.write(".gitattributes", "*.png binary");
    BOOST_TEST(write_first_map(given.path()));
    BOOST_TEST(!write_first_map(given.path()));
    BOOST_TEST(write_map_attributes(given.path()));
    BOOST_TEST(!write_map_attributes(given.path()));
    BOOST_TEST(read_file(given.path() / ".gitattributes").starts_with("*.png binary\n.confsync/"));
    BOOST_TEST((given.store().load() == engine::State{}));
}

BOOST_AUTO_TEST_SUITE_END()
