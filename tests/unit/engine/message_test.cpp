#include "engine/message.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::engine;

BOOST_AUTO_TEST_SUITE(message)

BOOST_AUTO_TEST_CASE(a_message_gives_back_its_mark) {
    const Mark mark{CommitId{std::string(40, 'a')}, sha256("body")};
    BOOST_TEST((mark_of(version_message(mark)) == mark));
    BOOST_TEST(version_message(mark).size() <= 255u);
}

BOOST_AUTO_TEST_CASE(an_uncommitted_file_is_nobodys_ancestor) {
    const Mark mark{CommitId{}, sha256("body")};
    BOOST_TEST(mark_of(version_message(mark))->commit.empty());
}

BOOST_AUTO_TEST_CASE(a_version_put_back_is_ours_and_nobodys_to_publish_again) {
    const auto message = rollback_message({3}, "<p>a</p>");
    BOOST_TEST(message.starts_with("Rolled back to version 3 "));
    BOOST_TEST(mark_of(message).value().commit.empty());
    BOOST_TEST(message != rollback_message({3}, "<p>b</p>"));
}

BOOST_AUTO_TEST_CASE(a_persons_message_is_no_mark) {
    BOOST_TEST(!mark_of("").has_value());
    BOOST_TEST(!mark_of("see confsync: it is great").has_value());
    BOOST_TEST(!mark_of("confsync:dirty:1234").has_value());
    const auto ours = version_message({CommitId{std::string(40, 'a')}, sha256("body")});
    BOOST_TEST(!mark_of(ours + " (reverted)").has_value());
}

BOOST_AUTO_TEST_CASE(an_upload_is_recognised_by_its_comment) {
    const auto digest = sha256("bytes");
    BOOST_TEST((digest_of_comment(attachment_comment(digest)) == digest));
    BOOST_TEST(!digest_of_comment("nice picture").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
