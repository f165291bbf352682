#include "net/secret.hpp"

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <type_traits>

#include "base/error.hpp"
#include "base/files.hpp"

using namespace confsync;
using namespace confsync::net;

namespace {

/// A folder that goes away with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("confsync-secret-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

std::string value_of(const std::string& reference) {
    return std::string(
        resolve_secret(reference, {{"CONFSYNC_TOKEN", "abc"}, {"EMPTY", ""}}).reveal());
}

bool is_refused(const std::string& reference, ErrorKind kind) {
    try {
        value_of(reference);
        return false;
    } catch (const Error& error) {
        return error.kind() == kind;
    }
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
static_assert(!Printable<Secret> && !std::is_convertible_v<Secret, std::string>);

}  // namespace

BOOST_AUTO_TEST_SUITE(secret)

BOOST_AUTO_TEST_CASE(comes_from_the_environment_that_is_passed_in) {
    BOOST_TEST(value_of("env:CONFSYNC_TOKEN") == "abc");
    BOOST_TEST(is_refused("env:OTHER", ErrorKind::credentials));
    BOOST_TEST(is_refused("env:EMPTY", ErrorKind::credentials));
}

BOOST_AUTO_TEST_CASE(comes_from_a_file_that_only_its_owner_can_read) {
    const Folder folder;
    const fs::path file = folder.path / "token";
    write_file_atomically(file, "from file\r\n", Access::owner);
    BOOST_TEST(value_of("file:" + file.string()) == "from file");
    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    BOOST_TEST(is_refused("file:" + file.string(), ErrorKind::credentials));
    BOOST_TEST(is_refused("file:" + folder.path.string(), ErrorKind::credentials));
    write_file_atomically(folder.path / "empty", "\n", Access::owner);
    BOOST_TEST(is_refused("file:" + (folder.path / "empty").string(), ErrorKind::credentials));
}

BOOST_AUTO_TEST_CASE(written_into_the_configuration_is_refused_and_not_repeated) {
    try {
        value_of("ATATT3xSecret");
        BOOST_ERROR("accepted");
    } catch (const Error& error) {
        BOOST_CHECK(error.kind() == ErrorKind::configuration);
        BOOST_TEST((error.message() + error.hint()).find("ATATT") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(moved_leaves_nothing_behind) {
    Secret from("value");
    const Secret to = std::move(from);
    BOOST_TEST(to.reveal() == "value");
    BOOST_TEST(from.empty());  // NOLINT(bugprone-use-after-move)
    std::string text = "value";
    wipe(text);
    BOOST_TEST(text.empty());
}

BOOST_AUTO_TEST_SUITE_END()
