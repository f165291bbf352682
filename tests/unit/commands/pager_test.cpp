#include "commands/pager.hpp"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "base/files.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

namespace fs = std::filesystem;

/// A program that keeps what it reads and sees.
struct Pager {
    Pager() {
        std::string name = (fs::temp_directory_path() / "confsync-pager-XXXXXX").string();
        BOOST_TEST_REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder = name;
        std::ofstream(folder / "pager") << "#!/bin/sh\ncat > '" << name << "/text'\nenv > '" << name
                                        << "/seen'\necho \"$@\" > '" << name << "/words'\n";
        fs::permissions(folder / "pager", fs::perms(0755));
        environment.variables = {{"PATH", "/usr/bin:/bin"},
                                 {"CONFSYNC_TOKEN", "secret"},
                                 {"ATLASSIAN_TOKEN", "secret"},
                                 {"WIKI", "secret"},
                                 {"PAGER", (folder / "pager").string() + "  -a  -b"}};
    }
    ~Pager() { fs::remove_all(folder); }
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;

    fs::path folder;
    Environment environment;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(the_pager)

BOOST_AUTO_TEST_CASE(gets_the_whole_text_its_words_and_no_secret) {
    const Pager pager;
    const std::string text(200'000, 'x');
    BOOST_TEST(show_in_pager(text, pager.environment, "env:WIKI"));
    BOOST_TEST((read_file(pager.folder / "text") == text));
    BOOST_TEST(read_file(pager.folder / "words") == "-a -b\n");
    const std::string seen = read_file(pager.folder / "seen");
    BOOST_TEST(seen.find("secret") == std::string::npos);
    BOOST_TEST(seen.find("LESS=FRX") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(is_not_there_when_it_is_cat_or_cannot_be_started) {
    Pager pager;
    pager.environment.variables["CONFSYNC_PAGER"] = "cat";
    BOOST_TEST(!show_in_pager("text", pager.environment));
    pager.environment.variables["CONFSYNC_PAGER"] = "/no/such/program";
    BOOST_TEST(!show_in_pager("text", pager.environment));
}

BOOST_AUTO_TEST_SUITE_END()
