#include "workspace/config.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/configured.hpp"
#include "unit/workspace/errors.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(a_small_configuration_gets_the_defaults) {
    Configured given;
    const Config config = given.load();
    BOOST_TEST(config.site_url == "https://acme.atlassian.net/wiki");
    BOOST_TEST(config.token == "env:CONFSYNC_TOKEN");
    BOOST_TEST(config.profile == "default");
    BOOST_TEST_REQUIRE(config.trees.size() == 1U);
    BOOST_TEST(config.trees[0].directory == "docs");
    BOOST_TEST((config.trees[0].include == std::vector<std::string>{"**/*.md"}));
    BOOST_TEST(config.push.max_change_ratio == 0.5);
    BOOST_TEST(config.push.settle_links);
    BOOST_TEST(config.push.require_clean);
    BOOST_TEST(!config.push.commit);
}

BOOST_AUTO_TEST_CASE(every_layer_overrides_those_below_it) {
    Configured given;
    given.append("[auth]\nuser = \"file\"\n[profile.staging]\nauth.user = \"profile\"\n");
    BOOST_TEST(given.load().user == "file");
    given.inputs.profile = "staging";
    BOOST_TEST(given.load().user == "profile");
    given.write(".config/confsync/config.toml", "[auth]\nuser = \"own\"\n");
    BOOST_TEST(given.load().user == "own");
    given.environment.variables["CONFSYNC_USER"] = "variable";
    BOOST_TEST(given.load().user == "variable");
    given.inputs.flags["auth.user"] = "flag";
    BOOST_TEST(given.load().user == "flag");
}

BOOST_AUTO_TEST_CASE(each_value_knows_where_it_comes_from) {
    Configured given;
    given.append("[profile.staging.tree.docs]\nspace = \"ENGSTG\"\n");
    given.inputs.profile = "staging";
    given.inputs.flags["push.commit"] = "true";
    const Config config = given.load();
    BOOST_TEST(given.origin(config, "site.url") ==
               "\"https://acme.atlassian.net/wiki/\" "
               "confsync.toml:2:1");
    BOOST_TEST(given.origin(config, "tree.docs.space") ==
               "\"ENGSTG\" confsync.toml:7:1 (profile staging)");
    BOOST_TEST(given.origin(config, "push.commit") == "true command line");
    BOOST_TEST(given.origin(config, "pages.folders") == "\"page\" default");
    BOOST_TEST(given.origin(config, "tree.docs.exclude") == "[] default");
}

BOOST_AUTO_TEST_CASE(the_profile_may_come_from_the_environment) {
    Configured given;
    given.append("[profile.staging]\nsite.url = \"https://staging.example.com\"\n");
    given.environment.variables["CONFSYNC_PROFILE"] = "staging";
    BOOST_TEST(given.load().site_url == "https://staging.example.com");
    given.environment.variables["CONFSYNC_PROFILE"] = "stagin";
    BOOST_TEST(given.error() == "configuration : there is no profile \"stagin\"");
    given.environment.variables["CONFSYNC_PROFILE"] = "../x";
    BOOST_TEST(given.error() == "configuration : \"../x\" can't be a profile's name");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_refused_with_the_nearest_one) {
    Configured given;
    given.append("[pages]\nlables = [\"x\"]\n");
    BOOST_TEST(given.error() == "configuration confsync.toml:7:1: unknown key pages.lables");
    BOOST_TEST(given.hint() == "did you mean pages.labels?");
    Configured nested;
    nested.append("dirctory = \"x\"\n");
    BOOST_TEST(nested.hint() == "did you mean tree.docs.directory?");
    Configured table;
    table.append("[pagse]\n");
    BOOST_TEST(table.error() == "configuration confsync.toml:6:2: unknown key pagse");
}

BOOST_AUTO_TEST_CASE(a_key_of_a_later_version_is_refused_and_never_ignored) {
    const std::pair<const char*, const char*> keys[] = {
        {"[pages]\nhold-label = \"x\"\n", "pages.hold-label"},
        {"[pages]\nbanner = \"\"\n", "pages.banner"},
        {"[push]\npark = \"x\"\n", "push.park"},
        {"root-page = \"README.md\"\n", "tree.docs.root-page"},
    };
    for (const auto& [toml, key] : keys) {
        Configured given;
        given.append(toml);
        BOOST_TEST(given.error().ends_with(std::string(key) + " is not honoured yet"));
        BOOST_TEST(given.hint() == "remove it");
    }
}

