#include "workspace/links.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"
#include "workspace/tracked_lookup.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

/// A tree with a bit of everything, and what one link on docs/guide/a.md leads to.
struct Linked : PublishedTree {
    Linked() {
        write("docs/README.md", "# Top\n");
        write("docs/guide/README.md", "# Guide\n\n## First steps\n");
        write("docs/guide/b c.md", "# B\n\n## What's new?\n\n## Same\n\n## Same\n");
        write("docs/plain/x.md", "# X\n");
        write("docs/draft.md", "---\ndraft: true\n---\n# D\n");
        write("docs/img/a.png", "png");
        write("manual.pdf", "pdf");
        write("src/main.cpp", "int main() {}\n");
        write("CONTRIBUTING.md", "# C\n");
        fs::create_symlink("README.md", path() / "docs/link.md");
    }
    std::string to(const std::string& destination, const std::string& mark = "") {
        write("docs/guide/a.md",
              "# A\n\n## Deep water\n\n" + mark + "[t](<" + destination + ">)\n");
        git("add -A");
        forget();
        const auto& page = this->page("docs/guide/a.md");
        std::string text;
        for (const auto& link : page.links)
            text += link.target.value + (link.fragment.empty() ? "" : "#" + link.fragment);
        for (const auto& use : page.attachments) text += use.path + " as " + use.file_name;
        for (const auto& diagnostic : page.diagnostics)
            text += fmt::format(" {}:{}", to_string(diagnostic.severity), diagnostic.code);
        return text;
    }
    /// The same for a page that holds `text`.
    std::string from_text(const std::string& text) {
        write("docs/guide/a.md", text);
        git("add -A");
        forget();
        const auto& page = this->page("docs/guide/a.md");
        std::string led;
        for (const auto& link : page.links)
            led += link.target.value + (link.fragment.empty() ? "" : "#" + link.fragment) + " ";
        for (const auto& use : page.attachments) led += use.path + " ";
        for (const auto& diagnostic : page.diagnostics) led += diagnostic.code + " ";
        return led;
    }
    std::string hint() { return page("docs/guide/a.md").diagnostics.at(0).hint; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(links)

BOOST_AUTO_TEST_CASE(files_lead_to_pages) {
    Linked tree;
    BOOST_TEST(tree.to("b%20c.md") == "docs/guide/b c.md");
    BOOST_TEST(tree.to("./b c.md?plain=1") == "docs/guide/b c.md");
    BOOST_TEST(tree.to("../plain/x.md") == "docs/plain/x.md");
    BOOST_TEST(tree.to("/plain/x.md") == "docs/plain/x.md");
    BOOST_TEST(tree.to("/docs/plain/x.md") == "docs/plain/x.md");
}

BOOST_AUTO_TEST_CASE(a_readme_and_its_folder_are_the_folders_page) {
    Linked tree;
    for (const char* destination : {"README.md", ".", "./", "../guide", "../guide/", "/guide/"})
        BOOST_TEST(tree.to(destination) == "docs/guide/", destination);
    BOOST_TEST(tree.to("../plain") == "docs/plain/");
    BOOST_TEST(tree.to("..") == "docs/README.md");
    BOOST_TEST(tree.to("/") == "docs/README.md");
}

BOOST_AUTO_TEST_CASE(fragments_are_checked_and_forgiven_their_case) {
    Linked tree;
    BOOST_TEST(tree.to("README.md#first-steps") == "docs/guide/#first-steps");
    BOOST_TEST(tree.to("README.md#First-Steps") == "docs/guide/#first-steps");
    BOOST_TEST(tree.to("README.md#user-content-first-steps") == "docs/guide/#first-steps");
    BOOST_TEST(tree.to("b c.md#what's-new?") == "docs/guide/b c.md#whats-new");
    BOOST_TEST(tree.to("b c.md#same-1") == "docs/guide/b c.md#same-1");
    BOOST_TEST(tree.to("#deep-water") == "docs/guide/a.md#deep-water");
    BOOST_TEST(tree.to("a.md#deep-water") == "docs/guide/a.md#deep-water");
    BOOST_TEST(tree.to("README.md#nowhere") == "docs/guide/ warning:anchor-not-found");
    BOOST_TEST(tree.to("#nowhere") == " warning:anchor-not-found");
    BOOST_TEST(tree.to("../plain#nowhere") == "docs/plain/ warning:anchor-not-found");
}

BOOST_AUTO_TEST_CASE(a_named_place_is_led_to_like_a_heading) {
    Linked tree;
    tree.write("docs/guide/named.md", "# N\n\n<a id=\"limits\"></a>Limits.\n\n[t](#limits)\n");
    BOOST_TEST(tree.to("named.md#limits") == "docs/guide/named.md#limits");
    BOOST_TEST(tree.page("docs/guide/named.md").diagnostics.empty());
    const std::string link = "<ac:link ac:anchor=\"limits\">";
    BOOST_TEST(tree.rendered("docs/guide/named.md").find(link) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fragment_nobody_has_is_answered_with_the_nearest_one) {
    Linked tree;
    BOOST_TEST(tree.to("#deep-watr") == " warning:anchor-not-found");
    BOOST_TEST(tree.hint() == "did you mean #deep-water?");
    BOOST_TEST(tree.to("README.md#first-step") == "docs/guide/ warning:anchor-not-found");
    BOOST_TEST(tree.hint() == "did you mean #first-steps?");
}

BOOST_AUTO_TEST_CASE(links_and_images_of_raw_html_count) {
    Linked tree;
    BOOST_TEST(tree.from_text("<a href=\"b c.md#same\">b</a> <img src='../img/a.png'>\n\n"
                              "<div><a href=\"gone.md\">x</a></div>\n") ==
               "docs/guide/b c.md#same docs/img/a.png link-broken ");
}

BOOST_AUTO_TEST_CASE(a_place_named_by_hand_can_be_linked_to) {
    Linked tree;
    tree.write("docs/plain/x.md", "# X\n\n<a id=\"here\"></a>Text\n");
    BOOST_TEST(tree.from_text("[a](#there) [b](../plain/x.md#here)\n\n<p id=there>T</p>\n") ==
               "docs/guide/a.md#there docs/plain/x.md#here ");
}

BOOST_AUTO_TEST_CASE(wiki_links_find_files_before_titles) {
    Linked tree;
    const auto files = [] {
        std::vector<ChosenFile> chosen(3);
        chosen[0].tracked.path = "docs/one.md";
        chosen[0].outline.heading = "Two";
        chosen[1].tracked.path = "docs/two.md";
        chosen[1].outline.slugs = {"part-one"};
        chosen[2].tracked.path = "docs/three.md";
        chosen[2].outline.front_title = "The Third";
        return chosen;
    }();
    const std::vector<TrackedFile> none;
    TrackedLookup lookup(tree.repository(), none);
    std::vector<PageNode> nodes(3);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        nodes[i].key = engine::PageKey{files[i].tracked.path};
        nodes[i].file = &files[i];
    }
    const Links links(nodes, {}, lookup);
    const auto to = [&](const std::string& name) {
        const render::Reference reference{render::Reference::Kind::wiki, name, {}};
        const Resolved resolved = links.resolve(nodes[0], {"own-part"}, reference);
        if (const auto* page = std::get_if<ToPage>(&resolved.target))
            return page->key.value + "#" + page->slug;
        if (const auto* heading = std::get_if<ToHeading>(&resolved.target)) return heading->slug;
        return resolved.diagnostic->code;
    };
    BOOST_TEST(to("Two") == "docs/two.md#");
    BOOST_TEST(to("two#Part one") == "docs/two.md#part-one");
    BOOST_TEST(to("the third") == "docs/three.md#");
    BOOST_TEST(to("#Own part") == "own-part");
    BOOST_TEST(to("four") == "link-broken");
    BOOST_TEST(to("#four") == "anchor-not-found");
}

BOOST_AUTO_TEST_CASE(titles_lead_to_pages_of_files_and_of_nobody) {
    Linked tree;
    BOOST_TEST(tree.to("ac:guide") == "docs/guide/");
    BOOST_TEST(tree.to("ac:Guide#first-steps") == "docs/guide/#first-steps");
    BOOST_TEST(tree.to("confluence:ENG:Guide") == "docs/guide/");
    BOOST_TEST(tree.to("confluence-page://ENG/Guide") == "docs/guide/");
    BOOST_TEST(tree.to("ac:Holidays") == "");
    BOOST_TEST(tree.rendered("docs/guide/a.md").find("ri:content-title=\"Holidays\" />") !=
               std::string::npos);
    BOOST_TEST(tree.to("confluence:OPS:Guide#Part") == "");
    BOOST_TEST(
        tree.rendered("docs/guide/a.md")
            .find("ac:anchor=\"Part\"><ri:page ri:content-title=\"Guide\" ri:space-key=\"OPS\"") !=
        std::string::npos);
    BOOST_TEST(tree.to("ac:") == " warning:link-broken");
    BOOST_TEST(tree.to("ac:Guide", "!") == " warning:link-scheme");
}

BOOST_AUTO_TEST_CASE(a_pages_id_leads_to_its_address_on_the_site) {
    Linked tree;
    BOOST_TEST(tree.to("confluence-page://123") == " warning:link-broken");
    tree.config.rendering.links.site = "https://acme.atlassian.net/wiki";
    BOOST_TEST(tree.to("confluence-page://123") == "");
    BOOST_TEST(tree.rendered("docs/guide/a.md")
                   .find("\"https://acme.atlassian.net/wiki/pages/viewpage.action?pageId=123\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_configuration_says_which_files_a_link_attaches) {
    Linked tree;
    tree.config.rendering.links.attach = {"src/*.cpp"};
    BOOST_TEST(tree.to("../../src/main.cpp") == "src/main.cpp as main.cpp");
    BOOST_TEST(tree.to("../../manual.pdf") == " note:link-not-published");
    BOOST_TEST(tree.to("../img/a.png", "!") == "docs/img/a.png as a.png");
}

BOOST_AUTO_TEST_CASE(what_leads_nowhere_is_told_with_a_way_out) {
    Linked tree;
    BOOST_TEST(tree.to("c.md") == " warning:link-broken");
    BOOST_TEST(tree.to("x.md") == " warning:link-broken");
    BOOST_TEST(tree.hint() == "did you mean docs/plain/x.md?");
    BOOST_TEST(tree.to("../plain/x") == " warning:link-broken");
    BOOST_TEST(tree.hint() == "did you mean docs/plain/x.md?");
    BOOST_TEST(tree.to("www.example.com") == " warning:link-broken");
    BOOST_TEST(tree.hint() == "did you mean https://www.example.com?");
    BOOST_TEST(tree.to("../../../x.md") == " warning:link-outside");
    BOOST_TEST(tree.to("../../CONTRIBUTING.md") == " warning:link-outside");
    BOOST_TEST(tree.to("../draft.md") == " warning:link-outside");
    BOOST_TEST(tree.to("../link.md") == "docs/link.md");  // its own page says that it is a link
    BOOST_TEST(tree.to("../../src/main.cpp") == " note:link-not-published");
    BOOST_TEST(tree.to("../../src") == " note:link-not-published");
    BOOST_TEST(tree.to("") == " warning:link-broken");
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_answered_with_what_was_meant) {
    Linked tree;
    BOOST_TEST(tree.to("#deep-watre") == " warning:anchor-not-found");
    BOOST_TEST(tree.hint() == "did you mean #deep-water?");
    tree.to("README.md#frist-steps");
    BOOST_TEST(tree.hint() == "did you mean #first-steps?");
    tree.to("README.md#nowhere-near-any-heading");
    BOOST_TEST(tree.hint() == "the link leads to the page itself");
    tree.to("../images/a.png", "!");
    BOOST_TEST(tree.hint() == "did you mean docs/img/a.png?");
    tree.to("../img/A.PNG", "!");
    BOOST_TEST(tree.hint() == "did you mean docs/img/a.png?");
    tree.to("../img/zebra-crossing.png", "!");
    BOOST_TEST(tree.hint() == "correct the path, or: git add docs/img/zebra-crossing.png");
}

BOOST_AUTO_TEST_CASE(images_and_documents_become_attachments) {
    Linked tree;
    BOOST_TEST(tree.to("../img/a.png", "!") == "docs/img/a.png as a.png");
    BOOST_TEST(tree.to("../img/a.png") == "docs/img/a.png as a.png");
    BOOST_TEST(tree.to("../../manual.pdf") == "manual.pdf as manual.pdf");
    BOOST_TEST(tree.to("../img/none.png", "!") == " warning:image-missing");
    BOOST_TEST(tree.to("../../../a.png", "!") == " warning:image-outside");
    BOOST_TEST(tree.to("../img", "!") == " warning:image-missing");
    BOOST_TEST(tree.to("data:image/png;base64,AA==", "!") ==
               "data:/inline-6e340b9cffb3.png as inline-6e340b9cffb3.png");
    BOOST_TEST(tree.to("data:image/png;base64,AA==") == " warning:image-data");
    BOOST_TEST(tree.to("data:image/png;base64,?", "!") == " warning:image-data");
    BOOST_TEST(tree.to("https://a.example/a.png", "!") == "");
}

BOOST_AUTO_TEST_CASE(a_drawing_is_shown_by_the_png_beside_it_when_asked_for) {
    Linked tree;
    for (const char* name : {"docs/img/a.svg", "docs/img/b.svg"}) tree.write(name, "<svg/>");
    BOOST_TEST(tree.to("../img/a.svg", "!") == "docs/img/a.svg as a.svg");
    tree.config.rendering.links.svg_as_png = true;
    BOOST_TEST(tree.to("../img/a.svg", "!") == "docs/img/a.png as a.png");
    BOOST_TEST((tree.source().images().at(1) == ImageFile{"docs/img/a.svg", true}));
    BOOST_TEST(tree.to("../img/b.svg", "!") == "docs/img/b.svg as b.svg");
    BOOST_TEST(tree.to("../img/a.svg") == "docs/img/a.svg as a.svg");
}

BOOST_AUTO_TEST_CASE(an_image_behind_a_symbolic_link_is_not_read) {
    Linked tree;
    fs::create_symlink("/etc/passwd", tree.path() / "docs/img/p.png");
    BOOST_TEST(tree.to("../img/p.png", "!") == " warning:image-outside");
}

BOOST_AUTO_TEST_CASE(addresses_stay_and_odd_schemes_do_not) {
    Linked tree;
    for (const char* url :
         {"https://a.example/x#y", "mailto:a@b.example", "tel:+49", "//a.example"})
        BOOST_TEST(tree.to(url) == "", url);
    for (const char* url : {"javascript:alert(1)", "file:///etc/passwd", "vbscript:x"})
        BOOST_TEST(tree.to(url) == " warning:link-scheme", url);
    const std::string body = tree.rendered("docs/guide/a.md");
    BOOST_TEST(body.find("vbscript") == std::string::npos, body);
}

BOOST_AUTO_TEST_SUITE_END()
