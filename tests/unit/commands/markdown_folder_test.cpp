#include "commands/markdown_folder.hpp"

#include <boost/test/unit_test.hpp>

#include "base/files.hpp"
#include "unit/commands/played.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

/// The codes of what was told about the page.
std::string codes(const render::Rendered& rendered) {
    std::string codes;
    for (const auto& one : rendered.diagnostics) codes += one.code + ' ';
    return codes;
}

bool holds(const render::Rendered& rendered, const std::string& text) {
    return rendered.body.find(text) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_folder)

BOOST_AUTO_TEST_CASE(links_lead_to_titles_and_to_headings_that_get_an_anchor) {
    const Folder world;
    write(world, "README.md", "# Home\n\n[go](guide/a%20b.md#step-one)\n");
    write(world, "guide/a b.md", "# Install\n\n## Step one\n\n[up](../README.md)\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    const auto home = folder.rendered("README.md", render::Flavor::cloud);
    BOOST_TEST(holds(home, "ac:anchor=\"step-one\"><ri:page ri:content-title=\"Install\""));
    const auto install = folder.rendered("guide/a b.md", render::Flavor::cloud);
    BOOST_TEST(holds(install, "step-one</ac:parameter>"));
    BOOST_TEST(holds(install, "ri:content-title=\"Home\""));
    BOOST_TEST(codes(home) + codes(install) == "");
}

BOOST_AUTO_TEST_CASE(a_link_to_a_folder_leads_to_its_page) {
    const Folder world;
    write(world, "a.md", "[g](guide/)\n");
    write(world, "guide/README.md", "# The guide\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    BOOST_TEST(
        holds(folder.rendered("a.md", render::Flavor::cloud), "ri:content-title=\"The guide\""));
}

BOOST_AUTO_TEST_CASE(links_lead_where_push_lets_them_lead) {
    const Folder world;
    write(world, "a.md",
          "[g](plain/) [h](plain/b.md#Step-ONE) [n](#place)\n\n<a id=\"place\"></a>x\n");
    write(world, "plain/b.md", "# B\n\n## Step one\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    const auto rendered = folder.rendered("a.md", render::Flavor::cloud);
    BOOST_TEST(holds(rendered, "ri:content-title=\"Plain\""));
    BOOST_TEST(holds(rendered, "ac:anchor=\"step-one\"><ri:page ri:content-title=\"B\""));
    BOOST_TEST(holds(rendered, "<ac:link ac:anchor=\"place\">"));
    BOOST_TEST(codes(rendered) == "");
}

BOOST_AUTO_TEST_CASE(one_file_knows_the_titles_of_those_it_links_to) {
    const Folder world;
    write(world, "x/a.md", "# A\n\n[b](../y/b.md#two) [r](../z)\n");
    write(world, "y/b.md", "---\ntitle: Bee\n---\n## Two\n");
    write(world, "z/README.md", "# Zed\n");
    MarkdownFolder folder(world.path());
    folder.read("x/a.md");
    const auto rendered = folder.rendered("x/a.md", render::Flavor::cloud);
    BOOST_TEST(holds(rendered, "ac:anchor=\"two\"><ri:page ri:content-title=\"Bee\""));
    BOOST_TEST(holds(rendered, "ri:content-title=\"Zed\""));
    BOOST_TEST(codes(rendered) == "");
}

BOOST_AUTO_TEST_CASE(a_heading_that_is_the_title_is_dropped_though_another_page_has_it_too) {
    const Folder world;
    write(world, "x/setup.md", "# Setup\n\nText\n");
    write(world, "y/setup.md", "# Setup\n\nText\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    BOOST_TEST(folder.rendered("y/setup.md", render::Flavor::cloud).body == "<p>Text</p>");
}

BOOST_AUTO_TEST_CASE(images_and_files_become_attachments_by_name) {
    const Folder world;
    write(world, "a.md", "![x](img/x.png) [data](data.csv) [site](https://a.example/x)\n");
    write(world, "img/x.png", "x");
    write(world, "data.csv", "1");
    MarkdownFolder folder(world.path());
    folder.read("a.md");
    const auto rendered = folder.rendered("a.md", render::Flavor::cloud);
    BOOST_TEST(holds(rendered, "<ri:attachment ri:filename=\"x.png\""));
    BOOST_TEST(holds(rendered, "<ri:attachment ri:filename=\"data.csv\""));
    BOOST_TEST(holds(rendered, "href=\"https://a.example/x\""));
    BOOST_TEST(codes(rendered) == "");
}

BOOST_AUTO_TEST_CASE(what_leads_nowhere_is_told) {
    const Folder world;
    write(world, "docs/a.md", "[a](no.md) ![b](no.png) [c](../../x.md) [d](#nowhere)\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    BOOST_TEST(codes(folder.rendered("docs/a.md", render::Flavor::cloud)) ==
               "link-broken image-missing link-outside anchor-not-found ");
}

BOOST_AUTO_TEST_CASE(two_files_with_one_title_are_told_apart_in_links) {
    const Folder world;
    write(world, "a.md", "# Links\n\n[1](x/setup.md) [2](y/setup.md)\n");
    write(world, "x/setup.md", "# Setup\n");
    write(world, "y/setup.md", "# Setup\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    const auto rendered = folder.rendered("a.md", render::Flavor::cloud);
    BOOST_TEST(holds(rendered, "ri:content-title=\"Setup\""));
    BOOST_TEST(holds(rendered, "ri:content-title=\"Setup (Y)\""));
}

BOOST_AUTO_TEST_CASE(hidden_folders_and_links_of_the_file_system_are_not_read) {
    const Folder world;
    write(world, "a.md", "a\n");
    write(world, ".git/b.md", "b\n");
    std::filesystem::create_directory_symlink(world.path(), world.path() / "loop");
    std::filesystem::create_symlink("a.md", world.path() / "c.md");
    MarkdownFolder folder(world.path());
    folder.read_all();
    BOOST_TEST(folder.paths().size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_changed_came_or_went_is_read_again_and_the_rest_kept) {
    const Folder world;
    write(world, "a.md", "# A\n\n[b](b.md) [c](c.md)\n");
    write(world, "b.md", "# B\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    write(world, "a.md", "# A\n\n[b](b.md) and [c](c.md)\n");
    write(world, "c.md", "# C\n");
    std::filesystem::remove(world.path() / "b.md");
    folder.read_again({"a.md", "b.md", "c.md"});
    BOOST_TEST(folder.paths() == (std::vector<std::string>{"a.md", "c.md"}),
               boost::test_tools::per_element());
    const auto rendered = folder.rendered("a.md", render::Flavor::cloud);
    BOOST_TEST(holds(rendered, " and "));
    BOOST_TEST(holds(rendered, "ri:content-title=\"C\""));
    BOOST_TEST(codes(rendered) == "link-broken ");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_any_more_is_a_page_with_an_error) {
    const Folder world;
    write(world, "a.md", "# A\n");
    MarkdownFolder folder(world.path());
    folder.read("a.md");
    std::filesystem::remove(world.path() / "a.md");
    folder.read_again({"a.md"});
    BOOST_TEST(codes(folder.rendered("a.md", render::Flavor::cloud)) == "unreadable ");
    BOOST_TEST(folder.text_of("a.md") == "");
}

BOOST_AUTO_TEST_CASE(a_file_whose_name_is_no_text_is_left_out_and_told) {
    const Folder world;
    write(world, "gr\xfc.md", "# A\n");
    write(world, "b.md", "[a](gr%FC.md)\n");
    MarkdownFolder folder(world.path());
    folder.read_all();
    BOOST_REQUIRE(folder.left_out().size() == 1u);
    BOOST_TEST(folder.left_out()[0].message == "the file name gr%FC.md is not UTF-8");
    BOOST_TEST(folder.paths().size() == 1u);
    BOOST_TEST(codes(folder.rendered("b.md", render::Flavor::cloud)) == "link-broken ");
}

BOOST_AUTO_TEST_CASE(a_configuration_says_which_files_are_pages_and_what_they_are_called) {
    const Folder world;
    write(world, "docs/a.md", "# A\n");
    write(world, "docs/drafts/b.md", "# B\n");
    write(world, "other/c.md", "# C\n");
    workspace::Config config = plain_config("docs");
    config.file = world.path() / "confsync.toml";
    config.trees[0].exclude = {"drafts/**"};
    config.pages.title_prefix = "Team: ";
    MarkdownFolder folder(world.path(), config);
    folder.read_all();
    BOOST_REQUIRE(folder.nodes().size() == 1u);
    BOOST_TEST(folder.title_of(folder.nodes()[0].key) == "Team: A");
}

BOOST_AUTO_TEST_CASE(render_needs_no_repository_and_writes_a_tree) {
    const Folder world;
    write(world, "docs/guide/install.md", "# Install\n\nText\n");
    write(world, "docs/bad.md", "\xff\xfe\n");
    const auto played = play({"render", "docs", "--format", "storage", "-o", "out"}, world.path());
    BOOST_TEST(played.code == 1);
    BOOST_TEST(read_file(world.path() / "out/guide/install.xml") == "<p>Text</p>\n");
    BOOST_TEST(!std::filesystem::exists(world.path() / "out/bad.xml"));
    BOOST_TEST(played.err.starts_with("bad.md:1:1: error: "));
}

BOOST_AUTO_TEST_CASE(render_prints_a_body_alone_on_stdout) {
    const Folder world;
    write(world, "a.md", "# A\n\nText\n");
    const auto played =
        play({"render", "a.md", "--format", "storage", "--flavor", "datacenter"}, world.path());
    BOOST_TEST(played.code == 0);
    BOOST_TEST(played.out == "<p>Text</p>\n");
    BOOST_TEST(play({"render", "."}, world.path()).code == 64);
    BOOST_TEST(play({"render", "none.md"}, world.path()).code == 1);
}

BOOST_AUTO_TEST_SUITE_END()
