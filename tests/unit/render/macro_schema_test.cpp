#include "render/macro_schema.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "render/directive_names.hpp"

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(macro_schema)

BOOST_AUTO_TEST_CASE(a_macro_is_found_by_its_name) {
    BOOST_TEST_REQUIRE(find_macro("children") != nullptr);
    BOOST_TEST(find_macro("children")->version(Flavor::cloud) == 2);
    BOOST_TEST(find_macro("detailssummary")->version(Flavor::cloud) == 3);
    BOOST_TEST(find_macro("detailssummary")->version(Flavor::datacenter) == 2);
    BOOST_TEST(find_macro("Children") == nullptr);
    BOOST_TEST(find_macro("") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_parameter_knows_what_it_holds_and_how_it_is_stored) {
    const MacroParameter page = parameter_of(find_macro("include"), "page");
    BOOST_TEST(page.stored_as == "");
    BOOST_TEST((page.resource == Resource::page));
    const MacroParameter file = parameter_of(find_macro("view-file"), "file");
    BOOST_TEST(file.stored_as == "name");
    BOOST_TEST((file.resource == Resource::file));
    BOOST_TEST((parameter_of(find_macro("toc"), "maxLevel").resource == Resource::text));
}

BOOST_AUTO_TEST_CASE(parameters_of_unknown_macros_go_by_their_names) {
    BOOST_TEST((parameter_of(nullptr, "user").resource == Resource::user));
    BOOST_TEST((parameter_of(nullptr, "url").resource == Resource::text));
    BOOST_TEST(parameter_of(nullptr, "colour").stored_as == "colour");
}

BOOST_AUTO_TEST_CASE(about_forty_five_macros_are_known) {
    BOOST_TEST(macro_names().size() >= 42u);
    for (const std::string& name : macro_names()) {
        std::set<std::string_view> keys;
        for (const MacroParameter& parameter : find_macro(name)->parameter_list())
            BOOST_TEST(keys.insert(parameter.key).second, name << ' ' << parameter.key);
    }
}

BOOST_AUTO_TEST_CASE(directives_are_macros_and_a_few_of_our_own) {
    BOOST_TEST((use_of("toc") == DirectiveUse::leaf));
    BOOST_TEST((use_of("panel") == DirectiveUse::container));
    BOOST_TEST((use_of("macro") == DirectiveUse::either));
    BOOST_TEST((use_of("tocc") == DirectiveUse::unknown));
    BOOST_TEST(is_about_next_block("table"));
    BOOST_TEST(!is_about_next_block("toc"));
}

BOOST_AUTO_TEST_SUITE_END()
