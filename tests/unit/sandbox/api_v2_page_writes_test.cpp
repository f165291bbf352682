#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages";
const std::string taken =
    "A page with this title already exists: A page already exists with the same TITLE in this "
    "space";

Json storage(const std::string& body) { return {{"representation", "storage"}, {"value", body}}; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_v2_page_writes, Fixture)

BOOST_AUTO_TEST_CASE(quirk_23_a_page_needs_a_title_a_space_and_less_than_5_megabytes) {
    BOOST_TEST(post(pages, {{"spaceId", space_id()}, {"status", "current"}}).status == 400);
    const Json nowhere{{"spaceId", "1"}, {"title", "A"}, {"body", storage("")}};
    BOOST_TEST(post(pages, nowhere).status == 404);
    const Json huge{{"spaceId", space_id()},
                    {"title", "A"},
                    {"body", storage("<p>" + std::string(5 * 1024 * 1024, 'x') + "</p>")}};
    BOOST_TEST(post(pages, huge).status == 413);
    BOOST_TEST(call({"POST", pages, "{"}).status == 400);
}

BOOST_AUTO_TEST_CASE(quirk_24_without_a_parent_a_page_stands_below_the_home_page) {
    BOOST_TEST(get(pages + "/" + page("A")).json()["parentId"] == home_id());
    Json root{{"spaceId", space_id()}, {"title", "Top"}, {"body", storage("")}};
    BOOST_TEST(post(pages + "?root-level=true", root).json()["parentId"].is_null());
    root["title"] = "Both";
    root["parentId"] = home_id();
    BOOST_TEST(post(pages + "?root-level=true", root).status == 400);
}

BOOST_AUTO_TEST_CASE(quirk_25_a_creation_answers_200_with_the_stored_body) {
    const Reply made = post(pages, {{"spaceId", space_id()},
                                    {"status", "current"},
                                    {"title", "A"},
                                    {"body", {{"storage", storage("<hr/>")}}}});
    BOOST_TEST(made.status == 200);
    BOOST_TEST(made.json()["version"]["number"] == 1);
    BOOST_TEST(made.json()["version"]["message"] == "");
    BOOST_TEST(made.json()["body"]["storage"]["value"] == "<hr />");
}

BOOST_AUTO_TEST_CASE(quirk_26_current_and_archived_pages_hold_their_title) {
    const std::string id = page("Straße");
    const Json same{{"spaceId", space_id()}, {"title", " STRASSE "}, {"body", storage("")}};
    const Reply refused = post(pages, same);
    BOOST_TEST(refused.status == 400);
    BOOST_TEST(refused.title() == taken);
    post("/wiki/rest/api/content/archive", {{"pages", {{{"id", std::stoll(id)}}}}});
    BOOST_TEST(post(pages, same).title() == taken);
    BOOST_TEST(edit(page("Other"), 2, "Strasse").title() == taken);
}

BOOST_AUTO_TEST_CASE(quirk_26_trashed_pages_and_folders_hold_no_title) {
    remove(pages + "/" + page("Gone"));
    BOOST_TEST(get(pages + "/" + page("Gone")).json()["title"] == "Gone");
    post("/wiki/api/v2/folders", {{"spaceId", space_id()}, {"title", "Drawer"}});
    BOOST_TEST(!page("Drawer").empty());
}

