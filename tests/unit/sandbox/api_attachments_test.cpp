#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages/";

struct Attachments : Fixture {
    std::string page_id = page("Guide");
    std::string uploads = "/wiki/rest/api/content/" + page_id + "/child/attachment";

    std::string attach(const std::string& name, const std::string& bytes = "bytes") {
        return upload("POST", uploads, name, bytes).json()["results"][0]["id"];
    }
};

std::string path_of(const std::string& url) { return url.substr(url.find('/', 8)); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_attachments, Attachments)

BOOST_AUTO_TEST_CASE(quirk_61_a_name_is_taken_once_and_new_bytes_are_a_new_version) {
    const std::string id = attach("a b.png", "one");
    const Reply again = upload("POST", uploads, "a b.png", "two");
    BOOST_TEST(again.status == 400);
    BOOST_TEST(again.message().ends_with(
        "Cannot add a new attachment with same file name as an existing attachment: a b.png"));
    BOOST_TEST(upload("POST", uploads + "/" + id + "/data", "other.png", "two")
                   .json()["version"]["number"] == 2);
    const Json put_again = upload("PUT", uploads, "a b.png", "three").json()["results"][0];
    BOOST_TEST(put_again["id"] == id);
    BOOST_TEST(put_again["version"]["number"] == 3);
    BOOST_TEST(upload("PUT", uploads, "new.png", "x").json()["results"][0]["id"] != id);
    const Json listed = get(pages + page_id + "/attachments").json()["results"];
    BOOST_TEST(listed.size() == 2u);
    BOOST_TEST(listed[0]["title"] == "a b.png");
    BOOST_TEST(listed[0]["fileSize"] == 5);
    BOOST_TEST(get("/wiki/api/v2/attachments/" + id + "/versions").json()["results"].size() == 3u);
    BOOST_TEST(get(pages + page_id).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_CASE(quirk_62_a_comment_without_charset_is_read_as_latin_1) {
    const auto comment_of = [&](const std::string& name, const std::string& type) {
        return upload("POST", uploads, name, "x", "größer", type)
            .json()["results"][0]["metadata"]["comment"];
    };
    BOOST_TEST(comment_of("ü1.png", "text/plain; charset=UTF-8") == "größer");
    BOOST_TEST(comment_of("ü2.png", "") == "grÃ¶Ã\u009fer");
    BOOST_TEST(get(pages + page_id + "/attachments?filename=%C3%BC2.png")
                   .json()["results"][0]["comment"] == "grÃ¶Ã\u009fer");
}

BOOST_AUTO_TEST_CASE(quirk_63_names_and_comments_have_255_characters) {
    const Reply name = upload("POST", uploads, std::string(256, 'x'), "x");
    BOOST_TEST(name.status == 500);
    BOOST_TEST(name.message().find("SQL state [25P02]") != std::string::npos);
    const Reply comment = upload("POST", uploads, "a.png", "x", std::string(256, 'x'));
    BOOST_TEST(comment.status == 400);
    BOOST_TEST(comment.message().ends_with("The comment is longer than 255 characters"));
    BOOST_TEST(upload("POST", uploads, std::string(255, 'x'), "x").status == 200);
}

BOOST_AUTO_TEST_CASE(quirk_64_a_download_is_redirected_to_a_host_with_a_token_of_its_own) {
    attach("a.png", std::string("by\0tes", 6));
    const std::string link =
        get(pages + page_id + "/attachments").json()["results"][0]["_links"]["download"];
    BOOST_TEST(link.starts_with("/download/attachments/" + page_id + "/a.png?version=1"));
    const Reply redirect = get("/wiki" + link);
    BOOST_TEST(redirect.status == 302);
    const std::string media = path_of(redirect.header("Location"));
    const Reply bytes = ask(port(), {.target = media});
    BOOST_TEST(bytes.status == 200);
    BOOST_TEST(bytes.body == std::string("by\0tes", 6));
    BOOST_TEST(bytes.header("Content-Type") == "image/png");
    BOOST_TEST(get(media).status == 400);
    BOOST_TEST(counters()["credentials_to_media"] == 1);
    BOOST_TEST(ask(port(), {.target = media.substr(0, media.find('?'))}).status == 403);
}

BOOST_AUTO_TEST_CASE(an_old_version_is_downloaded_by_number) {
    const std::string id = attach("a.png", "one");
    upload("POST", uploads + "/" + id + "/data", "a.png", "two");
    const auto bytes_at = [&](const std::string& query) {
        const Reply redirect = get(uploads + "/" + id + "/download" + query);
        return ask(port(), {.target = path_of(redirect.header("Location"))}).body;
    };
    BOOST_TEST(bytes_at("") == "two");
    BOOST_TEST(bytes_at("?version=1") == "one");
    BOOST_TEST(get(uploads + "/" + id + "/download?version=3").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_66_attachment_ids_keep_their_prefix_in_v2) {
    const std::string id = attach("a.png");
    BOOST_TEST(id.starts_with("att"));
    const Reply bare = get("/wiki/api/v2/attachments/" + id.substr(3));
    BOOST_TEST(bare.status == 400);
    BOOST_TEST(bare.code() == "INVALID_REQUEST_PARAMETER");
    BOOST_TEST(bare.title().find("Expected type is ContentId") != std::string::npos);
    const Json found = get("/wiki/api/v2/attachments/" + id).json();
    BOOST_TEST(found["pageId"] == page_id);
}

BOOST_AUTO_TEST_CASE(quirk_67_the_description_of_a_media_type_may_be_null) {
    const std::string id = attach("a.png");
    BOOST_TEST(get("/wiki/api/v2/attachments/" + id).json()["mediaTypeDescription"].is_null());
}

BOOST_AUTO_TEST_CASE(a_deleted_attachment_is_in_the_trash_and_frees_its_name) {
    const std::string id = attach("a.png");
    const std::string address = "/wiki/api/v2/attachments/" + id;
    BOOST_TEST(remove(address + "?purge=true").status == 400);
    BOOST_TEST(remove(address).status == 204);
    BOOST_TEST(get(address).json()["status"] == "trashed");
    BOOST_TEST(get(pages + page_id + "/attachments").json()["results"].empty());
    BOOST_TEST(attach("a.png") != id);
    BOOST_TEST(remove(address + "?purge=true").status == 204);
    BOOST_TEST(get(address).status == 404);
}

BOOST_AUTO_TEST_CASE(an_upload_needs_the_header_that_browsers_do_not_send) {
    const std::string body =
        "--e\r\nContent-Disposition: form-data; name=\"file\"; "
        "filename=\"a\"\r\n\r\nx\r\n--e--\r\n";
    const Reply refused = call({"POST", uploads, body, "multipart/form-data; boundary=e"});
    BOOST_TEST(refused.status == 403);
}

BOOST_AUTO_TEST_SUITE_END()
