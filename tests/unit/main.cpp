// The one entry point of every unit test executable.
#define BOOST_TEST_MODULE confsync
#include <boost/test/unit_test.hpp>
