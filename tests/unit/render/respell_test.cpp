#include "render/respell.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

const Dialect everything{true, true, true, true, true};

std::string respelled(std::string_view markdown) {
    const auto result = respell(markdown, everything);
    return result ? result->text : "unchanged";
}

/// "line:column" of each link.
std::vector<std::string> link_places(std::string_view markdown) {
    std::vector<std::string> places;
    const Document document = parse(markdown, "a.md", everything);
    for (const Reference& reference : document.references())
        places.push_back(to_string(reference.where));
    return places;
}

using Places = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(respelling)

BOOST_AUTO_TEST_CASE(plain_markdown_is_left_alone) {
    for (const char* text : {"", "text\n", "# A\n\n- b: c\n", "a $$ b", "Wow!!! Really???\n",
                             "```\n!!! note\n    x\n```\n", "    !!! note\n        x\n"})
        BOOST_TEST(respelled(text) == "unchanged");
}

BOOST_AUTO_TEST_CASE(what_html_leaves_as_it_is_stays_so) {
    for (const char* text :
         {"<pre>\n!!! note\n    text\n</pre>\n", "<PRE class=x><code>\n$$\nx\n$$\n</code></PRE>\n",
          "<style>\n\n=== \"a\"\n</style>\n", "<!-- a\n!!! note\n    b\n-->\n"})
        BOOST_TEST(respelled(text) == "unchanged", text);
    BOOST_TEST(respelled("<pre>a</pre>\n!!! note\n    text\n") != "unchanged");
}

BOOST_AUTO_TEST_CASE(an_admonition_becomes_a_quote_with_a_marker) {
    BOOST_TEST(respelled("!!! note \"A b\"\n    text\n\nafter\n") ==
               "> [!note] A b\n> \n> text\n\nafter\n");
    BOOST_TEST(respelled("??? tip\n    text\n") == "> [!tip]-\n> \n> text\n");
}

BOOST_AUTO_TEST_CASE(two_in_a_row_stay_two) {
    BOOST_TEST(respelled("!!! note\n    a\n!!! tip\n    b\n") ==
               "> [!note]\n> \n> a\n\n> [!tip]\n> \n> b\n");
    BOOST_TEST(respelled("!!! note\n    a\n\n!!! tip\n    b\n") ==
               "> [!note]\n> \n> a\n\n> [!tip]\n> \n> b\n");
}

BOOST_AUTO_TEST_CASE(places_are_those_of_the_file) {
    BOOST_TEST(link_places("!!! note\n    a [b](c)\n") == Places{"a.md:2:7"});
    BOOST_TEST(link_places("!!! note\n\n    !!! tip\n        [b](c)\n\n[d](e)\n") ==
               (Places{"a.md:4:9", "a.md:6:1"}));
    BOOST_TEST(link_places("---\ntitle: x\n---\n!!! note\n    [b](c)\nafter [d](e)\n") ==
               (Places{"a.md:5:5", "a.md:6:7"}));
    BOOST_TEST(link_places("- x\n\n    !!! note\n        [b](c)\n") == Places{"a.md:4:9"});
    BOOST_TEST(link_places(":::note\n[b](c)\n:::\n[d](e)\n") == (Places{"a.md:2:1", "a.md:4:1"}));
    BOOST_TEST(link_places("Term\n:   a [b](c)\n") == Places{"a.md:2:7"});
    BOOST_TEST(link_places("$$ x $$\n\n[b](c)\n") == Places{"a.md:3:1"});
    BOOST_TEST(link_places("<!-- cf: only\na [b](c)\n-->\n") == Places{"a.md:2:3"});
}

BOOST_AUTO_TEST_CASE(line_ends_of_every_system_are_counted) {
    BOOST_TEST(link_places("!!! note\r\n    a [b](c)\r\n") == Places{"a.md:2:7"});
    BOOST_TEST(link_places("!!! note\r    a [b](c)\r\r[d](e)") == (Places{"a.md:2:7", "a.md:4:1"}));
}

BOOST_AUTO_TEST_CASE(a_formula_ends_where_it_says) {
    BOOST_TEST(respelled("$$\na\n$$\n") == "~~~~~~~~math\na\n~~~~~~~~\n");
    BOOST_TEST(respelled("$$a\nb$$\n") == "~~~~~~~~math\na\nb\n~~~~~~~~\n");
    BOOST_TEST(respelled("$$\na\n\n$$ b\n") == "unchanged");
}

BOOST_AUTO_TEST_CASE(quotes_do_not_multiply_without_end) {
    std::string deep;
    for (int i = 0; i < 5'000; ++i) deep += ":::note\n";
    BOOST_TEST(respelled(deep).size() < 50 * deep.size());
    std::string formulas;
    for (int i = 0; i < 50'000; ++i) formulas += "$$x\n";
    BOOST_TEST(respelled(formulas) == "unchanged");
}

BOOST_AUTO_TEST_CASE(any_mixture_renders_to_a_sound_body) {
    const std::vector<std::string> pieces{"!!! note\n",
                                          "??? tip \"T\"\n",
                                          "    ",
                                          "        ",
                                          "text\n",
                                          "\n",
                                          "- ",
                                          "> ",
                                          "1. ",
                                          "```\n",
                                          "$$\n",
                                          "$$ x $$\n",
                                          ":::note\n",
                                          ":::\n",
                                          "Term\n",
                                          ": def\n",
                                          "=== \"Tab\"\n",
                                          "<!-- cf: only\n",
                                          "-->\n",
                                          "<!-- cf: panel -->\n",
                                          "<!-- /cf: panel -->\n",
                                          "<!-- cf: columns -->\n",
                                          "<!-- cf: column -->\n",
                                          "<!-- /cf: columns -->\n",
                                          "<!-- cf: skip -->\n",
                                          "<!-- /cf: skip -->\n",
                                          "<details><summary>x</summary>\n\n",
                                          "</details>\n\n",
                                          "| a |\n|---|\n| b |\n",
                                          "<!-- cf: table layout=wide -->\n",
                                          "<!-- cf: macro x -->\n",
                                          "<!-- /cf: macro -->\n",
                                          "[!NOTE] a\n",
                                          "[a](b) ![c](d)\n",
                                          "# H {#x}\n",
                                          "[[_TOC_]]\n",
                                          "~~~csf\n<p>x</p>\n~~~\n",
                                          "[^1]\n",
                                          "[^1]: n\n",
                                          "<!-- toc -->\n",
                                          "<!-- tocstop -->\n",
                                          "<!-- cf: image -->\n",
                                          "---\n",
                                          "- [ ] task\n",
                                          "```mermaid\n",
                                          "<!-- cf: card -->\n"};
    std::mt19937 random(11);
    RenderOptions options;
    for (int round = 0; round < 4'000; ++round) {
        std::string text;
        const auto length = random() % 25;
        for (unsigned i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
        const Document document = parse(text, "a.md", everything);
        const std::vector<Target> targets = test::url_targets(document);
        options.flavor = round % 2 == 0 ? Flavor::cloud : Flavor::datacenter;
        const Rendered once = to_storage(document, targets, options);
        BOOST_TEST_REQUIRE(test::fault_of(once.body) == "", text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
