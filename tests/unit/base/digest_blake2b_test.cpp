#include "base/digest_blake2b.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;

BOOST_AUTO_TEST_SUITE(digest_blake2b)

BOOST_AUTO_TEST_CASE(it_is_blake2b_of_256_bits) {
    BOOST_TEST(blake2b("").value ==
               "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    BOOST_TEST(blake2b("abc").value ==
               "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

BOOST_AUTO_TEST_SUITE_END()
