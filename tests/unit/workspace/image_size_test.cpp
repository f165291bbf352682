#include "workspace/image_size.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

using namespace confsync::workspace;
using namespace std::string_literals;

namespace {

const std::string png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\2\0\0\0\3"s;
const std::string gif = "GIF89a\x02\x01\x03\0"s;
const std::string jpeg =
    "\xff\xd8\xff\xe0\0\4ab\xff\xff\xc0\0\x11\x08\0\3\1\2\3\0\0\0\0\0\0\0\0\0\0"s;
const std::string svg = "<?xml version='1.0'?>\n<svg\n  width=\"258px\" height='3.5'>";

}  // namespace

BOOST_AUTO_TEST_SUITE(image_sizes)

BOOST_AUTO_TEST_CASE(the_header_of_each_kind_is_read) {
    for (const std::string& bytes : {png, gif, jpeg, svg})
        BOOST_TEST((image_size(bytes) == ImageSize{258, 3}));
}

BOOST_AUTO_TEST_CASE(what_states_no_size_has_none) {
    const ImageSize fits = image_size("<svg viewBox=\"0 0 120.5,80\" width=\"100%\">");
    BOOST_TEST(fits.width == 120);
    BOOST_TEST(fits.height == 80);
    for (const std::string& bytes :
         {""s, "<svg viewBox=\"0 0 x\">"s, "<svg viewBox="s, "x"s, "<svg>"s,
          "<svg width=\"100%\" height=\"3\">"s, "<svg width=\"3em\" height=\"3\">"s,
          "GIF89a\0\0\3\0"s, "<svg width="s, "<svg width=\">"s})
        BOOST_TEST((image_size(bytes) == ImageSize{}));
}

BOOST_AUTO_TEST_CASE(no_cut_or_changed_header_is_read_beyond_its_end) {
    std::mt19937 random(1);
    for (const std::string& whole : {png, gif, jpeg, svg}) {
        for (std::size_t size = 0; size < whole.size(); ++size) image_size(whole.substr(0, size));
        for (int round = 0; round < 500; ++round) {
            std::string bytes = whole;
            bytes[random() % bytes.size()] = static_cast<char>(random());
            const ImageSize size = image_size(bytes);
            BOOST_TEST((size.width >= 0 && size.width <= 100000));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
