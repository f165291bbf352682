#include "confluence/cloud_json.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "confluence/media_type.hpp"

using namespace confsync;
using namespace confsync::confluence;

namespace {

constexpr const char* site = "https://a.b/wiki";

std::string page(const std::string& links = R"("webui":"/spaces/X/pages/1")",
                 const std::string& more = {}) {
    return R"({"id":"1","status":"current","title":"T","spaceId":"9","parentId":null,)"
           R"("createdAt":"2026-11-21T09:30:00.250Z","version":{"number":3,"message":null,)"
           R"("authorId":"u","createdAt":"2026-11-21T09:31:00Z"},"body":{})" +
           more + R"(,"_links":{)" + links + "}}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cloud_json)

BOOST_AUTO_TEST_CASE(a_page_is_read_with_nulls_as_empty) {
    const auto read = read_page(page(), site);
    BOOST_TEST(read.parent.empty());
    BOOST_TEST(read.message.empty());
    BOOST_TEST(read.version.number == 3);
    BOOST_TEST(!read.body.has_value());
    BOOST_TEST(iso8601(read.created) == "2026-11-21T09:30:00.250Z");
    BOOST_TEST(read.web_url == "https://a.b/wiki/spaces/X/pages/1");
}

BOOST_AUTO_TEST_CASE(web_addresses_stand_on_the_sites_base_and_no_other_host) {
    BOOST_TEST(read_page(page(R"("webui":"/p","base":"https://site/wiki")"), site).web_url ==
               "https://site/wiki/p");
    BOOST_TEST(read_page(page(R"("webui":"https://evil/p")"), site).web_url.empty());
}

BOOST_AUTO_TEST_CASE(an_id_may_be_a_number) {
    std::string json = page();
    json.replace(json.find("\"9\""), 3, "9");
    BOOST_TEST(read_page(json, site).space.value == "9");
}

BOOST_AUTO_TEST_CASE(quirk_98_99_only_the_cursor_is_taken_out_of_the_next_link) {
    const std::string next = R"("next":"https://evil.example/wiki/api/v2/pages?cursor=ab%3D&x=1")";
    const auto listing = read_pages(R"({"results":[],"_links":{)" + next + "}}", site);
    BOOST_TEST(listing.cursor == "ab=");
    BOOST_TEST(read_labels(R"({"results":[{"name":"x"}],"_links":{}})").cursor.empty());
    BOOST_CHECK_THROW(read_labels(R"({"results":[],"_links":{"next":"/x?start=5"}})"), Error);
}

BOOST_AUTO_TEST_CASE(quirk_61_an_upload_is_answered_bare_or_in_results) {
    const std::string bare = R"({"id":"att1","title":"a","version":{"number":2}})";
    BOOST_TEST(read_uploaded(bare).version.number == 2);
    BOOST_TEST(read_uploaded(R"({"results":[)" + bare + "]}").id.value == "att1");
    BOOST_CHECK_THROW(read_uploaded(R"({"results":[]})"), Error);
}

BOOST_AUTO_TEST_CASE(an_answer_that_makes_no_sense_is_an_error_and_no_crash) {
    for (const char* json : {"", "{", "[]", "null", "3", R"({"results":3})", R"({"results":[3]})",
                             R"({"results":[{"id":[]}]})", R"({"results":[{"id":"1"}]})"}) {
        BOOST_CHECK_THROW(read_pages(json, site), Error);
        BOOST_CHECK_THROW(read_attachments(json), Error);
    }
    BOOST_CHECK_THROW(read_page(page(R"("webui":3)"), site), Error);
    std::string odd = page();
    odd.replace(odd.find("current"), 7, "unheard");
    BOOST_CHECK_THROW(read_page(odd, site), Error);
}

BOOST_AUTO_TEST_CASE(files_are_uploaded_with_their_type) {
    BOOST_TEST(media_type("a.b.PNG") == "image/png");
    BOOST_TEST(media_type("notes") == "application/octet-stream");
    BOOST_TEST(media_type("x.unknown") == "application/octet-stream");
}

BOOST_AUTO_TEST_SUITE_END()
