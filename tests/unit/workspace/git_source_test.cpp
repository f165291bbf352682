#include "workspace/git_source.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(git_source)

BOOST_AUTO_TEST_CASE(a_link_to_a_heading_is_rendered_as_a_page_link_with_anchor) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\nSee [b](guide/b.md#Deep-Water).\n");
    tree.write("docs/guide/b.md", "# B\n\n## Deep water\n");
    tree.commit_all();
    const auto& page = tree.page("docs/a.md");
    BOOST_TEST_REQUIRE(page.links.size() == 1U);
    BOOST_TEST(page.links[0].target.value == "docs/guide/b.md");
    BOOST_TEST(page.links[0].fragment == "deep-water");
    BOOST_TEST(to_string(page.links[0].where) == "docs/a.md:3:5");
    const std::string body = tree.rendered("docs/a.md");
    BOOST_TEST(body.find("ri:content-title=\"B\"") != std::string::npos, body);
    BOOST_TEST(body.find("deep-water") != std::string::npos, body);
}

BOOST_AUTO_TEST_CASE(a_first_heading_that_gives_the_title_is_not_repeated_in_the_body) {
    PublishedTree tree;
    tree.config.pages.title_prefix = "Docs: ";
    tree.write("docs/a.md", "# Overview\n\nText.\n");
    tree.write("docs/b.md", "---\ntitle: Another\n---\n# Overview\n\nText.\n");
    tree.commit_all();
    BOOST_TEST(tree.rendered("docs/a.md").find("<h1>") == std::string::npos);
    BOOST_TEST(tree.rendered("docs/b.md").find("<h1>Overview</h1>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_image_is_rendered_with_its_name_on_the_page) {
    PublishedTree tree;
    tree.write("docs/one/a.png", "1");
    tree.write("docs/two/a.png", "2");
    tree.write("docs/p.md", "![x](one/a.png) ![y](two/a.png) ![z](one/a.png)\n");
    tree.commit_all();
    const auto& uses = tree.page("docs/p.md").attachments;
    BOOST_TEST_REQUIRE(uses.size() == 2U);
    BOOST_TEST(uses[0].file_name == "a.png");
    BOOST_TEST(uses[1].file_name == "two_a.png");
    BOOST_TEST(uses[1].digest.value == Repository::blob_id("2").value);
    const std::string body = tree.rendered("docs/p.md");
    BOOST_TEST(body.find("ri:filename=\"two_a.png\"") != std::string::npos, body);
    const auto content = tree.source().attachment("docs/two/a.png", uses[1].digest);
    BOOST_TEST(content.size == 1U);
    for (int round = 0; round < 2; ++round) {
        std::string bytes;
        *content.open() >> bytes;
        BOOST_TEST(bytes == "2");
    }
}

BOOST_AUTO_TEST_CASE(a_page_names_its_commit_only_when_head_holds_its_text) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.write("docs/b.md", "# B\n");
    tree.commit_all();
    tree.write("docs/b.md", "# Changed\n");
    tree.write("docs/new.md", "# New\n");
    tree.git("add docs/new.md");
    BOOST_TEST((tree.page("docs/a.md").commit == tree.source().head()));
    BOOST_TEST(!tree.source().head().empty());
    BOOST_TEST(tree.page("docs/b.md").commit.empty());
    BOOST_TEST(tree.page("docs/new.md").commit.empty());
    BOOST_TEST(tree.page("docs/b.md").title == "Changed");
}

BOOST_AUTO_TEST_CASE(on_an_unborn_branch_everything_is_dirty) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.git("add -A");
    BOOST_TEST(tree.source().head().empty());
    BOOST_TEST(tree.page("docs/a.md").commit.empty());
    BOOST_TEST(tree.source().earlier_texts(engine::PageKey{"docs/a.md"}).empty());
    BOOST_TEST(!tree.source().in_history(engine::CommitId{std::string(40, 'a')}));
}

BOOST_AUTO_TEST_CASE(earlier_texts_are_found_rendered_and_compared) {
    PublishedTree tree;
    const engine::PageKey key{"docs/a.md"};
    tree.write("docs/a.md", "# Old\n\nsame line\nold line\n");
    tree.commit_all();
    tree.write("docs/a.md", "# New\n\nsame line\nnew line\n");
    tree.commit_all();
    const auto texts = tree.source().earlier_texts(key);
    BOOST_TEST_REQUIRE(texts.size() == 2U);
    const auto request = tree.request_for_all();
    const auto old = tree.source().render_earlier(key, texts[1], request);
    BOOST_TEST_REQUIRE(old.has_value());
    BOOST_TEST(old->body.find("old line") != std::string::npos);
    const engine::BlobId missing{std::string(40, 'a')};
    BOOST_TEST(!tree.source().render_earlier(key, missing, request).has_value());
    const auto alike = tree.source().likenesses(
        {{"docs/a.md", texts[0]}, {"docs/a.md", texts[1]}, {"docs/b.md", missing, true}}, {key}, 1);
    BOOST_TEST_REQUIRE(alike.size() == 2U);
    BOOST_TEST((alike[0] == engine::Likeness{0, 0, 100}));
    BOOST_TEST((alike[1].percent > 30 && alike[1].percent < 60), alike[1].percent);
}

