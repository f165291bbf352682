#include "confluence/cloud.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "support/fake_transport.hpp"
#include "support/moving_clock.hpp"

using namespace confsync;
using namespace confsync::confluence;
using namespace confsync::engine;

namespace {

using Step = net::FakeTransport::Step;

Step json(const std::string& body, int status = 200) {
    return net::answer(
        status, body,
        {{"Content-Type", "application/json"}, {"Date", "Sat, 21 Nov 2026 09:30:00 GMT"}});
}

Step listing(const std::string& rows) {
    return json(R"({"results":[)" + rows + R"(],"_links":{}})");
}

std::string page(int version, const std::string& message = {},
                 const std::string& created = "2026-11-21T09:30:01Z",
                 const std::string& body = "<p>x</p>") {
    return fmt::format(
        R"({{"id":"1","status":"current","title":"T","spaceId":"9","parentId":"5",)"
        R"("createdAt":"{2}","version":{{"number":{0},"message":"{1}","authorId":"me",)"
        R"("createdAt":"{2}"}},"body":{{"storage":{{"representation":"storage","value":"{3}"}}}},)"
        R"("_links":{{"webui":"/p"}}}})",
        version, message, created, body);
}

std::string attachment(int version, const std::string& comment, int size = 5) {
    return fmt::format(R"({{"id":"att1","title":"a.png","comment":"{}","fileSize":{},)"
                       R"("version":{{"number":{}}}}})",
                       comment, size, version);
}

Step me() { return json(R"({"accountId":"me","displayName":"Me"})"); }

/// A Cloud over a script of answers.
struct World {
    net::FakeTransport::Seen seen;
    support::MovingClock clock;
    Cloud cloud;

    explicit World(std::deque<Step> steps, const std::string& site = "https://a.b/wiki")
        : cloud(site, std::make_unique<net::FakeTransport>(seen), clock) {
        seen.steps = std::move(steps);
    }

    std::string url(std::size_t request) const { return seen.requests.at(request).url; }
};

template <class Call>
Error error_of_call(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::usage, "no error"};
}

Upload upload(int expected) {
    Upload file{PageId("1"), "a.png", {}, "confsync:new", std::nullopt, {expected}};
    file.content = {5, [] { return std::make_unique<std::istringstream>("bytes"); }};
    if (expected > 0) file.replaces = AttachmentId("att1");
    return file;
}

const NewPage new_page{SpaceId("9"), PageId("5"), "T", "<p>x</p>"};

}  // namespace

BOOST_AUTO_TEST_SUITE(cloud)