BOOST_AUTO_TEST_CASE(a_value_of_a_later_version_is_told_from_a_mistake) {
    Configured later;
    later.append("[push]\ndeletes = \"park\"\n");
    BOOST_TEST(later.error() ==
               "configuration confsync.toml:7:1: push.deletes = \"park\" comes with a later "
               "version");
    Configured mistake;
    mistake.append("[push]\ndeletes = \"always\"\n");
    BOOST_TEST(mistake.error() ==
               "configuration confsync.toml:7:1: push.deletes can't be \"always\"");
    Configured flavor;
    flavor.append("[profile.dc]\nsite.flavor = \"datacenter\"\n");
    BOOST_TEST(flavor.error().find("comes with a later version") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_kind_is_refused) {
    const std::pair<const char*, const char*> wrong[] = {
        {"[push]\ncommit = \"yes\"\n", "push.commit must be true or false"},
        {"[push]\nmax-change-ratio = 7\n", "push.max-change-ratio must be a number from 0 to 1"},
        {"[pages]\nlabels = \"x\"\n", "pages.labels must be a list of texts"},
        {"[pages]\nlabels = [1]\n", "pages.labels must be a list of texts"},
        {"[pages]\ntitle-prefix = 1979-05-27\n", "pages.title-prefix can't be a date or time"},
        {"[pages]\ntitle = []\n", "pages.title is empty"},
        {"[pages]\nlabels = [\"two words\"]\n",
         "pages.labels holds \"two words\", which is not a label"},
    };
    for (const auto& [toml, message] : wrong) {
        Configured given;
        given.append(toml);
        BOOST_TEST(given.error() == std::string("configuration confsync.toml:7:1: ") + message);
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_toml_is_refused_with_line_and_column) {
    Configured given;
    given.append("[pages\n");
    BOOST_TEST(given.error().starts_with("configuration confsync.toml:6:7: not TOML"));
}

BOOST_AUTO_TEST_CASE(settings_of_profiles_that_are_not_chosen_are_checked_too) {
    Configured given;
    given.append("[profile.other]\npush.comit = true\n");
    BOOST_TEST(given.error() == "configuration confsync.toml:7:6: unknown key push.comit");
    Configured version;
    version.append("[profile.other]\nrequired-version = \">=1\"\n");
    BOOST_TEST(version.error() ==
               "configuration confsync.toml:7:1: a profile can't set required-version");
}

BOOST_AUTO_TEST_CASE(the_shape_digest_follows_what_shapes_pages_and_nothing_else) {
    Configured given;
    const Digest before = given.load().shape_digest();
    given.inputs.flags["push.commit"] = "true";
    BOOST_TEST(given.load().shape_digest().value == before.value);
    given.inputs.flags["pages.title-prefix"] = "X ";
    BOOST_TEST(given.load().shape_digest().value != before.value);
}

BOOST_AUTO_TEST_CASE(the_number_of_jobs_comes_from_flag_or_variable) {
    Configured given;
    given.environment.variables["CONFSYNC_JOBS"] = "3";
    BOOST_TEST(given.load().jobs == 3U);
    given.inputs.flags["jobs"] = "5";
    BOOST_TEST(given.load().jobs == 5U);
    given.inputs.flags["jobs"] = "many";
    BOOST_TEST(given.error() == "configuration : --jobs must be 1 to 999");
}

BOOST_AUTO_TEST_CASE(renames_are_pairs_of_paths_in_the_order_of_the_file) {
    Configured given;
    given.append("[[moved]]\nfrom = \"docs/a.md\"\nto = \"docs/b.md\"\n");
    given.append("[[moved]]\nfrom = \"docs/old/\"\nto = \"docs/new\"\n");
    const auto moved = given.load().moved;
    BOOST_TEST_REQUIRE(moved.size() == 2U);
    BOOST_TEST((moved[0] == engine::Moved{"docs/a.md", "docs/b.md"}));
    BOOST_TEST((moved[1] == engine::Moved{"docs/old", "docs/new"}));
    for (const auto* wrong : {"[[moved]]\nfrom = \"a\"\n", "[[moved]]\nfrom = 1\nto = \"b\"\n",
                              "[[moved]]\nfrom = \"a\"\nto = \"b\"\nwhy = \"c\"\n"}) {
        Configured bad;
        bad.append(wrong);
        BOOST_TEST(bad.error().ends_with("[[moved]] holds two texts, from and to"));
    }
}

BOOST_AUTO_TEST_CASE(what_becomes_of_pages_without_a_file_and_who_decides_can_be_chosen) {
    Configured given;
    given.append("[push]\ndeletes = \"trash\"\nmax-delete-ratio = 0.1\n");
    given.append("[pages]\nplacement = \"confluence\"\ntitles = \"confluence\"\n");
    const auto config = given.load();
    BOOST_TEST((config.push.deletes == engine::Deletes::trash));
    BOOST_TEST(config.push.max_delete_ratio == 0.1);
    BOOST_TEST((config.pages.placement == engine::Decides::confluence));
    BOOST_TEST((config.pages.titles == engine::Decides::confluence));
}

BOOST_AUTO_TEST_SUITE_END()
