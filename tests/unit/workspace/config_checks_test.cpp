#include <boost/test/unit_test.hpp>

#include "unit/workspace/configured.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(config_checks)

BOOST_AUTO_TEST_CASE(trees_that_overlap_are_refused) {
    Configured given;
    fs::create_directories(given.path() / "docs/guide");
    given.append("[tree.guide]\ndirectory = \"./docs//guide/\"\nspace = \"G\"\n");
    BOOST_TEST(given.error() ==
               "configuration confsync.toml:6:7: tree.guide and tree.docs overlap");
    Configured beside;
    fs::create_directories(beside.path() / "docs-old");
    beside.append("[tree.old]\ndirectory = \"docs-old\"\nspace = \"G\"\n");
    BOOST_TEST(beside.error() == "nothing");
}

BOOST_AUTO_TEST_CASE(a_directory_must_be_a_folder_of_the_repository) {
    const std::pair<const char*, const char*> wrong[] = {
        {"missing", "the directory missing of tree.x does not exist"},
        {"../docs", "the directory of tree.x leads out of the repository"},
        {"/etc", "the directory of tree.x leads out of the repository"},
        {".git", "the directory of tree.x leads out of the repository"},
        {"confsync.toml", "the directory confsync.toml of tree.x does not exist"},
        {"link", "the directory link of tree.x is a symbolic link"},
    };
    for (const auto& [directory, message] : wrong) {
        Configured given;
        fs::create_directory_symlink(given.path() / "docs", given.path() / "link");
        given.append(fmt::format("[tree.x]\ndirectory = \"{}\"\nspace = \"G\"\n", directory));
        BOOST_TEST(given.error() == std::string("configuration confsync.toml:6:7: ") + message);
    }
}

BOOST_AUTO_TEST_CASE(a_bad_pattern_is_refused) {
    Configured given;
    given.append("include = [\"**.md\"]\n");
    BOOST_TEST(given.error() ==
               "configuration confsync.toml:3:7: the pattern \"**.md\" has ** inside a name");
}

BOOST_AUTO_TEST_CASE(a_configuration_without_site_tree_or_space_is_refused) {
    Configured none;
    none.replace("");
    BOOST_TEST(none.error() == "configuration confsync.toml: site.url is missing");
    none.replace("[site]\nurl = \"https://a.example\"\n");
    BOOST_TEST(none.error() == "configuration confsync.toml: there is no tree to publish");
    none.replace("[site]\nurl = \"https://a.example\"\n[tree.docs]\ndirectory = \"docs\"\n");
    BOOST_TEST(none.error() == "configuration confsync.toml:3:7: tree.docs has no space");
    none.replace("[site]\nurl = \"https://a.example\"\n[tree.docs]\n");
    BOOST_TEST(none.error() == "configuration confsync.toml:3:7: tree.docs has no directory");
}

BOOST_AUTO_TEST_CASE(a_secret_in_the_file_is_refused_and_never_repeated) {
    Configured given;
    given.append("[auth]\ntoken = \"ATATT3xFfGF0secret\"\n");
    BOOST_TEST(given.error() ==
               "configuration confsync.toml:7:1: auth.token must say where the token is, never be "
               "the token itself");
    BOOST_TEST(given.hint().find("secret") == std::string::npos);
    for (const char* later : {"cmd:pass show x", "secret:x", "keyvault:x", "git-credential"}) {
        Configured other;
        other.append(fmt::format("[auth]\ntoken = \"{}\"\n", later));
        BOOST_TEST(other.error().find("comes with a later version") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_required_version_is_honoured) {
    const std::pair<const char*, bool> demands[] = {
        {">=1.2", true}, {">=1.3", false},      {">1.2", false},       {"<2", true},
        {"=1.2", true},  {">=1.0,<1.1", false}, {">= 1.2, < 2", true}, {"=1.2.0", true},
    };
    for (const auto& [demand, fits] : demands) {
        Configured given;
        given.inputs.version = "1.2.0";
        given.replace(
            fmt::format("required-version = \"{}\"\n[site]\nurl = \"https://a.example\"\n"
                        "[tree.docs]\ndirectory = \"docs\"\nspace = \"E\"\n",
                        demand));
        BOOST_TEST((given.error() == "nothing") == fits, demand << ": " << given.error());
    }
    Configured odd;
    odd.replace("required-version = \"1.x\"\n");
    BOOST_TEST(odd.error() == "configuration confsync.toml:1:1: required-version can't be read");
}

BOOST_AUTO_TEST_CASE(an_address_is_https_and_nothing_but_an_address) {
    for (const char* url :
         {"http://acme.example", "acme.example", "https://", "https://user:pw@acme.example",
          "https://acme.example?x", "https://acme.example\\\\@evil.example", "https://a b",
          "ftp://acme.example", "https://acme.example:99999", "https://acme.example:x"}) {
        Configured given;
        given.append(fmt::format("[profile.x]\nsite.url = \"{}\"\n", url));
        BOOST_TEST(given.error().starts_with("configuration confsync.toml:7:6: the site's address"),
                   url << ": " << given.error());
    }
}

BOOST_AUTO_TEST_SUITE_END()
