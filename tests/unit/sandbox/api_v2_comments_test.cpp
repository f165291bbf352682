#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages/";

struct Commented : Fixture {
    std::string id = page("Guide", "<p>An open question here</p>");
    Json comment = post("/wiki/api/v2/inline-comments",
                        {{"pageId", id},
                         {"body", {{"representation", "storage"}, {"value", "<p>Why?</p>"}}},
                         {"inlineCommentProperties", {{"textSelection", "open question"}}}})
                       .json();

    std::string status() {
        const Json rows = get(pages + id + "/inline-comments").json()["results"];
        return rows[0]["resolutionStatus"];
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_v2_comments, Commented)

BOOST_AUTO_TEST_CASE(quirk_68_a_comment_whose_marker_is_dropped_dangles_until_it_is_back) {
    const std::string with_marker = stored(id);
    BOOST_TEST(status() == "open");
    edit(id, 2, "Guide", "<p>An open question here</p>");
    BOOST_TEST(status() == "dangling");
    edit(id, 3, "Guide", with_marker);
    BOOST_TEST(status() == "open");
}

BOOST_AUTO_TEST_CASE(quirk_69_a_comment_changes_the_body_but_not_the_version) {
    const std::string reference = comment["properties"]["inlineMarkerRef"];
    BOOST_TEST(stored(id) == "<p>An <ac:inline-comment-marker ac:ref=\"" + reference +
                                 "\">open question</ac:inline-comment-marker> here</p>");
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_CASE(comments_are_filtered_by_what_became_of_them) {
    const std::string address = "/wiki/api/v2/inline-comments/" + comment["id"].get<std::string>();
    BOOST_TEST(put(address, {{"resolved", true}}).json()["resolutionStatus"] == "resolved");
    const std::string listing = pages + id + "/inline-comments?body-format=storage";
    BOOST_TEST(get(listing + "&resolution-status=open").json()["results"].empty());
    const Json rows = get(listing + "&resolution-status=resolved").json()["results"];
    BOOST_TEST(rows[0]["body"]["storage"]["value"] == "<p>Why?</p>");
    BOOST_TEST(rows[0]["properties"]["inlineOriginalSelection"] == "open question");
}

BOOST_AUTO_TEST_CASE(footer_comments_are_listed_apart) {
    BOOST_TEST(get(pages + id + "/footer-comments").json()["results"].empty());
    post("/wiki/api/v2/footer-comments",
         {{"pageId", id}, {"body", {{"representation", "storage"}, {"value", "<p>Hi</p>"}}}});
    BOOST_TEST(get(pages + id + "/footer-comments").json()["results"].size() == 1u);
    BOOST_TEST(get(pages + id + "/inline-comments").json()["results"].size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
