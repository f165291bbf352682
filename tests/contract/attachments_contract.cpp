#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"

using namespace confsync;
using namespace confsync::engine;
using contract::content;
using contract::error_kind;
using contract::error_text;

namespace {

Upload new_file(const RemotePage& page, const std::string& name = "plan.png") {
    return {page.id, name, content("the bytes"), "confsync:abc", std::nullopt, {}};
}

Upload replacing(const RemotePage& page, const RemoteAttachment& old) {
    return {page.id, old.file_name, content("other bytes"), "confsync:def", old.id, old.version};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(an_attachment)

BOOST_AUTO_TEST_CASE_TEMPLATE(is_uploaded_and_replaced, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const RemoteAttachment made = site.remote().upload(new_file(page), {});
    BOOST_TEST(made.version.number == 1);
    BOOST_TEST(site.remote().upload(replacing(page, made), {}).version.number == 2);
    const auto listed = site.remote().attachments(page.id, {});
    BOOST_TEST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed.front().comment == "confsync:def");
    BOOST_TEST(listed.front().version.number == 2);
    BOOST_TEST(site.remote().pages({page.id}, With::facts, {}).at(page.id).version.number == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_64_is_downloaded_from_where_the_site_sends_one, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const RemoteAttachment made = site.remote().upload(new_file(page), {});
    BOOST_TEST(site.remote().download(page.id, made.id, {}) == "the bytes");
    const auto kind =
        error_kind([&] { site.remote().download(page.id, AttachmentId{"att1"}, {}); });
    BOOST_CHECK(kind == ErrorKind::not_found);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_62_keeps_its_name_and_comment_whatever_the_script, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    Upload upload = new_file(page, "größe 100%.png");
    upload.comment = "confsync:ä";
    site.remote().upload(upload, {});
    const auto listed = site.remote().attachments(page.id, {});
    BOOST_TEST_REQUIRE(listed.size() == 1U);
    BOOST_TEST(listed.front().file_name == "größe 100%.png");
    BOOST_TEST(listed.front().comment == "confsync:ä");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_landed_unanswered_on_top_of_a_persons_is_a_conflict, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const RemoteAttachment made = site.remote().upload(new_file(page), {});
    Upload theirs = replacing(page, made);
    theirs.comment = "by hand";
    const RemoteAttachment by_hand = site.remote().upload(theirs, {});
    site.remote().upload(replacing(page, by_hand), {});
    const std::string text = error_text([&] { site.remote().upload(replacing(page, made), {}); });
    BOOST_TEST(text.find("version 2 lies under ours") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_is_not_at_the_expected_version_is_left_alone, Site,
                              contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const RemoteAttachment made = site.remote().upload(new_file(page), {});
    site.remote().upload(replacing(page, made), {});
    Upload stale = replacing(page, made);
    stale.comment = "confsync:third";
    const std::string text = error_text([&] { site.remote().upload(stale, {}); });
    BOOST_TEST(text.find("is at version 2, not at version 1") != std::string::npos, text);
    Upload fresh = new_file(page);
    fresh.comment = "confsync:fourth";
    BOOST_CHECK(error_kind([&] { site.remote().upload(fresh, {}); }) == ErrorKind::conflict);
    BOOST_TEST(site.remote().attachments(page.id, {}).front().version.number == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_landed_unanswered_is_recognised, Site, contract::Sites) {
    for (const char* fault :
         {R"({"cut":"after","count":"writes"})", R"({"cut":"before","count":"writes"})",
          R"({"status":503,"effect":"landed","count":"writes"})"}) {
        Site site;
        const RemotePage page = site.make("Guide");
        site.fault(fault);
        const RemoteAttachment made = site.remote().upload(new_file(page), {});
        BOOST_TEST(made.version.number == 1, fault);
        site.fault(fault);
        BOOST_TEST(site.remote().upload(replacing(page, made), {}).version.number == 2, fault);
        BOOST_TEST(site.remote().attachments(page.id, {}).front().version.number == 2, fault);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_an_interrupted_run_is_not_sent_again, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    site.remote().upload(new_file(page), {});
    site.forget();
    BOOST_TEST(site.remote().upload(new_file(page), {}).version.number == 1);
    BOOST_TEST(site.asked("POST", "") == 0U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(quirk_63_with_a_name_too_long_is_an_error, Site, contract::Sites) {
    Site site;
    const RemotePage page = site.make("Guide");
    const Upload upload = new_file(page, std::string(256, 'x'));
    BOOST_CHECK(error_kind([&] { site.remote().upload(upload, {}); }).has_value());
    BOOST_TEST(site.remote().attachments(page.id, {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
