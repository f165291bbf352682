#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"
#include "render/carry_over.hpp"

using namespace confsync;
using namespace confsync::engine;

namespace {

PageWrite second(const RemotePage& page, const std::string& body) {
    return {page.id, {1}, page.title, body, "Published confsync:abc:def"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(comments)

BOOST_AUTO_TEST_CASE_TEMPLATE(on_words_and_on_the_page_are_told_apart, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.comment(page.id, "text");
    site.comment(page.id);
    const auto in_text = site.remote().comments(page.id, CommentPlace::in_text, {});
    BOOST_TEST_REQUIRE(in_text.size() == 1U);
    BOOST_TEST(in_text.front().selection == "text");
    BOOST_TEST(in_text.front().open);
    BOOST_TEST(in_text.front().body.find("why?") != std::string::npos);
    BOOST_TEST(!in_text.front().author.empty());
    const auto on_page = site.remote().comments(page.id, CommentPlace::on_page, {});
    BOOST_TEST_REQUIRE(on_page.size() == 1U);
    BOOST_TEST(on_page.front().ref.empty());
    BOOST_TEST(on_page.front().body.find("nice") != std::string::npos);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_69_stand_in_the_body_without_a_new_version, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.comment(page.id, "text");
    const auto ref = site.remote().comments(page.id, CommentPlace::in_text, {}).front().ref;
    const auto refs = render::comment_refs(site.remote().body_of(page.id, {1}, {}));
    BOOST_TEST((refs == std::vector<std::string>{ref}));
    site.remote().update(second(page, "<p>other</p>"), {});
    BOOST_TEST(render::comment_refs(site.remote().body_of(page.id, {1}, {})).size() == 1U);
    BOOST_TEST(site.remote().body_of(page.id, {2}, {}).find("other") != std::string::npos);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_68_whose_marker_is_gone_are_not_open, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.comment(page.id, "text");
    site.remote().update(second(page, "<p>other</p>"), {});
    const auto in_text = site.remote().comments(page.id, CommentPlace::in_text, {});
    BOOST_TEST_REQUIRE(in_text.size() == 1U);
    BOOST_TEST(!in_text.front().open);
}

BOOST_AUTO_TEST_SUITE_END()
