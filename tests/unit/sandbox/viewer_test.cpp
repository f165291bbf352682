#include "sandbox/viewer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace confsync;
using namespace confsync::sandbox;

namespace {

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A space DEMO with a bot, Ada, and a page "Guide" by the bot.
struct World {
    Wiki wiki{std::nullopt, system_clock()};
    serve::Csrf csrf{"secret"};
    User bot = wiki.add_user("Docs Bot", "bot@example.com");
    User ada = wiki.add_user("Ada Lovelace", "");
    Space space = wiki.add_space("DEMO", "Demo & more", bot.account_id);
    std::string guide = add("Guide", "<p>Hello.</p>");

    std::string add(const std::string& title, const std::string& body) {
        NewPage page;
        page.space = space.id;
        page.title = title;
        page.body = body;
        return wiki.create(page, bot.account_id)->id;
    }

    std::optional<serve::Response> ask(const std::string& method, const std::string& path,
                                       const std::string& query = "",
                                       const std::string& body = "") {
        serve::Request request;
        request.method = method;
        request.path = path;
        request.target = path + "?" + query;
        request.query = serve::parse_query(query);
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = body;
        return view(request, wiki, csrf);
    }

    std::string get(const std::string& path, const std::string& query = "") {
        return ask("GET", path, query).value().body;
    }

    std::string page_path(const std::string& id) const { return "/wiki/spaces/DEMO/pages/" + id; }

