#include "commands/preview_site.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "unit/commands/played.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

struct Site {
    Folder world;
    std::unique_ptr<PreviewSite> site;

    void open() {
        const PreviewScope scope{std::filesystem::canonical(world.path()), plain_config(), "",
                                 true};
        site = std::make_unique<PreviewSite>(scope, render::Flavor::cloud);
    }
    serve::Response get(const std::string& path, const std::string& query = {},
                        const std::string& method = "GET") const {
        serve::Request request;
        request.method = method;
        request.path = path;
        request.query = serve::parse_query(query);
        return site->answer(request);
    }
};

std::string header(const serve::Response& response, std::string_view name) {
    for (const auto& field : response.headers)
        if (field.name == name) return field.value;
    return {};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(preview_site, Site)

BOOST_AUTO_TEST_CASE(a_page_may_run_our_script_alone_and_ask_nobody_else) {
    write(world, "a.md", "# A\n");
    open();
    const auto page = get("/page/a.md");
    BOOST_TEST(page.status == 200);
    const std::string policy = header(page, "Content-Security-Policy");
    BOOST_TEST(policy.find("default-src 'none'") == 0u);
    BOOST_TEST(policy.find("script-src 'self';") != std::string::npos);
    BOOST_TEST(policy.find("connect-src 'self'") != std::string::npos);
    BOOST_TEST(get("/").body == page.body);
    BOOST_TEST(get("/_preview/preview.js").content_type == "text/javascript; charset=utf-8");
}

BOOST_AUTO_TEST_CASE(files_come_with_a_type_by_which_nothing_is_run) {
    write(world, "a.md", "![s](a.svg) [z](b.zip)\n");
    write(world, "a.svg", "<svg/>");
    write(world, "b.zip", "PK");
    open();
    BOOST_TEST(get("/file/a.svg").status == 404);
    get("/page/a.md");
    const auto picture = get("/file/a.svg");
    BOOST_TEST(picture.content_type == "image/svg+xml");
    BOOST_TEST(header(picture, "X-Content-Type-Options") == "nosniff");
    BOOST_TEST(header(picture, "Content-Security-Policy").find("sandbox") != std::string::npos);
    const auto archive = get("/file/b.zip");
    BOOST_TEST(archive.content_type == "application/octet-stream");
    BOOST_TEST(header(archive, "Content-Disposition").find("attachment;") == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_404_and_nothing_can_be_written) {
    open();
    BOOST_TEST(get("/page/none.md").status == 404);
    BOOST_TEST(get("/page/%zz").status == 404);
    BOOST_TEST(get("/elsewhere").status == 404);
    BOOST_TEST(get("/").body.find("There is no Markdown file here") != std::string::npos);
    BOOST_TEST(get("/page/a.md", "", "POST").status == 405);
}

BOOST_AUTO_TEST_CASE(who_waits_for_a_change_is_told_when_there_is_one) {
    write(world, "a.md", "# A\n");
    open();
    BOOST_TEST(get("/changes", "since=0").body == "1\n");
    BOOST_TEST(!site->look_again());
    std::string told;
    std::jthread waiting([&] { told = get("/changes", "since=1").body; });
    write(world, "a.md", "# After\n");
    BOOST_TEST(site->look_again());
    waiting.join();
    BOOST_TEST(told == "2\n");
    BOOST_TEST(get("/page/a.md").body.find("data-number=\"2\"") != std::string::npos);
    BOOST_TEST(get("/page/a.md").body.find(">After<") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_picture_that_a_page_shows_is_looked_at_too_but_seeing_it_is_no_change) {
    write(world, "docs/a.md", "![x](../x.png)\n");
    write(world, "x.png", "x");
    const PreviewScope scope{std::filesystem::canonical(world.path()), plain_config("docs"), "docs",
                             true};
    site = std::make_unique<PreviewSite>(scope, render::Flavor::cloud);
    get("/page/docs/a.md");
    BOOST_TEST(!site->look_again());
    write(world, "x.png", "larger");
    BOOST_TEST(site->look_again());
}

BOOST_AUTO_TEST_CASE(a_picture_that_was_missing_is_seen_when_it_comes) {
    write(world, "docs/a.md", "![x](../x.png)\n");
    const PreviewScope scope{std::filesystem::canonical(world.path()), plain_config(), "docs/a.md",
                             false};
    site = std::make_unique<PreviewSite>(scope, render::Flavor::cloud);
    BOOST_TEST(get("/page/docs/a.md").body.find("image-missing") != std::string::npos);
    BOOST_TEST(!site->look_again());
    write(world, "x.png", "x");
    BOOST_TEST(site->look_again());
    BOOST_TEST(get("/page/docs/a.md").body.find("/file/x.png") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_end_answers_all_who_wait) {
    open();
    std::string told;
    std::jthread waiting([&] { told = get("/changes", "since=1").body; });
    site->end();
    waiting.join();
    BOOST_TEST(told == "1\n");
}

BOOST_AUTO_TEST_SUITE_END()
