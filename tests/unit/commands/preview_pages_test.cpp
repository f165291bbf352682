#include "commands/preview_pages.hpp"

#include <boost/test/unit_test.hpp>

#include "commands/preview_html.hpp"
#include "unit/commands/played.hpp"

using namespace confsync;
using namespace confsync::commands;
using engine::PageKey;

namespace {

PreviewScope whole(const Folder& world) {
    return {std::filesystem::canonical(world.path()), plain_config(), "", true};
}

PreviewScope one_file(const Folder& world, const std::string& file) {
    return {std::filesystem::canonical(world.path()), plain_config(), file, false};
}

PreviewPages pages_of(const PreviewScope& scope) { return {scope, render::Flavor::cloud}; }

std::string codes(const PreviewPage& page) {
    std::string codes;
    for (const auto& one : page.diagnostics) codes += one.code + ' ';
    return codes;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(preview_pages)

BOOST_AUTO_TEST_CASE(a_folder_begins_with_its_readme_and_leads_to_all_its_pages) {
    const Folder world;
    write(world, "README.md", "# Home\n\n[go](guide/a.md#step)\n");
    write(world, "guide/a.md", "# A\n\n## Step\n");
    auto pages = pages_of(whole(world));
    BOOST_TEST(pages.start().value == "README.md");
    const auto home = pages.page(PageKey("README.md"));
    BOOST_TEST(holds(body_html(pages, *home), "href=\"/page/guide/a.md#step\""));
    BOOST_TEST(holds(tree_html(pages, home->node->key), "href=\"/page/guide/\""));
    const auto below = pages.page(PageKey("guide/a.md"));
    BOOST_TEST(holds(article_html(pages, *below, ""), "<li><a href=\"/page/guide/\">Guide</a>"));
    BOOST_TEST(!pages.page(PageKey("none.md")));
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_file_lists_its_pages) {
    const Folder world;
    write(world, "guide/a.md", "# A\n");
    auto pages = pages_of(whole(world));
    const auto folder = pages.page(PageKey("guide/"));
    BOOST_REQUIRE(folder.has_value());
    BOOST_TEST(holds(body_html(pages, *folder), "href=\"/page/guide/a.md\""));
}

BOOST_AUTO_TEST_CASE(from_one_file_one_gets_to_where_its_links_lead_and_on_from_there) {
    const Folder world;
    write(world, "a.md", "[b](b.md)\n");
    write(world, "b.md", "# Bee\n\n[c](c.md)\n");
    write(world, "c.md", "# Sea\n");
    auto pages = pages_of(one_file(world, "a.md"));
    BOOST_TEST(pages.start().value == "a.md");
    BOOST_TEST(!pages.page(PageKey("c.md")));
    const auto linked = pages.page(PageKey("b.md"));
    BOOST_TEST(holds(body_html(pages, *linked), "href=\"/page/c.md\""));
    BOOST_TEST(pages.page(PageKey("c.md"))->title == "Sea");
}

BOOST_AUTO_TEST_CASE(only_files_that_a_shown_page_names_can_be_had) {
    const Folder world;
    write(world, "a.md", "![x](img/x.png) ![g](.git/x.png) ![l](link/x.png)\n");
    write(world, "img/x.png", "x");
    write(world, "img/y.png", "y");
    write(world, ".git/x.png", "g");
    std::filesystem::create_directory_symlink("img", world.path() / "link");
    auto pages = pages_of(whole(world));
    BOOST_TEST(!pages.shown_file("img/x.png"));
    pages.page(PageKey("a.md"));
    BOOST_TEST(pages.shown_file("img/x.png").has_value());
    BOOST_TEST(!pages.shown_file("img/y.png"));
    BOOST_TEST(!pages.shown_file(".git/x.png"));
    BOOST_TEST(!pages.shown_file("link/x.png"));
    BOOST_TEST(!pages.shown_file("img/../img/x.png"));
}

BOOST_AUTO_TEST_CASE(findings_are_those_of_check_and_comments_silence_them) {
    const Folder world;
    write(world, "a.md", "# A\n\n[b](none.md)\n");
    write(world, "b.md", "# A\n\n<!-- confsync: ignore link-broken -->\n[b](none.md)\n");
    auto pages = pages_of(whole(world));
    BOOST_TEST(codes(*pages.page(PageKey("a.md"))) == "link-broken ");
    const auto silenced = pages.page(PageKey("b.md"));
    BOOST_TEST(codes(*silenced) == "title-duplicate ");
    BOOST_TEST(silenced->silenced == 1u);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_no_text_is_a_page_that_says_so) {
    const Folder world;
    write(world, "a.md", "bad \xff byte\n");
    write(world, "b.md", "---\ntitle: [\n---\n\nText\n");
    auto pages = pages_of(whole(world));
    const auto page = pages.page(PageKey("a.md"));
    BOOST_TEST(holds(article_html(pages, *page, ""), "A push would leave this page out"));
    const std::string html = article_html(pages, *pages.page(PageKey("b.md")), "");
    BOOST_TEST(holds(html, "A push would leave this page out"));
}

BOOST_AUTO_TEST_CASE(a_draft_is_shown_and_named_as_one) {
    const Folder world;
    write(world, "a.md", "---\ndraft: true\n---\n\nText\n");
    auto pages = pages_of(whole(world));
    const auto page = pages.page(PageKey("a.md"));
    BOOST_TEST(holds(article_html(pages, *page, ""), "A draft: a push leaves it out."));
}

BOOST_AUTO_TEST_CASE(a_file_that_was_saved_is_shown_as_it_is_now) {
    const Folder world;
    write(world, "a.md", "# A\n");
    const PreviewScope scope = whole(world);
    auto pages = pages_of(scope);
    const Stamps before = stamps_of(scope, pages.watched());
    write(world, "a.md", "# After\n");
    pages.read_again(differences(before, stamps_of(scope, pages.watched())));
    BOOST_TEST(pages.page(PageKey("a.md"))->title == "After");
}

BOOST_AUTO_TEST_SUITE_END()
