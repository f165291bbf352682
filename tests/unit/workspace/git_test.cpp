#include "workspace/git.hpp"

#include <sys/types.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(git)

BOOST_AUTO_TEST_CASE(a_repository_is_found_from_a_folder_below) {
    const TemporaryRepository repository;
    fs::create_directories(repository.path() / "a/b");
    const auto git = Repository::discover(repository.path() / "a/b");
    BOOST_TEST(git.root() == repository.path());
    BOOST_TEST(git.state_dir() == repository.path() / ".git/confsync");
    BOOST_TEST(git.head().empty());
    BOOST_TEST(git.head_blobs({""}).empty());
    BOOST_TEST(git.history_of("x").empty());
}

BOOST_AUTO_TEST_CASE(work_trees_of_a_clone_share_one_state) {
    const TemporaryRepository repository;
    repository.commit_all();
    const TemporaryFolder other;
    repository.git("worktree add -q '" + (other.path() / "w").string() + "'");
    const auto git = Repository::discover(other.path() / "w");
    BOOST_TEST(git.root() == other.path() / "w");
    BOOST_TEST(git.common_dir() == repository.path() / ".git");
}

BOOST_AUTO_TEST_CASE(no_repository_and_no_work_tree_are_told_apart) {
    const TemporaryFolder none;
    BOOST_TEST(error_of([&] { Repository::discover(none.path()); }).starts_with("not-found "));
    const TemporaryRepository repository;
    repository.git("init -q --bare bare.git");
    BOOST_TEST(error_of([&] {
                   Repository::discover(repository.path() / "bare.git");
               }).starts_with("refused "));
}

BOOST_AUTO_TEST_CASE(a_repository_of_another_user_is_refused_with_the_line_to_type) {
    if (::geteuid() != 0) return;  // only root can give a folder away
    const TemporaryRepository repository;
    repository.write("a.md", "a");
    repository.git("add a.md");
    for (const auto& path : {repository.path(), repository.path() / ".git"})
        BOOST_TEST_REQUIRE(::chown(path.c_str(), 12345, 12345) == 0);
    const auto open = [&] { Repository::discover(repository.path()); };
    BOOST_TEST(error_of(open).starts_with("refused "), error_of(open));
    BOOST_TEST(hint_of(open) ==
               "git config --global --add safe.directory '" + repository.path().string() + "'");
    const fs::path global = fs::path(std::getenv("HOME")) / ".gitconfig";
    write_file_atomically(global, "[safe]\n directory = *\n");
    BOOST_TEST(error_of(open) == "nothing");
    repository.write("a.md", "changed");
    BOOST_TEST(Repository::discover(repository.path()).tracked_files({""}, 1).at(0).blob.value ==
               Repository::blob_id("changed").value);
    fs::remove(global);
}

BOOST_AUTO_TEST_CASE(blobs_are_read_by_id_and_missing_ones_are_nothing) {
    const TemporaryRepository repository;
    repository.write("a.md", "text");
    repository.commit_all();
    const auto git = Repository::discover(repository.path());
    BOOST_TEST(git.blob(Repository::blob_id("text")).value() == "text");
    BOOST_TEST(!git.blob(Repository::blob_id("other")).has_value());
    BOOST_TEST(git.blob(git.write_blob("new")).value() == "new");
    BOOST_TEST(!git.blob(BlobId{git.head().value}).has_value());
}

BOOST_AUTO_TEST_CASE(heads_blobs_are_listed_below_folders_and_at_files) {
    const TemporaryRepository repository;
    repository.write("docs/x/a.md", "a");
    repository.write("img.png", "i");
    repository.write("other/b.md", "b");
    repository.commit_all();
    const auto git = Repository::discover(repository.path());
    const auto blobs = git.head_blobs({"docs", "img.png", "missing", "docs/x/a.md/x"});
    BOOST_TEST(blobs.size() == 2U);
    BOOST_TEST(blobs.at("docs/x/a.md").value == Repository::blob_id("a").value);
    BOOST_TEST(git.head_blobs({""}).size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_history_of_a_path_is_newest_first_each_text_once) {
    const TemporaryRepository repository;
    for (const char* text : {"one", "two", "one", "three"}) {
        repository.write("docs/a.md", text);
        repository.commit_all();
        repository.write("docs/b.md", text);
        repository.commit_all();
    }
    const auto git = Repository::discover(repository.path());
    std::string history;
    for (const BlobId& blob : git.history_of("docs/a.md")) history += *git.blob(blob) + " ";
    BOOST_TEST(history == "three one two ");
    BOOST_TEST(git.history_of("docs/none.md").empty());
    BOOST_TEST(git.history_of("docs").empty());
}

BOOST_AUTO_TEST_CASE(ancestors_are_known_and_unknown_commits_are_none) {
    const TemporaryRepository repository;
    repository.commit_all();
    const auto first = Repository::discover(repository.path()).head();
    repository.git("checkout -q -b side");
    repository.commit_all();
    const auto side = Repository::discover(repository.path()).head();
    repository.git("checkout -q main");
    repository.commit_all("other");
    const auto git = Repository::discover(repository.path());
    BOOST_TEST(git.is_ancestor(first, git.head()));
    BOOST_TEST(git.is_ancestor(git.head(), git.head()));
    BOOST_TEST(!git.is_ancestor(side, git.head()));
    BOOST_TEST(!git.is_ancestor(git.head(), first));
    BOOST_TEST(!git.is_ancestor(CommitId{std::string(40, 'a')}, git.head()));
    BOOST_TEST(!git.is_ancestor({}, git.head()));
}

BOOST_AUTO_TEST_CASE(a_shallow_clone_refuses_only_what_it_cannot_know) {
    const TemporaryRepository origin;
    for (const char* text : {"1", "2", "3"}) {
        origin.write("a.md", text);
        origin.commit_all(text);
    }
    const auto full = Repository::discover(origin.path());
    const TemporaryFolder folder;
    origin.git("clone -q --depth 1 'file://" + origin.path().string() + "' '" +
               (folder.path() / "clone").string() + "'");
    const auto shallow = Repository::discover(folder.path() / "clone");
    BOOST_TEST(shallow.is_shallow());
    BOOST_TEST(shallow.is_ancestor(full.head(), shallow.head()));
    BOOST_TEST(shallow.history_of("a.md").size() == 1U);
    const auto ask = [&] { shallow.is_ancestor(CommitId{std::string(40, 'a')}, shallow.head()); };
    BOOST_TEST(error_of(ask).starts_with("refused "));
    BOOST_TEST(hint_of(ask).find("fetch-depth: 0") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
