#include <boost/test/unit_test.hpp>

#include "unit/sandbox/client.hpp"

using namespace confsync::sandbox;
using namespace confsync::sandbox::test;

namespace {

const std::string pages = "/wiki/api/v2/pages/";
const std::string folders = "/wiki/api/v2/folders";

std::string new_folder(Fixture& site, const std::string& title) {
    return site.post(folders, {{"spaceId", site.space_id()}, {"title", title}}).json()["id"];
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(api_v2_tree, Fixture)

BOOST_AUTO_TEST_CASE(quirk_19_a_folder_is_no_page) {
    const std::string id = new_folder(*this, "Drawer");
    const std::string no_page = "Cannot find a page with id [" + id + "]";
    BOOST_TEST(get(pages + id).title() == no_page);
    BOOST_TEST(get(pages + id + "/children").title() == no_page);
    BOOST_TEST(get(pages + id + "/direct-children").title() ==
               "Cannot find [page] entity with id [" + id + "]");
    const Reply none = get(folders + "/" + id + "/children");
    BOOST_TEST(none.status == 404);
    BOOST_TEST(none.header("Content-Type").starts_with("text/html"));
}

BOOST_AUTO_TEST_CASE(quirk_39_children_hides_folders_direct_children_shows_them) {
    page("A");
    new_folder(*this, "Drawer");
    page("B");
    BOOST_TEST(titles(pages + home_id() + "/children") == "A,B");
    BOOST_TEST(titles(pages + home_id() + "/direct-children") == "A,Drawer,B");
    const Json rows = get(pages + home_id() + "/direct-children").json()["results"];
    BOOST_TEST(rows[1]["type"] == "folder");
    BOOST_TEST(rows[0]["childPosition"] < rows[1]["childPosition"]);
}

BOOST_AUTO_TEST_CASE(quirk_40_descendants_end_silently_at_depth_2) {
    const std::string one = page("1");
    const std::string two = page("2", "", one);
    const std::string three = page("3", "", two);
    page("4", "", three);
    const Json cut = get(pages + one + "/descendants").json();
    BOOST_TEST(cut["results"].size() == 2u);
    BOOST_TEST(cut["results"][1]["depth"] == 2);
    BOOST_TEST(!cut["_links"].contains("next"));
    BOOST_TEST(titles(pages + one + "/descendants?depth=10") == "2,3,4");
    BOOST_TEST(get(pages + one + "/descendants?depth=11").status == 400);
}

BOOST_AUTO_TEST_CASE(quirk_41_ancestors_come_root_first) {
    const std::string one = page("1");
    const std::string two = page("2", "", one);
    const Json rows = get(pages + two + "/ancestors").json()["results"];
    BOOST_TEST(rows == Json::parse(R"([{"id":")" + home_id() + R"(","type":"page"},{"id":")" + one +
                                   R"(","type":"page"}])"));
}

BOOST_AUTO_TEST_CASE(quirk_43_positions_have_gaps) {
    const int first = get(pages + page("A")).json()["position"];
    const int second = get(pages + page("B")).json()["position"];
    BOOST_TEST(second - first > 1);
}

BOOST_AUTO_TEST_CASE(quirk_44_ids_do_not_grow_with_time) {
    std::vector<long> ids;
    for (int i = 0; i < 20; ++i) ids.push_back(std::stol(page("Page " + std::to_string(i))));
    BOOST_TEST(!std::is_sorted(ids.begin(), ids.end()));
    std::sort(ids.begin(), ids.end());
    BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()));
}

BOOST_AUTO_TEST_CASE(quirk_45_folders_stand_below_the_home_page_and_tell_their_age_as_a_number) {
    const std::string id = new_folder(*this, "Drawer");
    const Json folder = get(folders + "/" + id).json();
    BOOST_TEST(folder["parentId"] == home_id());
    BOOST_TEST(folder["spaceId"] == space_id());
    BOOST_TEST(folder["createdAt"].is_number());
    BOOST_TEST(put(folders + "/" + id, Json::object()).status == 405);
    BOOST_TEST(get(folders + "?space-id=" + space_id()).status == 500);
    BOOST_TEST(get(folders + "/12").title() == "Content with id: [12] not found");
    const std::string below = page("In it", "", id);
    BOOST_TEST(get(pages + below).json()["parentType"] == "folder");
    BOOST_TEST(titles(folders + "/" + id + "/direct-children") == "In it");
    BOOST_TEST(remove(folders + "/" + id).status == 204);
    BOOST_TEST(get(pages + below).json()["parentId"] == home_id());
}

BOOST_AUTO_TEST_CASE(quirk_46_a_page_moves_beside_or_below_another) {
    const std::string a = page("A");
    const std::string b = page("B");
    const std::string c = page("C");
    const auto move = [&](const std::string& id, const std::string& how) {
        return put("/wiki/rest/api/content/" + id + "/move/" + how, nullptr);
    };
    const std::string children = pages + home_id() + "/direct-children";
    BOOST_TEST(move(c, "before/" + a).json()["pageId"] == c);
    BOOST_TEST(titles(children) == "C,A,B");
    BOOST_TEST(move(c, "after/" + a).status == 200);
    BOOST_TEST(titles(children) == "A,C,B");
    BOOST_TEST(move(c, "append/" + b).status == 200);
    BOOST_TEST(titles(pages + b + "/direct-children") == "C");
    BOOST_TEST(get(pages + c).json()["version"]["number"] == 1);
    BOOST_TEST(move(b, "append/" + c).status == 400);
    BOOST_TEST(move(b, "above/" + c).status == 400);
    BOOST_TEST(move(b, "append/12").status == 404);
    BOOST_TEST(move("12", "append/" + b).status == 404);
    BOOST_TEST(move(b, "append/" + new_folder(*this, "Drawer")).status == 200);
    BOOST_TEST(move(a, "after/" + home_id()).status == 200);
    BOOST_TEST(get(pages + a).json()["parentId"].is_null());
}

BOOST_AUTO_TEST_CASE(moving_between_the_same_two_again_and_again_finds_room) {
    const std::string a = page("A");
    const std::string b = page("B");
    const std::string c = page("C");
    std::string expected;
    for (int i = 0; i < 12; ++i) {
        const std::string& moved = i % 2 == 0 ? c : b;
        put("/wiki/rest/api/content/" + moved + "/move/after/" + a, nullptr);
        expected = i % 2 == 0 ? "A,C,B" : "A,B,C";
        BOOST_TEST(titles(pages + home_id() + "/direct-children") == expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()
