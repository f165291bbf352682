#include "commands/browser.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::commands;

BOOST_AUTO_TEST_SUITE(browser)

BOOST_AUTO_TEST_CASE(a_browser_that_is_not_there_is_named_with_the_way_out) {
    Environment environment;
    environment.variables["BROWSER"] = "no-such-browser:another";
    try {
        open_in_browser("http://127.0.0.1:1/", environment, "");
        BOOST_ERROR("it was started");
    } catch (const Error& error) {
        BOOST_TEST(error.message() == "cannot start no-such-browser");
        BOOST_TEST(error.hint().find("http://127.0.0.1:1/") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
