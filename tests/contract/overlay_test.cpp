#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "contract/overlay_json.hpp"

using namespace confsync;

namespace {

const std::string source = CONFSYNC_SOURCE_DIR;

contract::Overlay overlay() {
    return contract::Overlay(source + "/tests/contract/openapi/cloud.json");
}

/// The published documents are not ours to ship; they lie beside the project where it is made.
std::string published_folder() {
    for (const char* place :
         {"/../shared/confluence/openapi", "/../../shared/confluence/openapi"}) {
        if (std::filesystem::exists(source + place)) return source + place;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(the_overlay)

BOOST_AUTO_TEST_CASE(contradicts_the_published_documents_only_where_it_says_so) {
    const std::string folder = published_folder();
    if (folder.empty()) {
        BOOST_TEST_MESSAGE("skipped: no ../shared/confluence/openapi beside the project");
        BOOST_TEST(folder.empty());
        return;
    }
    for (const std::string& disagreement : overlay().disagreements(folder)) {
        BOOST_ERROR(disagreement);
    }
}

BOOST_AUTO_TEST_CASE(refuses_a_call_it_does_not_describe) {
    const auto faults = overlay().faults({"PATCH", "/wiki/api/v2/pages/1", "", 200, "", "", true});
    BOOST_TEST(faults.size() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_a_request_that_is_not_as_described) {
    const auto judge = overlay();
    BOOST_TEST(
        !judge.faults({"GET", "/wiki/api/v2/pages?limit=251", "", 0, "", "", false}).empty());
    BOOST_TEST(
        !judge.faults({"GET", "/wiki/api/v2/pages?color=red", "", 0, "", "", false}).empty());
    BOOST_TEST(!judge.faults({"POST", "/wiki/api/v2/pages", "{}", 0, "", "", true}).empty());
    BOOST_TEST(judge.faults({"GET", "/wiki/api/v2/pages?limit=250", "", 0, "", "", false}).empty());
}

BOOST_AUTO_TEST_CASE(refuses_an_answer_that_is_not_as_described) {
    const std::string json = "application/json";
    const auto faults = overlay().faults(
        {"GET", "/wiki/api/v2/pages?limit=250", "", 200, json, R"({"results":[{}]})", false});
    BOOST_TEST(!faults.empty());
    BOOST_TEST(
        !overlay().faults({"GET", "/wiki/api/v2/pages", "", 418, json, "{}", false}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