BOOST_AUTO_TEST_CASE(quirk_27_a_stale_version_is_refused_with_409) {
    const std::string id = page("Guide");
    BOOST_TEST(edit(id, 2, "Guide").status == 200);
    const Reply stale = edit(id, 2, "Guide", "<p>not <b>even parsed</p>");
    BOOST_TEST(stale.status == 409);
    BOOST_TEST(stale.code() == "CONFLICT");
    BOOST_TEST(stale.title() ==
               "Version must be incremented when updating a page. Current Version: [2]. "
               "Provided version: [2]");
    BOOST_TEST(edit(id, 4, "Guide").status == 409);
    BOOST_TEST(edit("12", 2, "Guide").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_28_an_update_must_be_whole) {
    const std::string id = page("Guide");
    const Json whole{{"id", id},
                     {"status", "current"},
                     {"title", "Guide"},
                     {"body", storage("")},
                     {"version", {{"number", 2}}}};
    for (const char* field : {"id", "status", "title", "body", "version"}) {
        Json part = whole;
        part.erase(field);
        BOOST_TEST(put(pages + "/" + id, part).status == 400);
    }
    Json other = whole;
    other["id"] = "12";
    BOOST_TEST(put(pages + "/" + id, other).status == 400);
    BOOST_TEST(put(pages + "/" + id, whole).status == 200);
}

BOOST_AUTO_TEST_CASE(quirk_29_the_same_text_again_is_a_new_version) {
    const std::string id = page("Guide", "<p>x</p>");
    const Reply again = edit(id, 2, "Guide", "<p>x</p>");
    BOOST_TEST(again.status == 200);
    BOOST_TEST(again.json()["version"]["number"] == 2);
}

BOOST_AUTO_TEST_CASE(quirk_30_a_page_cannot_stand_below_itself) {
    const std::string top = page("Top");
    const std::string below = page("Below", "<p>x</p>", top);
    const Reply own = edit(top, 2, "Top", "", {{"parentId", top}});
    BOOST_TEST(own.status == 400);
    BOOST_TEST(own.title() == "Can not set page as its own parent");
    BOOST_TEST(edit(top, 2, "Top", "", {{"parentId", below}}).status == 400);
    BOOST_TEST(edit(top, 2, "Top", "", {{"parentId", "12"}}).status == 404);
    BOOST_TEST(edit(below, 2, "Below").json()["parentId"] == top);
    const std::string other = page("Other");
    BOOST_TEST(edit(other, 2, "Other", "", {{"parentId", top}}).json()["parentId"] == top);
    BOOST_TEST(titles(pages + "/" + top + "/direct-children") == "Below,Other");
}

BOOST_AUTO_TEST_CASE(quirk_31_back_from_the_trash_a_page_keeps_its_text) {
    const std::string parent = page("Parent");
    const std::string id = page("Guide", "<p>old</p>", parent);
    remove(pages + "/" + id);
    const Reply back = edit(id, 2, "Other title", "<p>new</p>");
    BOOST_TEST(back.status == 200);
    BOOST_TEST(back.json()["status"] == "current");
    BOOST_TEST(back.json()["title"] == "Guide");
    BOOST_TEST(back.json()["version"]["number"] == 2);
    BOOST_TEST(back.json()["parentId"] == parent);
    BOOST_TEST(stored(id) == "<p>old</p>");
}

BOOST_AUTO_TEST_CASE(quirk_32_archived_pages_are_read_only) {
    const std::string id = page("Guide");
    post("/wiki/rest/api/content/archive", {{"pages", {{{"id", std::stoll(id)}}}}});
    const Reply refused = edit(id, 2, "Guide");
    BOOST_TEST(refused.status == 404);
    BOOST_TEST(refused.title() == "Can not find draft with current content");
}

BOOST_AUTO_TEST_CASE(quirk_33_a_draft_leaves_the_published_page_alone) {
    const std::string id = page("Guide", "<p>old</p>");
    const Json draft{{"status", "draft"}};
    BOOST_TEST(edit(id, 2, "Guide", "<p>d</p>", draft).status == 400);
    BOOST_TEST(edit(id, 1, "Guide", "<p>d</p>", draft).status == 200);
    BOOST_TEST(stored(id) == "<p>old</p>");
    BOOST_TEST(get(pages + "/" + id).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_CASE(a_page_made_as_a_draft_is_published_as_version_1) {
    const std::string id = post(pages, {{"spaceId", space_id()},
                                        {"status", "draft"},
                                        {"title", "Plan"},
                                        {"body", storage("")}})
                               .json()["id"];
    BOOST_TEST(get(pages + "/" + id).status == 404);
    BOOST_TEST(get(pages + "/" + id + "?get-draft=true").json()["status"] == "draft");
    BOOST_TEST(titles(pages + "?title=Plan").empty());
    BOOST_TEST(edit(id, 1, "Plan", "<p>x</p>").json()["status"] == "current");
    BOOST_TEST(stored(id) == "<p>x</p>");
}

BOOST_AUTO_TEST_CASE(quirk_34_a_title_alone_can_be_written) {
    const std::string id = page("Guide", "<p>text</p>");
    const Reply renamed =
        put(pages + "/" + id + "/title", {{"status", "current"}, {"title", "Manual"}});
    BOOST_TEST(renamed.json()["title"] == "Manual");
    BOOST_TEST(renamed.json()["version"]["number"] == 2);
    BOOST_TEST(stored(id) == "<p>text</p>");
}

BOOST_AUTO_TEST_CASE(quirk_35_only_trashed_pages_are_purged_and_only_once) {
    const std::string id = page("Guide");
    BOOST_TEST(remove(pages + "/" + id + "?purge=true").status == 400);
    BOOST_TEST(remove(pages + "/" + id).status == 204);
    BOOST_TEST(remove(pages + "/" + id + "?purge=true").status == 204);
    const Reply again = remove(pages + "/" + id);
    BOOST_TEST(again.status == 500);
    BOOST_TEST(again.code() == "INTERNAL_SERVER_ERROR");
    BOOST_TEST(remove(pages + "/12").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_36_children_of_a_trashed_page_move_up) {
    const std::string top = page("Top");
    const std::string middle = page("Middle", "<p>x</p>", top);
    const std::string leaf = page("Leaf", "<p>x</p>", middle);
    remove(pages + "/" + middle);
    BOOST_TEST(get(pages + "/" + leaf).json()["parentId"] == top);
    BOOST_TEST(get(pages + "/" + leaf).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_CASE(quirk_37_a_purge_takes_attachments_and_properties_along) {
    const std::string id = page("Guide");
    const std::string upload_path = "/wiki/rest/api/content/" + id + "/child/attachment";
    const std::string attachment =
        upload("POST", upload_path, "a.png", "bytes").json()["results"][0]["id"];
    remove(pages + "/" + id);
    remove(pages + "/" + id + "?purge=true");
    BOOST_TEST(get("/wiki/api/v2/attachments/" + attachment).status == 404);
    BOOST_TEST(get(pages + "/" + id + "/properties").status == 404);
}

BOOST_AUTO_TEST_CASE(titles_are_trimmed_and_at_most_255_characters) {
    BOOST_TEST(get(pages + "/" + page("  Guide ")).json()["title"] == "Guide");
    const Json blank{{"spaceId", space_id()}, {"title", " "}, {"body", storage("")}};
    BOOST_TEST(post(pages, blank).status == 400);
    const Json longest{
        {"spaceId", space_id()}, {"title", std::string(256, 'x')}, {"body", storage("")}};
    BOOST_TEST(post(pages, longest).status == 400);
}

BOOST_AUTO_TEST_CASE(quirk_83_a_body_that_is_no_xml_is_refused_with_its_place) {
    const std::string id = page("Guide");
    for (const char* body : {"<p>a</br></p>", "<p>&foo;</p>", "<p>a & b</p>", "<p><b>x</p></b>",
                             "<p class=x>y</p>", "<p>\x01</p>"}) {
        const Reply refused = edit(id, 2, "Guide", body);
        BOOST_TEST(refused.status == 400);
        BOOST_TEST(refused.code() == "INVALID_REQUEST_PARAMETER");
        BOOST_TEST(refused.title().find("Error parsing xhtml") == 0u);
    }
    BOOST_TEST(get(pages + "/" + id).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_CASE(quirk_73_each_write_that_omits_macro_ids_gets_new_ones) {
    const std::string macro = "<ac:structured-macro ac:name=\"toc\"></ac:structured-macro>";
    const std::string id = page("Guide", macro);
    const std::string first = stored(id);
    BOOST_TEST(first.find("ac:macro-id=") != std::string::npos);
    edit(id, 2, "Guide", macro);
    BOOST_TEST(stored(id) != first);
    edit(id, 3, "Guide", first);
    BOOST_TEST(stored(id) == first);
}

BOOST_AUTO_TEST_CASE(quirk_84_what_it_does_not_know_is_kept) {
    const std::string odd = "<p data-x=\"1\" frob=\"2\">x</p>";
    BOOST_TEST(stored(page("Guide", odd)) == odd);
}

BOOST_AUTO_TEST_CASE(quirk_85_a_plain_body_comes_back_byte_for_byte) {
    const std::string plain = "<h1>Title</h1>\n<p>One</p>\n<p>Two</p>";
    BOOST_TEST(stored(page("Guide", plain)) == plain);
}

BOOST_AUTO_TEST_CASE(quirk_81_links_follow_a_renamed_page_without_a_new_version) {
    const std::string target = page("A & B");
    const std::string own = "<ri:page ri:content-title=\"A &amp; B\"";
    const std::string foreign = own + " ri:space-key=\"OTHER\"";
    const std::string linking =
        page("From", "<ac:link>" + own + " /></ac:link><ac:link>" + foreign + " /></ac:link>");
    edit(target, 2, "C");
    const std::string body = stored(linking);
    BOOST_TEST(body.starts_with("<ac:link><ri:page ri:content-title=\"C\""));
    BOOST_TEST(body.find(foreign) != std::string::npos);
    BOOST_TEST(get(pages + "/" + linking).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_SUITE_END()