BOOST_AUTO_TEST_CASE(whether_a_text_that_is_not_here_was_moved_is_not_guessed) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.commit_all();
    const engine::BlobId missing{std::string(40, 'a')};
    try {
        tree.source().likenesses({{"docs/b.md", missing}}, {engine::PageKey{"docs/a.md"}}, 60);
        BOOST_ERROR("it was guessed");
    } catch (const Error& error) {
        BOOST_TEST((error.kind() == ErrorKind::refused));
        BOOST_TEST(error.hint().find("refs/confsync/*") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_after_it_was_read_is_not_rendered) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.commit_all();
    tree.source();
    tree.write("docs/a.md", "# B\n");
    BOOST_TEST(error_of([&] { tree.rendered("docs/a.md"); }) ==
               "failed docs/a.md: docs/a.md changed while confsync ran");
}

BOOST_AUTO_TEST_CASE(an_image_that_changes_after_it_was_read_is_not_uploaded) {
    PublishedTree tree;
    tree.write("docs/a.png", "1");
    tree.write("docs/p.md", "![x](a.png)\n");
    tree.commit_all();
    const auto use = tree.page("docs/p.md").attachments.at(0);
    tree.write("docs/a.png", "2");
    BOOST_TEST(error_of([&] { tree.source().attachment(use.path, use.digest); }) ==
               "failed docs/a.png: docs/a.png changed while confsync ran");
}

BOOST_AUTO_TEST_CASE(an_image_that_a_sparse_checkout_leaves_out_comes_from_git) {
    PublishedTree tree;
    tree.write("docs/a.png", "1");
    tree.write("docs/p.md", "![x](a.png)\n");
    tree.commit_all();
    tree.git("update-index --skip-worktree docs/a.png");
    fs::remove(tree.path() / "docs/a.png");
    const auto use = tree.page("docs/p.md").attachments.at(0);
    std::string bytes;
    *tree.source().attachment(use.path, use.digest).open() >> bytes;
    BOOST_TEST(bytes == "1");
}

BOOST_AUTO_TEST_CASE(line_ends_of_the_checkout_change_nothing) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n\n```\nx\ny\n```\n");
    tree.commit_all();
    const std::string unix_body = tree.rendered("docs/a.md");
    tree.write(".gitattributes", "*.md text eol=crlf\n");
    tree.write("docs/a.md", "# A\r\n\r\n```\r\nx\r\ny\r\n```\r\n");
    tree.forget();
    BOOST_TEST(tree.rendered("docs/a.md") == unix_body);
    BOOST_TEST((tree.page("docs/a.md").commit == tree.source().head()));
}

BOOST_AUTO_TEST_CASE(unclean_files_are_the_published_ones_that_differ_from_head) {
    PublishedTree tree;
    for (const char* name : {"docs/a.md", "docs/b.md", "docs/gone.md", "docs/removed.md",
                             "docs/skip.txt", "other.md", "img.png"})
        tree.write(name, "![i](../img.png)\n");
    tree.commit_all();
    BOOST_TEST(tree.source().unclean_files().empty());
    tree.forget();
    tree.write("docs/b.md", "![i](../img.png) changed\n");
    tree.write("docs/skip.txt", "changed");
    tree.write("other.md", "changed");
    tree.write("img.png", "changed");
    fs::remove(tree.path() / "docs/gone.md");
    tree.git("rm -q docs/removed.md");
    BOOST_TEST(
        (tree.source().unclean_files() ==
         std::vector<std::string>{"docs/b.md", "img.png", "docs/gone.md", "docs/removed.md"}));
}

BOOST_AUTO_TEST_CASE(keys_are_found_by_file_and_by_folder) {
    PublishedTree tree;
    for (const char* name : {"docs/a.md", "docs/g/README.md", "docs/g/b.md"})
        tree.write(name, "x\n");
    tree.commit_all();
    const auto keys = [&](const std::string& path) {
        std::string text;
        for (const auto& key : tree.source().keys_at(path)) text += key.value + " ";
        return text;
    };
    BOOST_TEST(keys("docs/a.md") == "docs/a.md ");
    BOOST_TEST(keys("docs/g/README.md") == "docs/g/ ");
    BOOST_TEST(keys("docs/g/") == "docs/g/ docs/g/b.md ");
    BOOST_TEST(keys(".") == "docs/a.md docs/g/ docs/g/b.md ");
    BOOST_TEST(keys("docs/none.md") == "");
    BOOST_TEST(keys("../docs") == "");
}

BOOST_AUTO_TEST_CASE(a_second_reading_uses_the_cache_and_a_damaged_cache_does_no_harm) {
    PublishedTree tree;
    tree.write("docs/a.md", "# A\n");
    tree.commit_all();
    const std::string first = tree.shown();
    const fs::path cache = tree.path() / ".git/confsync/outlines";
    BOOST_TEST(fs::exists(cache));
    const auto written = fs::last_write_time(cache);
    tree.forget();
    BOOST_TEST(tree.shown() == first);
    BOOST_TEST((fs::last_write_time(cache) == written));
    tree.write(".git/confsync/outlines", "garbage");
    tree.forget();
    BOOST_TEST(tree.shown() == first);
    fs::remove_all(tree.path() / ".git/confsync");
    tree.write(".git/confsync", "a file where the folder should be");
    tree.forget();
    BOOST_TEST(tree.shown() == first);
}

BOOST_AUTO_TEST_SUITE_END()
