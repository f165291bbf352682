#include "workspace/attachments.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(attachments)

BOOST_AUTO_TEST_CASE(names_are_unique_on_a_page) {
    const auto names = attachment_names({"a/x.png", "b/x.png", "c/b/x.png", "d/B/X.PNG", "y.png"});
    BOOST_TEST(names.at("a/x.png") == "x.png");
    BOOST_TEST(names.at("b/x.png") == "b_x.png");
    BOOST_TEST(names.at("c/b/x.png").starts_with("b_x-"));
    BOOST_TEST(names.at("c/b/x.png").ends_with(".png"));
    BOOST_TEST(names.at("d/B/X.PNG").starts_with("B_X-"));
    BOOST_TEST(names.at("y.png") == "y.png");
}

BOOST_AUTO_TEST_SUITE_END()