BOOST_AUTO_TEST_CASE(every_form_of_a_sites_address_leads_to_the_same_calls) {
    for (const char* site : {"https://a.b", "https://a.b/", "https://a.b/wiki", "https://a.b/wiki/",
                             "https://a.b/wiki?x=1"}) {
        World world({listing("")}, site);
        world.cloud.pages({PageId("1")}, With::facts, {});
        BOOST_TEST(world.url(0).substr(0, 26) == "https://a.b/wiki/api/v2/pa");
    }
    World gateway({listing("")}, "https://api.atlassian.com/ex/confluence/cid");
    gateway.cloud.labels(PageId("1"), {});
    BOOST_TEST(gateway.url(0).find("/ex/confluence/cid/wiki/api/v2/pages/1/labels") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_id_from_the_map_never_becomes_another_address) {
    World world({listing("")});
    for (const char* id : {"", "..", "1/../2", "1?x", "1%2F2"}) {
        BOOST_CHECK_THROW(world.cloud.history(PageId(id), {}), Error);
        BOOST_CHECK_THROW(world.cloud.move(PageId("1"), PageId(id), {}), Error);
    }
    BOOST_TEST(world.seen.requests.empty());
}

BOOST_AUTO_TEST_CASE(quirk_98_no_request_follows_a_servers_address) {
    World world({json(R"({"results":[{"name":"a"}],)"
                      R"("_links":{"next":"https://evil/wiki/api/v2/x?cursor=c%3D"}})"),
                 listing(R"({"name":"b"})")});
    BOOST_TEST(world.cloud.labels(PageId("1"), {}).size() == 2U);
    BOOST_TEST(world.url(1) ==
               "https://a.b/wiki/api/v2/pages/1/labels?limit=250&prefix=global&cursor=c%3D");
}

BOOST_AUTO_TEST_CASE(a_listing_that_goes_in_circles_ends) {
    World world({json(R"({"results":[],"_links":{"next":"/x?cursor=c"}})")});
    BOOST_CHECK_THROW(world.cloud.labels(PageId("1"), {}), Error);
    BOOST_TEST(world.seen.requests.size() == 2U);
}

BOOST_AUTO_TEST_CASE(titles_are_asked_for_when_listing_costs_more) {
    const auto more = json(R"({"results":[],"_links":{"next":"/x?cursor=c"}})");
    const auto last = json(R"({"results":[],"_links":{"next":"/x?cursor=d"}})");
    World world({more, last, listing(page(1)), listing("")});
    BOOST_TEST(world.cloud.pages_titled(SpaceId("9"), {"T", "U"}, {}).size() == 1U);
    BOOST_TEST(world.seen.requests.size() == 4U);
    BOOST_TEST(world.url(2).find("title=T") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bare_not_found_of_a_good_account_is_an_absence) {
    const auto bare = json(R"({"errors":[{"status":404,"title":"Not Found"}]})", 404);
    World world({bare, me()});
    const Error error = error_of_call([&] { world.cloud.history(PageId("1"), {}); });
    BOOST_CHECK(error.kind() == ErrorKind::not_found);
    World stranger({bare, json("{}", 403)});
    const Error refused = error_of_call([&] { stranger.cloud.history(PageId("1"), {}); });
    BOOST_CHECK(refused.kind() == ErrorKind::credentials);
    World cut({bare, net::silence()});
    const Error unknown = error_of_call([&] { cut.cloud.history(PageId("1"), {}); });
    BOOST_CHECK(unknown.kind() == ErrorKind::network);
}

BOOST_AUTO_TEST_CASE(a_page_made_before_the_call_is_not_taken_for_a_lost_creation) {
    const std::string old = page(1, "", "2026-11-21T09:29:00Z");
    World world({me(), listing(""), net::silence(), listing(old),
                 json(R"({"errors":[{"title":"A page with this title already exists"}]})", 400),
                 listing(old)});
    const Error error = error_of_call([&] { world.cloud.create(new_page, {}); });
    BOOST_CHECK(error.kind() == ErrorKind::conflict);
    World fresh({me(), listing(""), net::silence(), listing(page(1)), listing(page(1))});
    BOOST_TEST(fresh.cloud.create(new_page, {}).id.value == "1");
}

BOOST_AUTO_TEST_CASE(a_page_of_another_text_is_not_taken_for_a_lost_creation) {
    const std::string other = page(1, "", "2026-11-21T09:30:01Z", "<p>other</p>");
    World world({me(), listing(""), net::silence(), listing(other), listing(other),
                 json(R"({"errors":[{"title":"A page with this title already exists"}]})", 400),
                 listing(other), listing(other)});
    const Error error = error_of_call([&] { world.cloud.create(new_page, {}); });
    BOOST_CHECK(error.kind() == ErrorKind::conflict);
}

BOOST_AUTO_TEST_CASE(our_landed_version_below_a_persons_counts_as_done) {
    const std::string versions = R"({"number":3,"message":"by Ada"},{"number":2,"message":"ours"})";
    World world({net::silence(), json(page(3, "by Ada")), listing(versions)});
    const RemotePage made = world.cloud.update({PageId("1"), {1}, "T", "<p>x</p>", "ours"}, {});
    BOOST_TEST(made.version.number == 2);
    BOOST_TEST(made.message == "ours");
}

BOOST_AUTO_TEST_CASE(a_persons_version_is_never_adopted) {
    const auto stale = json(R"({"errors":[{"status":409,"title":"Version must be"}]})", 409);
    World world({stale, json(page(2, "by Ada"))});
    const Error error = error_of_call([&] {
        world.cloud.update({PageId("1"), {1}, "T", "<p>x</p>", "ours"}, {});
    });
    BOOST_CHECK(error.kind() == ErrorKind::conflict);
    BOOST_TEST(world.seen.requests.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_409_while_the_page_is_as_planned_repeats_the_same_number) {
    const auto stale = json(R"({"errors":[{"status":409,"title":"x"}]})", 409);
    World world({stale, json(page(1)), json(page(2, "ours"))});
    world.cloud.update({PageId("1"), {1}, "T", "<p>x</p>", "ours"}, {});
    BOOST_TEST(world.seen.requests.at(0).body == world.seen.requests.at(2).body);
    World endless(
        {stale, json(page(1)), stale, json(page(1)), stale, json(page(1)), stale, json(page(1))});
    BOOST_CHECK_THROW(endless.cloud.update({PageId("1"), {1}, "T", "<p>x</p>", "ours"}, {}), Error);
    BOOST_TEST(endless.seen.requests.size() == 8U);
}

BOOST_AUTO_TEST_CASE(quirk_31_a_body_the_server_only_changed_is_told_from_one_it_ignored) {
    const PageWrite write{PageId("1"), {1}, "T", "<p>new</p>", "ours"};
    const std::string changed = page(2, "ours", "2026-11-21T09:30:01Z", "<p>new!</p>");
    World accepted({json(changed), json(page(1))});
    BOOST_TEST(accepted.cloud.update(write, {}).version.number == 2);
    World ignored({json(page(2)), json(page(1))});
    BOOST_CHECK(error_of_call([&] { ignored.cloud.update(write, {}); }).kind() ==
                ErrorKind::conflict);
}

BOOST_AUTO_TEST_CASE(an_upload_over_somebody_elses_names_the_version_to_restore) {
    World world({listing(attachment(1, "old")), json(attachment(3, "confsync:new"))});
    const Error error = error_of_call([&] { world.cloud.upload(upload(1), {}); });
    BOOST_CHECK(error.kind() == ErrorKind::conflict);
    BOOST_TEST(error.hint().find("restore version 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(quirk_65_a_file_with_a_hole_is_uploaded_again) {
    World world({listing(""), json("{}", 503), listing(attachment(1, "confsync:new", 2)),
                 json(attachment(2, "confsync:new"))});
    BOOST_TEST(world.cloud.upload(upload(0), {}).version.number == 2);
    BOOST_TEST(world.url(3).find("/att1/data") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(quirk_62_uploads_say_their_charset_and_pass_the_forgery_check) {
    World world({listing(""), json(attachment(1, "confsync:new"))});
    world.cloud.upload(upload(0), {});
    const net::Request& sent = world.seen.requests.at(1);
    BOOST_TEST(sent.headers.back().value == "no-check");
    BOOST_TEST_REQUIRE(sent.parts.size() == 3U);
    BOOST_TEST(sent.parts.at(0).content_type == "image/png");
    BOOST_TEST(sent.parts.at(1).content_type == "text/plain; charset=UTF-8");
    BOOST_CHECK(sent.repeat == net::Repeat::never);
}

BOOST_AUTO_TEST_CASE(an_attachment_that_is_gone_or_another_one_is_a_conflict) {
    World gone({listing("")});
    BOOST_CHECK(error_of_call([&] { gone.cloud.upload(upload(1), {}); }).kind() ==
                ErrorKind::conflict);
    Upload other = upload(1);
    other.replaces = AttachmentId("att7");
    World replaced({listing(attachment(1, "old"))});
    BOOST_CHECK(error_of_call([&] { replaced.cloud.upload(other, {}); }).kind() ==
                ErrorKind::conflict);
}

BOOST_AUTO_TEST_SUITE_END()
