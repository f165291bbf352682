#include "workspace/folder_lookup.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(folder_lookup)

BOOST_AUTO_TEST_CASE(a_folder_knows_what_stands_in_it) {
    const TemporaryFolder folder;
    folder.write("a/b.md", "b");
    fs::create_symlink("b.md", folder.path() / "a/link.md");
    FolderLookup lookup(folder.path());
    BOOST_TEST((lookup.find("a/b.md")->kind == FileKind::file));
    BOOST_TEST((lookup.find("a")->kind == FileKind::directory));
    BOOST_TEST((lookup.find("a/link.md")->kind == FileKind::symlink));
    BOOST_TEST(lookup.find("a/none.md") == nullptr);
    BOOST_TEST(lookup.find("a/b.md") == lookup.find("a/b.md"));
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_as_its_author_wrote_it) {
    const TemporaryFolder folder;
    const Absence absence = FolderLookup(folder.path()).absence("tmp/x/b.md", "../b.md");
    BOOST_TEST(absence.message == "there is no ../b.md");
    BOOST_TEST(absence.hint == "correct the path, or add the file");
}

BOOST_AUTO_TEST_SUITE_END()
