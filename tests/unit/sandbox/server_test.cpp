#include "sandbox/server.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "unit/sandbox/client.hpp"

using namespace confsync;
using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

/// A path that is free, removed at the end with what SQLite puts beside it.
struct TemporaryFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("confsync-sandbox-" + std::to_string(::getpid()) + ".db");
    ~TemporaryFile() {
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path.string() + suffix);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(server)

BOOST_AUTO_TEST_CASE(what_was_stored_is_there_after_a_restart) {
    const TemporaryFile file;
    ServerOptions options;
    options.database = file.path;
    std::string id;
    {
        Fixture site(options);
        id = site.page("Guide", "<p>kept</p>");
    }
    Fixture again(options);
    BOOST_TEST(again.stored(id) == "<p>kept</p>");
    BOOST_TEST(again.get("/wiki/api/v2/spaces").json()["results"].size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_sandbox_is_refused) {
    const TemporaryFile file;
    std::ofstream(file.path) << "Dear diary, this is certainly not a database of any kind.";
    ServerOptions options;
    options.database = file.path;
    BOOST_CHECK_THROW(Server server(options), Error);
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken_is_refused) {
    Fixture first;
    ServerOptions options;
    options.port = first.port();
    BOOST_CHECK_THROW(Server server(options), Error);
}

BOOST_AUTO_TEST_CASE(exchanges_are_recorded_and_forgotten_on_request) {
    Fixture site;
    site.page("Guide");
    const std::vector<Exchange> seen = site.server().exchanges(true);
    BOOST_TEST(seen.back().method == "POST");
    BOOST_TEST(seen.back().write);
    BOOST_TEST(seen.back().status == 200);
    BOOST_TEST(seen.back().request_body.find("Guide") != std::string::npos);
    BOOST_TEST(site.server().exchanges().empty());
}

BOOST_AUTO_TEST_CASE(quirk_15_above_the_rate_the_answer_is_429) {
    ServerOptions options;
    options.requests_per_second = 2;
    Fixture site(options);
    BOOST_TEST(site.get("/wiki/api/v2/spaces").status == 200);
    BOOST_TEST(site.get("/wiki/api/v2/spaces").status == 200);
    const Reply limited = site.get("/wiki/api/v2/spaces");
    BOOST_TEST(limited.status == 429);
    BOOST_TEST(limited.header("Retry-After") == "1");
    BOOST_TEST(limited.header("X-RateLimit-Limit") == "2");
}

BOOST_AUTO_TEST_CASE(another_host_name_is_misdirected) {
    Fixture site;
    const Ask asked{.target = "/_edge/tenant_info", .host = "evil.example"};
    BOOST_TEST(ask(site.port(), asked).status == 421);
}

BOOST_AUTO_TEST_CASE(people_see_pages_and_pictures_without_credentials) {
    Fixture site;
    const std::string id = site.page("Guide", "<p>for people</p>");
    const std::string uploads = "/wiki/rest/api/content/" + id + "/child/attachment";
    site.upload("POST", uploads, "a.png", "bytes");
    const Reply shown = ask(site.port(), {.target = "/wiki/spaces/DEMO/pages/" + id + "/Guide"});
    BOOST_TEST(shown.status == 200);
    BOOST_TEST(shown.body.find("for people") != std::string::npos);
    BOOST_TEST(!shown.header("Content-Security-Policy").empty());
    const std::string picture = "/wiki/download/attachments/" + id + "/a.png";
    const std::string cookie = shown.header("Set-Cookie");
    const Ask as_browser{.target = picture,
                         .headers = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n"};
    BOOST_TEST(ask(site.port(), as_browser).body == "bytes");
    BOOST_TEST(ask(site.port(), {.target = picture}).status == 403);
    BOOST_TEST(ask(site.port(), {.target = "/nowhere"}).status == 404);
}

BOOST_AUTO_TEST_CASE(calls_from_several_threads_are_answered_one_after_another) {
    Fixture site;
    const std::string parent = site.page("Parent");
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&site, &parent, i] {
            for (int n = 0; n < 5; ++n)
                site.page("Page " + std::to_string(i) + "." + std::to_string(n), "<p>x</p>",
                          parent);
        });
    writers.clear();
    const Json rows = site.get("/wiki/api/v2/pages/" + parent + "/children").json()["results"];
    BOOST_TEST(rows.size() == 20u);
}

BOOST_AUTO_TEST_SUITE_END()
