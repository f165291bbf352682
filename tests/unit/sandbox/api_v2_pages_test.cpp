#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_v2_pages, Fixture)

BOOST_AUTO_TEST_CASE(quirk_17_a_page_has_a_body_only_when_a_format_is_asked_for) {
    const std::string id = page("Guide", "<p>text</p>");
    BOOST_TEST(get(pages + "/" + id).json()["body"] == Json::object());
    const Json body = get(pages + "/" + id + "?body-format=storage").json()["body"];
    BOOST_TEST(body["storage"]["representation"] == "storage");
    BOOST_TEST(body["storage"]["value"] == "<p>text</p>");
}

BOOST_AUTO_TEST_CASE(quirk_18_a_missing_page_is_named_a_purged_one_is_not) {
    BOOST_TEST(get(pages + "/999").title() == "Cannot find a page with id [999]");
    const std::string id = page("Guide");
    BOOST_TEST(remove(pages + "/" + id).status == 204);
    const Reply trashed = get(pages + "/" + id);
    BOOST_TEST(trashed.status == 200);
    BOOST_TEST(trashed.json()["status"] == "trashed");
    for (const char* field : {"parentId", "parentType", "position"})
        BOOST_TEST(trashed.json()[field].is_null());
    BOOST_TEST(remove(pages + "/" + id + "?purge=true").status == 204);
    BOOST_TEST(get(pages + "/" + id).status == 404);
    BOOST_TEST(get(pages + "/" + id).title() == "Not Found");
}

BOOST_AUTO_TEST_CASE(quirk_18_an_archived_page_keeps_its_parent) {
    const std::string id = page("Guide");
    const Json ids{{"pages", {{{"id", std::stoll(id)}}}}};
    BOOST_TEST(post("/wiki/rest/api/content/archive", ids).status == 202);
    const Json archived = get(pages + "/" + id).json();
    BOOST_TEST(archived["status"] == "archived");
    BOOST_TEST(archived["parentId"] == home_id());
}

BOOST_AUTO_TEST_CASE(quirk_20_old_versions_are_read_by_number) {
    const std::string id = page("Guide", "<p>one</p>");
    BOOST_TEST(edit(id, 2, "Guide 2", "<p>two</p>").status == 200);
    const Json old = get(pages + "/" + id + "?version=1&body-format=storage").json();
    BOOST_TEST(old["version"]["number"] == 1);
    BOOST_TEST(old["body"]["storage"]["value"] == "<p>one</p>");
    BOOST_TEST(old["title"] == "Guide 2");
    BOOST_TEST(get(pages + "/" + id + "?version=3&body-format=storage").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_21_in_bulk_unknown_ids_are_silently_absent) {
    const std::string a = page("A");
    const std::string b = page("B");
    BOOST_TEST(titles(pages + "?id=" + a + "&id=77&id=" + b + "&sort=title") == "A,B");
    BOOST_TEST(titles(pages + "?id=" + b + "," + a + "&sort=-title") == "B,A");
    std::string many = pages + "?id=1";
    for (int i = 0; i < 250; ++i) many += ",1";
    BOOST_TEST(get(many).status == 400);
    const Json row = get(pages + "?body-format=storage&id=" + a).json()["results"][0];
    BOOST_TEST(row["body"]["storage"]["value"] == "<p>x</p>");
    BOOST_TEST(!row["_links"].contains("base"));
}

BOOST_AUTO_TEST_CASE(quirk_22_titles_are_found_whole_and_without_case) {
    const std::string id = page("Große Anleitung");
    const std::string in_space = pages + "?space-id=" + space_id() + "&title=";
    BOOST_TEST(titles(in_space + "GRO%C3%9FE+anleitung") == "Große Anleitung");
    BOOST_TEST(titles(in_space + "Anleitung").empty());
    BOOST_TEST(titles(in_space).empty());
    BOOST_TEST(get(pages + "?status=draft").status == 400);
    remove(pages + "/" + id);
    BOOST_TEST(titles(in_space + "Gro%C3%9Fe+Anleitung").empty());
    BOOST_TEST(titles(in_space + "Gro%C3%9Fe+Anleitung&status=trashed&status=current") ==
               "Große Anleitung");
}

BOOST_AUTO_TEST_CASE(quirk_38_versions_come_newest_first_with_message_and_minor_edit) {
    const std::string id = page("Guide", "<p>one</p>");
    const Json minor{{"version", {{"number", 2}, {"message", "typo"}, {"minorEdit", true}}}};
    BOOST_TEST(edit(id, 2, "Guide", "<p>two</p>", minor).status == 200);
    const std::string versions = pages + "/" + id + "/versions";
    const Json rows = get(versions + "?body-format=storage").json()["results"];
    BOOST_TEST(rows.size() == 2u);
    BOOST_TEST(rows[0]["number"] == 2);
    BOOST_TEST(rows[0]["message"] == "typo");
    BOOST_TEST(rows[0]["minorEdit"] == true);
    BOOST_TEST(rows[1]["page"]["body"]["storage"]["value"] == "<p>one</p>");
    BOOST_TEST(rows[1]["createdAt"] < rows[0]["createdAt"]);
    BOOST_TEST(get(versions + "?body-format=storage&limit=51").status == 400);
    BOOST_TEST(get(versions + "?limit=51").status == 200);
    const Json first = get(versions + "/1").json();
    BOOST_TEST(first["nextVersion"] == 2);
    BOOST_TEST(!first.contains("body"));
    BOOST_TEST(get(versions + "/3").status == 404);
}

BOOST_AUTO_TEST_CASE(a_page_carries_what_is_included_on_request) {
    const std::string id = page("Guide");
    post("/wiki/rest/api/content/" + id + "/label", {{{"prefix", "global"}, {"name", "x"}}});
    const Json full = get(pages + "/" + id +
                          "?include-labels=true&include-properties=true&include-versions=true"
                          "&include-operations=true&include-version=false")
                          .json();
    BOOST_TEST(full["labels"]["results"][0]["name"] == "x");
    BOOST_TEST(full["properties"]["results"].size() == 3u);
    BOOST_TEST(full["versions"]["results"][0]["number"] == 1);
    BOOST_TEST(full["operations"]["results"].size() == 3u);
    BOOST_TEST(!full.contains("version"));
    BOOST_TEST(get(pages + "/" + id + "/operations").json()["operations"].size() == 3u);
}

BOOST_AUTO_TEST_CASE(links_stand_below_the_base) {
    const Json guide = get(pages + "/" + page("A & B/c")).json();
    const std::string id = guide["id"];
    BOOST_TEST(guide["_links"]["base"] == server().site_url());
    BOOST_TEST(guide["_links"]["webui"] == "/spaces/DEMO/pages/" + id + "/A+%26+B%2Fc");
    BOOST_TEST(get(pages + "/" + home_id()).json()["_links"]["webui"] == "/spaces/DEMO/overview");
}

BOOST_AUTO_TEST_CASE(the_pages_of_a_space_are_listed_flat) {
    page("Below", "<p>x</p>", page("Guide"));
    const std::string all = "/wiki/api/v2/spaces/" + space_id() + "/pages?sort=title";
    BOOST_TEST(titles(all) == "Below,DEMO,Guide");
    BOOST_TEST(titles(all + "&depth=root") == "DEMO");
    BOOST_TEST(get("/wiki/api/v2/spaces/1/pages").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
