#include <boost/test/unit_test.hpp>

#include "unit/commands/played.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::commands;

BOOST_AUTO_TEST_SUITE(check_handbook)

BOOST_AUTO_TEST_CASE(there_is_nothing_to_say_of_a_handbook_in_good_order) {
    const workspace::TemporaryRepository repository;
    fs::copy(CONFSYNC_SOURCE_DIR "/examples/handbook", repository.path() / "handbook",
             fs::copy_options::recursive);
    repository.write("confsync.toml",
                     "[site]\nurl = \"https://acme.example/wiki\"\n"
                     "[tree.handbook]\ndirectory = \"handbook\"\nspace = \"ENG\"\n");
    repository.git("add -A");
    for (const char* option : {"--strict", "--staged"}) {
        const auto played = play({"check", option}, repository.path());
        BOOST_TEST(played.code == 0, option);
        BOOST_TEST(played.out == "", option);
        BOOST_TEST(played.err.ends_with(" files, nothing to report.\n"), played.err);
    }
}

BOOST_AUTO_TEST_SUITE_END()
