#include <fcntl.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"
#include "workspace/git.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

std::map<std::string, TrackedFile> files_of(const TemporaryRepository& repository,
                                            const std::string& folder = "", unsigned jobs = 1) {
    std::map<std::string, TrackedFile> files;
    const auto git = Repository::discover(repository.path());
    for (const TrackedFile& file : git.tracked_files({folder}, jobs)) files[file.path] = file;
    return files;
}

/// Sets the time so far back that only the stat cache could vouch for the file.
void backdate(const fs::path& path) {
    timespec times[2] = {{1000000000, 5}, {1000000000, 5}};
    if (::utimensat(AT_FDCWD, path.c_str(), times, 0) != 0) throw std::runtime_error("utimensat");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(git_index)

BOOST_AUTO_TEST_CASE(each_tracked_file_has_the_blob_of_its_present_content) {
    const TemporaryRepository repository;
    repository.write("docs/a.md", "a");
    repository.write("docs/b.md", "b");
    repository.write("docs2/c.md", "c");
    repository.commit_all();
    repository.write("docs/b.md", "changed");
    repository.write("docs/untracked.md", "u");
    const auto files = files_of(repository, "docs");
    BOOST_TEST_REQUIRE(files.size() == 2U);
    BOOST_TEST(files.at("docs/a.md").blob.value == Repository::blob_id("a").value);
    BOOST_TEST(files.at("docs/b.md").blob.value == Repository::blob_id("changed").value);
    BOOST_TEST(files.at("docs/b.md").size == 7U);
}

BOOST_AUTO_TEST_CASE(a_change_of_the_same_size_and_time_is_seen) {
    const TemporaryRepository repository;
    repository.write("a.md", "one");
    backdate(repository.path() / "a.md");
    repository.commit_all();
    repository.write("a.md", "two");
    backdate(repository.path() / "a.md");
    BOOST_TEST(files_of(repository).at("a.md").blob.value == Repository::blob_id("two").value);
}

BOOST_AUTO_TEST_CASE(a_file_changed_right_after_git_add_is_not_trusted) {
    for (int round = 0; round < 20; ++round) {
        const TemporaryRepository repository;
        repository.write("a.md", "one");
        repository.git("add a.md");
        std::ofstream(repository.path() / "a.md") << "two";
        BOOST_TEST(files_of(repository).at("a.md").blob.value == Repository::blob_id("two").value);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_plain_file_is_told_apart) {
    const TemporaryRepository repository;
    for (const char* name : {"file", "gone", "folder", "became-link", "sub/below"})
        repository.write(name, "x");
    fs::create_symlink("file", repository.path() / "link");
    fs::create_symlink("loop", repository.path() / "loop");
    repository.commit_all();
    fs::remove(repository.path() / "gone");
    fs::remove(repository.path() / "folder");
    repository.write("folder/x", "x");
    fs::remove(repository.path() / "became-link");
    fs::create_symlink("/etc/passwd", repository.path() / "became-link");
    fs::rename(repository.path() / "sub", repository.path() / "elsewhere");
    fs::create_directory_symlink("elsewhere", repository.path() / "sub");
    const auto files = files_of(repository);
    BOOST_TEST((files.at("file").kind == FileKind::file));
    BOOST_TEST((files.at("gone").kind == FileKind::deleted));
    BOOST_TEST((files.at("folder").kind == FileKind::directory));
    BOOST_TEST((files.at("link").kind == FileKind::symlink));
    BOOST_TEST((files.at("loop").kind == FileKind::symlink));
    BOOST_TEST((files.at("became-link").kind == FileKind::symlink));
    BOOST_TEST((files.at("sub/below").kind == FileKind::symlink));
    BOOST_TEST(files.at("became-link").blob.empty());
}

BOOST_AUTO_TEST_CASE(a_conflict_of_a_merge_is_one_unmerged_file) {
    const TemporaryRepository repository;
    repository.write("a.md", "base");
    repository.commit_all();
    repository.git("checkout -q -b other");
    repository.write("a.md", "theirs");
    repository.commit_all();
    repository.git("checkout -q main");
    repository.write("a.md", "ours");
    repository.commit_all();
    repository.git("merge -q other || true");
    const auto files = files_of(repository);
    BOOST_TEST_REQUIRE(files.size() == 1U);
    BOOST_TEST((files.at("a.md").kind == FileKind::unmerged));
}

BOOST_AUTO_TEST_CASE(a_file_left_out_by_a_sparse_checkout_keeps_its_content) {
    const TemporaryRepository repository;
    repository.write("a.md", "a");
    repository.commit_all();
    repository.git("update-index --skip-worktree a.md");
    fs::remove(repository.path() / "a.md");
    const auto file = files_of(repository).at("a.md");
    BOOST_TEST((file.kind == FileKind::file));
    BOOST_TEST(file.blob.value == Repository::blob_id("a").value);
}

BOOST_AUTO_TEST_CASE(line_ends_are_filtered_as_git_filters_them) {
    const TemporaryRepository repository;
    repository.write(".gitattributes", "*.md text eol=crlf\n");
    repository.write("a.md", "x\n");
    repository.commit_all();
    repository.write("a.md", "y\r\n");
    BOOST_TEST(files_of(repository).at("a.md").blob.value == Repository::blob_id("y\n").value);
}

BOOST_AUTO_TEST_CASE(many_files_are_probed_by_several_threads_with_one_result) {
    const TemporaryRepository repository;
    for (int i = 0; i < 2500; ++i) std::ofstream(repository.path() / fmt::format("{}.md", i)) << i;
    repository.git("add -A");
    BOOST_TEST((files_of(repository, "", 1) == files_of(repository, "", 4)));
}

BOOST_AUTO_TEST_CASE(single_paths_are_found_with_folders_and_without_the_untracked) {
    const TemporaryRepository repository;
    repository.write("img/a.png", "a");
    repository.write("x.pdf", "x");
    repository.commit_all();
    repository.write("y.pdf", "y");
    const auto found = Repository::discover(repository.path())
                           .tracked_at({"img/a.png", "img", "x.pdf", "y.pdf", "im", ""});
    BOOST_TEST(found.size() == 3U);
    BOOST_TEST((found.at("img").kind == FileKind::directory));
    BOOST_TEST(found.at("x.pdf").blob.value == Repository::blob_id("x").value);
}

BOOST_AUTO_TEST_SUITE_END()