    serve::Response edit(const std::string& body, int version,
                         const std::string& token_purpose = "edit ") {
        const std::string form = fmt::format(
            "csrf_token={}&person={}&title=Guide&body={}&message=typo&version={}",
            csrf.token(token_purpose + guide), ada.account_id, percent_encoded(body), version);
        return ask("POST", "/wiki/pages/edit/" + guide, "", form).value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(viewer, World)

BOOST_AUTO_TEST_CASE(paths_of_the_api_are_left_alone) {
    BOOST_TEST(!ask("GET", "/wiki/api/v2/pages").has_value());
    BOOST_TEST(!ask("GET", "/wiki/rest/api/user/current").has_value());
    BOOST_TEST(!ask("DELETE", page_path(guide)).has_value());
}

BOOST_AUTO_TEST_CASE(spaces_are_listed_with_their_pages_counted) {
    const std::string html = get("/wiki");
    BOOST_TEST(holds(html, "href=\"/wiki/spaces/DEMO/overview\">Demo &amp; more</a>"));
    BOOST_TEST(holds(html, "DEMO · 2 pages"));
}

BOOST_AUTO_TEST_CASE(a_page_shows_author_version_tree_and_body) {
    wiki.add_label(guide, "global", "handbook");
    const std::string html = get(page_path(guide) + "/Guide");
    BOOST_TEST(holds(html, "<h1>Guide</h1>"));
    BOOST_TEST(holds(html, "By Docs Bot"));
    BOOST_TEST(holds(html, "version 1</a>"));
    BOOST_TEST(holds(html, "<p>Hello.</p>"));
    BOOST_TEST(holds(html, "<a class=\"here\""));
    BOOST_TEST(holds(html, "<li>handbook</li>"));
    BOOST_TEST(!holds(html, "<script"));
}

BOOST_AUTO_TEST_CASE(every_page_carries_the_security_headers) {
    for (const std::string& path : {std::string("/wiki"), page_path(guide), page_path("999")}) {
        const auto response = ask("GET", path);
        BOOST_REQUIRE(response.has_value());
        for (const serve::Field& wanted : serve::html_security_headers())
            BOOST_TEST((std::ranges::count(response->headers, wanted) == 1), wanted.name);
    }
    BOOST_TEST(ask("GET", page_path("999"))->status == 404);
}

BOOST_AUTO_TEST_CASE(an_overview_is_the_home_page) {
    BOOST_TEST(holds(get("/wiki/spaces/DEMO/overview"), "<h1>Demo &amp; more</h1>"));
    BOOST_TEST(ask("GET", "/wiki/spaces/NONE/overview")->status == 404);
}

BOOST_AUTO_TEST_CASE(an_edit_is_saved_by_the_chosen_person_as_the_browser_does) {
    BOOST_TEST(holds(get("/wiki/pages/edit/" + guide), "&lt;p&gt;Hello.&lt;/p&gt;"));
    const auto response = edit("<p>Hello, <b>all</b>.</p>", 1);
    BOOST_TEST(response.status == 303);
    const auto page = wiki.page(guide);
    BOOST_TEST(page->version.number == 2);
    BOOST_TEST(page->version.author == ada.account_id);
    BOOST_TEST(page->version.message == "typo");
    const std::string body = wiki.body(guide).value();
    BOOST_TEST(body.starts_with("<p local-id=\""));
    BOOST_TEST(body.ends_with("\">Hello, <strong>all</strong>.</p>"));
}

BOOST_AUTO_TEST_CASE(only_people_not_the_bot_edit_in_the_browser) {
    const std::string html = get("/wiki/pages/edit/" + guide);
    BOOST_TEST(holds(html, "Ada Lovelace</option>"));
    BOOST_TEST(!holds(html, "Docs Bot</option>"));
}

BOOST_AUTO_TEST_CASE(what_the_judge_says_is_shown_and_the_text_kept) {
    const auto response = edit("<p>a & b", 1);
    BOOST_TEST(response.status == 400);
    BOOST_TEST(holds(response.body, "Error parsing xhtml:"));
    BOOST_TEST(holds(response.body, "[1,7]"));
    BOOST_TEST(holds(response.body, "&lt;p&gt;a &amp; b</textarea>"));
    BOOST_TEST(wiki.page(guide)->version.number == 1);
}

BOOST_AUTO_TEST_CASE(an_edit_of_an_old_version_is_refused_and_the_text_kept) {
    edit("<p>first</p>", 1);
    const auto response = edit("<p>second</p>", 1);
    BOOST_TEST(holds(response.body, "Somebody saved version 2 meanwhile."));
    BOOST_TEST(holds(response.body, "second"));
    BOOST_TEST(wiki.page(guide)->version.number == 2);
}

BOOST_AUTO_TEST_CASE(a_form_without_this_servers_token_writes_nothing) {
    BOOST_TEST(edit("<p>x</p>", 1, "other ").status == 400);
    BOOST_TEST(wiki.page(guide)->version.number == 1);
}

BOOST_AUTO_TEST_CASE(history_lists_the_newest_first_and_old_versions_can_be_seen) {
    edit("<p>second</p>", 1);
    const std::string html = get(page_path(guide) + "/history");
    BOOST_TEST(html.find("Version 2") < html.find("Version 1"));
    BOOST_TEST(holds(html, "<span class=\"message\">typo</span>"));
    const std::string old = get(page_path(guide), "version=1");
    BOOST_TEST(holds(old, "Hello."));
    BOOST_TEST(holds(old, "This is version 1 of 2."));
    BOOST_TEST(ask("GET", page_path(guide), "version=9")->status == 404);
}

BOOST_AUTO_TEST_CASE(ticking_a_task_makes_a_version_with_its_state_turned) {
    const std::string id =
        add("Tasks",
            "<ac:task-list><ac:task><ac:task-id>4</ac:task-id><ac:task-status>incomplete"
            "</ac:task-status><ac:task-body>x</ac:task-body></ac:task></ac:task-list>");
    BOOST_TEST(holds(get(page_path(id)), "name=\"task\" form=\"confsync-tasks\" value=\"4\""));
    const std::string path = "/wiki/pages/tasks/" + id;
    BOOST_TEST(ask("POST", path, "", "task=4")->status == 403);
    ask("POST", path, "", "task=4&csrf_token=" + csrf.token("tasks " + id));
    BOOST_TEST(holds(wiki.body(id).value(), "<ac:task-status>complete</ac:task-status>"));
    BOOST_TEST(wiki.page(id)->version.number == 2);
}

BOOST_AUTO_TEST_CASE(attachments_are_served_but_never_as_active_pages) {
    wiki.attach({guide, "a b.png", "image/png", "bytes", "", true}, bot.account_id);
    wiki.attach({guide, "x.html", "text/html", "<script>", "", true}, bot.account_id);
    const auto image = ask("GET", "/wiki/download/attachments/" + guide + "/a%20b.png");
    BOOST_TEST(image->body == "bytes");
    BOOST_TEST(image->content_type == "image/png");
    const auto page = ask("GET", "/wiki/download/attachments/" + guide + "/x.html");
    BOOST_TEST(page->content_type == "application/octet-stream");
    BOOST_TEST(ask("GET", "/wiki/download/attachments/" + guide + "/none")->status == 404);
    BOOST_TEST(holds(get(page_path(guide)), "2 attachments"));
}

BOOST_AUTO_TEST_CASE(a_browser_that_saw_a_page_is_told_from_a_program_without_credentials) {
    serve::Request request;
    request.method = "GET";
    request.path = "/wiki/download/attachments/1/a.png";
    BOOST_TEST(!is_persons_download(request));
    const auto page = ask("GET", "/wiki");
    const auto set = std::ranges::find(page->headers, "Set-Cookie", &serve::Field::name);
    BOOST_REQUIRE((set != page->headers.end()));
    request.headers = {{"Cookie", set->value.substr(0, set->value.find(';'))}};
    BOOST_TEST(is_persons_download(request));
    request.headers.push_back({"Authorization", "Basic eA=="});
    BOOST_TEST(!is_persons_download(request));
}

BOOST_AUTO_TEST_CASE(an_anchored_link_to_a_later_page_is_dead_until_the_page_is_saved_again) {
    const std::string link =
        "<p><ac:link ac:anchor=\"x\"><ri:page ri:content-title=\"Late\" />"
        "<ac:link-body>go</ac:link-body></ac:link></p>";
    edit(link, 1);
    BOOST_TEST(holds(get(page_path(guide)), "broken-link"));
    add("Late", "<p />");
    BOOST_TEST(holds(get(page_path(guide)), "dead-link"));
    edit(link, 2);
    BOOST_TEST(holds(get(page_path(guide)), "/Late#x\">go</a>"));
}

BOOST_AUTO_TEST_CASE(titles_and_messages_are_escaped_everywhere) {
    const std::string hostile = "<script>\"'&";
    const std::string id = add(hostile, "<p />");
    for (const std::string& path :
         {page_path(id), page_path(id) + "/history", "/wiki/pages/edit/" + id, page_path(guide)})
        BOOST_TEST(!holds(get(path), "<script"), path);
}

BOOST_AUTO_TEST_SUITE_END()
