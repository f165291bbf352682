#include "commands/new_config.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "base/files.hpp"
#include "unit/commands/played.hpp"
#include "workspace/config.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

NewTree sample() {
    return {"https://acme.atlassian.net/wiki",
            "ENG",
            "docs",
            "123",
            "bot@acme.example",
            "env:CONFSYNC_TOKEN",
            "default"};
}

workspace::Config read_back(const std::string& toml, const std::string& profile) {
    const Folder folder;
    const auto file = folder.path() / "confsync.toml";
    for (const char* directory : {"docs", "my \"docs\"/ü"})
        std::filesystem::create_directories(folder.path() / directory);
    write_file_atomically(file, toml);
    return workspace::load_config({folder.path(), file, profile, {}, ""}, {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(new_configuration)

BOOST_AUTO_TEST_CASE(what_init_writes_is_read_as_meant) {
    const auto config = read_back(new_config(sample()), "");
    BOOST_TEST(config.site_url == "https://acme.atlassian.net/wiki");
    BOOST_TEST(config.user == "bot@acme.example");
    BOOST_TEST(config.token == "env:CONFSYNC_TOKEN");
    BOOST_REQUIRE(config.trees.size() == 1);
    BOOST_TEST(config.trees[0].name == "docs");
    BOOST_TEST(config.trees[0].directory == "docs");
    BOOST_TEST(config.trees[0].space == "ENG");
    BOOST_TEST(config.trees[0].root == "123");
}

BOOST_AUTO_TEST_CASE(odd_folders_make_a_plain_name_and_a_quoted_value) {
    auto tree = sample();
    tree.directory = "my \"docs\"/ü";
    const auto config = read_back(new_config(tree), "");
    BOOST_TEST(config.trees.at(0).directory == "my \"docs\"/ü");
}

BOOST_AUTO_TEST_CASE(a_profile_is_added_behind_what_a_person_wrote) {
    auto staging = sample();
    staging.profile = "staging";
    staging.site = "https://staging.acme.example/wiki";
    staging.space = "ENGSTG";
    const std::string before = "# mine\n" + new_config(sample());
    const std::string after = with_profile(before, staging);
    BOOST_TEST(after.starts_with(before));
    const auto config = read_back(after, "staging");
    BOOST_TEST(config.site_url == "https://staging.acme.example/wiki");
    BOOST_TEST(config.trees.at(0).space == "ENGSTG");
    BOOST_TEST(read_back(after, "").trees.at(0).space == "ENG");
    BOOST_CHECK_THROW(with_profile(after, staging), Error);
}

BOOST_AUTO_TEST_SUITE_END()
