#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;

BOOST_AUTO_TEST_SUITE(schemas)

BOOST_AUTO_TEST_CASE(every_schema_is_json_with_an_id_and_a_version) {
    std::size_t seen = 0;
    for (const auto& entry : fs::directory_iterator(checkout() / "schemas")) {
        const std::string name = entry.path().filename().string();
        const auto schema =
            nlohmann::json::parse(confsync::read_file(entry.path()), nullptr, false);
        BOOST_TEST_REQUIRE(schema.is_object(), name << " is not a JSON object");
        const std::string stem = name.substr(0, name.find('.'));
        const std::regex id("urn:confsync:schema:" + stem + ":\\d+");
        BOOST_TEST(std::regex_match(schema.value("$id", ""), id), name << ": " << schema["$id"]);
        BOOST_TEST(schema.contains("$schema"), name);
        BOOST_TEST(schema.contains("title"), name);
        ++seen;
    }
    BOOST_TEST(seen >= 5u);
}

BOOST_AUTO_TEST_SUITE_END()
