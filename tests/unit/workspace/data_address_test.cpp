#include "workspace/data_address.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::workspace;

namespace {

std::string name_of_data(std::string_view address) {
    const auto file = file_of_data(address);
    return file ? file->name + " " + file->bytes : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_address)

BOOST_AUTO_TEST_CASE(pictures_in_addresses_are_decoded_and_named_by_their_content) {
    BOOST_TEST(name_of_data("data:image/png;base64,YWJj") == "inline-ba7816bf8f01.png abc");
    BOOST_TEST(name_of_data("DATA:image/JPEG;Base64,YWJj") == "inline-ba7816bf8f01.jpg abc");
    BOOST_TEST(name_of_data("data:image/svg+xml;utf8,a%62c") == "inline-ba7816bf8f01.svg abc");
    BOOST_TEST(name_of_data("data:image/gif;base64,YQ") == "inline-ca978112ca1b.gif a");
    BOOST_TEST(name_of_data("data:image/webp;base64,YQ%3D%3D") == "inline-ca978112ca1b.webp a");
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_or_can_not_be_decoded_is_none) {
    for (const char* address :
         {"", "data:", "data:,x", "data:text/html,x", "data:image/png;base64,", "image/png,x",
          "data:image/png;base64,!!!!", "data:image/png;base64,YWJ=j", "data:image/png,%zz"})
        BOOST_TEST(name_of_data(address) == "none", address);
}

BOOST_AUTO_TEST_SUITE_END()
