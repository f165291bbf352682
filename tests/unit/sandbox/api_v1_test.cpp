#include <boost/test/unit_test.hpp>
#include <set>

#include "base/text.hpp"
#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages/";
const std::string content = "/wiki/rest/api/content/";

/// Of labels or keys of properties, sorted: listings are in the order of ids, which say nothing.
std::string names(const Json& listing, const char* field = "name") {
    std::set<std::string> all;
    for (const Json& row : listing["results"]) all.insert(row[field]);
    return confsync::join({all.begin(), all.end()}, ",");
}

Json label(const std::string& name) { return {{{"prefix", "global"}, {"name", name}}}; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_v1, Fixture)

BOOST_AUTO_TEST_CASE(quirk_47_archiving_takes_ids_as_numbers) {
    const std::string id = page("Guide");
    const auto archive = [&](const Json& page_id) {
        return post(content + "archive", {{"pages", {{{"id", page_id}}}}});
    };
    BOOST_TEST(archive(id).status == 400);
    const Reply started = archive(std::stoll(id));
    BOOST_TEST(started.status == 202);
    const std::string status = started.json()["links"]["status"];
    const Json task = get("/wiki" + status).json();
    BOOST_TEST(task["finished"] == true);
    BOOST_TEST(task["successful"] == true);
    BOOST_TEST(archive(std::stoll(id)).status == 400);
    BOOST_TEST(archive(12).status == 400);
    BOOST_TEST(get("/wiki/rest/api/longtask/x").status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_48_a_restored_version_is_a_new_one) {
    const std::string id = page("Guide", "<p>one</p>");
    edit(id, 2, "Guide", "<p>two</p>");
    const Json restore{{"operationKey", "restore"},
                       {"params", {{"versionNumber", 1}, {"message", "back"}}}};
    BOOST_TEST(post(content + id + "/version", restore).json()["number"] == 3);
    BOOST_TEST(stored(id) == "<p>one</p>");
    Json silent = restore;
    silent["params"].erase("message");
    BOOST_TEST(post(content + id + "/version", silent).status == 400);
    Json unknown = restore;
    unknown["params"]["versionNumber"] = 9;
    BOOST_TEST(post(content + id + "/version", unknown).status == 404);
}

BOOST_AUTO_TEST_CASE(quirk_49_removed_calls_are_gone) {
    const Reply reply = get(content + page("Guide"));
    BOOST_TEST(reply.status == 410);
    BOOST_TEST(reply.message().ends_with("This deprecated endpoint has been removed."));
    BOOST_TEST(reply.json()["data"]["authorized"] == true);
    BOOST_TEST(post("/wiki/rest/api/content", Json::object()).status == 410);
    BOOST_TEST(get("/wiki/rest/api/space").status == 410);
}

BOOST_AUTO_TEST_CASE(quirk_50_old_listings_count_by_start_and_limit) {
    for (const char* title : {"A", "B", "C"}) page(title);
    const std::string children = content + home_id() + "/child/page";
    BOOST_TEST(!get(children).json()["_links"].contains("next"));
    BOOST_TEST(titles(children + "?limit=2") == "A,B");
    const std::string next = get(children + "?limit=2").json()["_links"]["next"];
    BOOST_TEST(next.starts_with("/rest/api/content/"));
    BOOST_TEST(titles("/wiki" + next) == "C");
    BOOST_TEST(titles(content + home_id() + "/child/folder").empty());
}

BOOST_AUTO_TEST_CASE(quirk_52_root_pages_of_a_space_are_listed_by_key) {
    BOOST_TEST(titles("/wiki/rest/api/space/DEMO/content/page?depth=root") == "DEMO");
    const Reply unknown = get("/wiki/rest/api/space/NOPE/content/page");
    BOOST_TEST(unknown.status == 404);
    BOOST_TEST(unknown.message().ends_with("404 NOT_FOUND \"No space found with key : NOPE\""));
}

BOOST_AUTO_TEST_CASE(quirk_56_label_names_are_split_lowered_and_judged) {
    const std::string labels = content + page("Guide") + "/label";
    BOOST_TEST(names(post(labels, label("Runbook Two")).json()) == "runbook,two");
    BOOST_TEST(names(post(labels, label("a,b")).json()) == "a,b,runbook,two");
    BOOST_TEST(names(post(labels, label("ci/cd")).json()) == "a,b,ci/cd,runbook,two");
    BOOST_TEST(post(labels, label("A")).status == 200);
    for (const char character : std::string(":!#&()*.;<>?@[]^")) {
        const Reply refused = post(labels, label(std::string("x") + character));
        BOOST_TEST(refused.status == 400);
        BOOST_TEST(refused.json()["data"]["errors"][0]["message"]["key"] ==
                   "label.contains.invalid.chars");
    }
    const Reply longest = post(labels, label(std::string(256, 'x')));
    BOOST_TEST(longest.json()["data"]["errors"][0]["message"]["key"] == "label.name.is.too.long");
}

BOOST_AUTO_TEST_CASE(quirk_57_a_label_is_removed_by_name) {
    const std::string id = page("Guide");
    const std::string labels = content + id + "/label";
    post(labels, label("x"));
    post(labels, {{{"prefix", "my"}, {"name", "x"}}});
    BOOST_TEST(remove(labels + "?name=x").status == 204);
    BOOST_TEST(get(pages + id + "/labels").json()["results"][0]["prefix"] == "global");
    BOOST_TEST(remove(labels + "?name=x").status == 204);
    const Reply absent = remove(labels + "?name=x");
    BOOST_TEST(absent.status == 404);
    BOOST_TEST(absent.message().ends_with("No label found with name: x"));
    const Reply path = remove(labels + "/a%2Fb");
    BOOST_TEST(path.status == 400);
    BOOST_TEST(path.header("Content-Type").starts_with("text/html"));
}

BOOST_AUTO_TEST_CASE(quirk_58_labels_have_no_v2_write_and_leave_the_version_alone) {
    const std::string id = page("Guide");
    const Json before = get(pages + id).json()["version"];
    const Reply v2 = post(pages + id + "/labels", label("x"));
    BOOST_TEST(v2.status == 405);
    BOOST_TEST(v2.code() == "METHOD_NOT_ALLOWED");
    const Reply old = post(content + id + "/child/label", label("x"));
    BOOST_TEST(old.status == 405);
    BOOST_TEST(old.body.empty());
    BOOST_TEST(old.header("allow") == "HEAD,GET,OPTIONS");
    post(content + id + "/label", label("x"));
    BOOST_TEST(get(pages + id).json()["version"] == before);
}

BOOST_AUTO_TEST_CASE(quirk_59_a_property_key_exists_once_and_has_versions) {
    const std::string id = page("Guide");
    const std::string properties = pages + id + "/properties";
    const Json body{{"key", "confsync"}, {"value", {{"a", 1}}}};
    const Json made = post(properties, body).json();
    BOOST_TEST(made["value"] == body["value"]);
    const Reply again = post(properties, body);
    BOOST_TEST(again.status == 409);
    BOOST_TEST(again.title() == "Property with key [confsync] already exists");
    const std::string one = properties + "/" + made["id"].get<std::string>();
    Json update{{"key", "confsync"}, {"value", "x"}, {"version", {{"number", 2}}}};
    BOOST_TEST(put(one, update).json()["version"]["number"] == 2);
    BOOST_TEST(put(one, update).status == 409);
    BOOST_TEST(names(get(properties).json(), "key") ==
               "confsync,editor,page-title-property-draft,page-title-property-published");
    BOOST_TEST(get(properties + "?key=confsync").json()["results"].size() == 1u);
    BOOST_TEST(remove(one).status == 204);
    BOOST_TEST(get(one).status == 404);
    BOOST_TEST(get(pages + "12/properties").title() == "Could not find page with id [12]");
    BOOST_TEST(get(pages + id).json()["version"]["number"] == 1);
}

BOOST_AUTO_TEST_SUITE_END()
