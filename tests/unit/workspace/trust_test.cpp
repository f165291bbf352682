#include "workspace/trust.hpp"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "unit/workspace/configured.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

struct Trusting : Configured {
    std::string binding() const {
        return error_of([&] { check_host_binding(load(), environment, store); });
    }
    TrustStore store{path() / "home/trust.json"};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(trust)

BOOST_AUTO_TEST_CASE(an_origin_is_scheme_name_and_port) {
    BOOST_TEST(origin_of("https://Acme.Example/wiki") == "https://acme.example:443");
    BOOST_TEST(origin_of("https://acme.example:8443") == "https://acme.example:8443");
    BOOST_TEST(origin_of("http://localhost:8080/x") == "http://localhost:8080");
    BOOST_TEST(origin_of("http://127.0.0.1") == "http://127.0.0.1:80");
    BOOST_TEST(origin_of("http://[::1]:9000") == "http://[::1]:9000");
    BOOST_TEST(error_of([] { origin_of("http://localhost.evil.example"); }) ==
               "configuration : the site's address must begin with https:// (http is for this "
               "machine only)");
}

BOOST_AUTO_TEST_CASE(without_consent_no_token_leaves) {
    Trusting given;
    BOOST_TEST(given.binding() ==
               "trust : nobody has allowed this user's token to be sent to "
               "https://acme.atlassian.net:443");
}

BOOST_AUTO_TEST_CASE(a_variable_binds_the_token_to_one_origin) {
    Trusting given;
    given.environment.variables["CONFSYNC_SITE"] = "https://ACME.atlassian.net/other";
    BOOST_TEST(given.binding() == "nothing");
    given.environment.variables["CONFSYNC_SITE"] = "https://acme.atlassian.net:8443";
    BOOST_TEST(given.binding().starts_with("trust : the token is bound to"));
    given.store.consent(consent_for(given.load()));
    BOOST_TEST(given.binding().starts_with("trust : the token is bound to"));
}

BOOST_AUTO_TEST_CASE(a_consent_counts_for_exactly_that_site_user_and_token) {
    Trusting given;
    given.append("[auth]\nuser = \"bot\"\n");
    given.store.consent(consent_for(given.load()));
    BOOST_TEST(given.binding() == "nothing");
    given.inputs.flags["auth.user"] = "other";
    BOOST_TEST(given.binding().starts_with("trust "));
    given.inputs.flags = {{"site.url", "https://evil.example"}};
    BOOST_TEST(given.binding().starts_with("trust "));
}

BOOST_AUTO_TEST_CASE(the_repository_may_name_no_other_variable_or_file) {
    for (const char* token : {"env:AWS_SECRET_ACCESS_KEY", "file:/home/ada/.netrc"}) {
        Trusting given;
        given.environment.variables["CONFSYNC_SITE"] = "https://acme.atlassian.net";
        given.append(fmt::format("[auth]\ntoken = \"{}\"\n", token));
        BOOST_TEST(given.binding().find("wants the token from") != std::string::npos);
        const Config config = given.load();
        given.store.trust_file(config.file, config.file_digest);
        BOOST_TEST(given.binding() == "nothing");
        given.append("\n# edited\n");
        BOOST_TEST(given.binding().find("wants the token from") != std::string::npos);
        given.store.consent(consent_for(given.load()));
        BOOST_TEST(given.binding() == "nothing");
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_users_own_file_needs_no_more_consent) {
    Trusting given;
    given.write(".config/confsync/config.toml",
                "[site]\nurl = \"https://acme.atlassian.net\"\n[auth]\ntoken = \"file:/x\"\n");
    BOOST_TEST(given.binding() == "nothing");
}

BOOST_AUTO_TEST_CASE(the_store_is_readable_by_its_owner_only) {
    Trusting given;
    given.store.consent({"https://a.example:443", "u", "env:X"});
    given.store.consent({"https://b.example:443", "u", "env:X"});
    struct stat facts {};
    BOOST_TEST_REQUIRE(::stat(given.store.file().c_str(), &facts) == 0);
    BOOST_TEST((facts.st_mode & 0777U) == 0600U);
    BOOST_TEST(given.store.is_consented({"https://a.example:443", "u", "env:X"}));
    BOOST_TEST(!given.store.is_consented({"https://a.example:443", "u", "env:Y"}));
}

BOOST_AUTO_TEST_CASE(a_damaged_store_allows_nothing_and_says_so) {
    Trusting given;
    given.write("home/trust.json", "{\"consents\": [");
    BOOST_TEST(given.binding().find("can't be read") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_home_nothing_is_allowed_and_nothing_recorded) {
    const TrustStore store = TrustStore::of({});
    BOOST_TEST(!store.is_consented({}));
    BOOST_TEST(error_of([&] { TrustStore::of({}).consent({}); }).starts_with("trust "));
}

BOOST_AUTO_TEST_SUITE_END()
