#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "unit/workspace/temporary_repository.hpp"

namespace {

/// libgit2 looks for the user's configuration in HOME: it must find none here.
struct EmptyHome {
    EmptyHome() {
        ::setenv("HOME", folder.path().c_str(), 1);
        ::setenv("XDG_CONFIG_HOME", (folder.path() / "none").c_str(), 1);
    }
    confsync::workspace::TemporaryFolder folder;
};

}  // namespace

BOOST_GLOBAL_FIXTURE(EmptyHome);
