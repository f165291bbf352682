#include "commands/forge_text.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <regex>

#include "base/text.hpp"

namespace confsync::commands {

namespace {

/// What a browser gets to see of it.
std::string decoded(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, 2, "&#") != 0) {
            plain += text[at++];
            continue;
        }
        const auto end = text.find(';', at);
        plain += static_cast<char>(std::atoi(text.substr(at + 2, end - at - 2).c_str()));
        at = end + 1;
    }
    return plain;
}

std::string visible(std::string_view text) {
    return replace_all(decoded(forge_text(text)), "\u2060", "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forge_text_)

BOOST_AUTO_TEST_CASE(a_text_shows_as_it_is) {
    for (const char* text :
         {"Install", "On call", "a|b\\|c", "<b>&amp;</b>", "`code` *and* _such_", "[x](y) ![z](w)",
          "50 % of $HOME", "v7 → v8, changed here", "# not a heading", "Ärger: 2 > 1"})
        BOOST_TEST(visible(text) == text);
}

BOOST_AUTO_TEST_CASE(nobody_is_mentioned_and_nothing_referred_to) {
    const std::regex reads_across("[@#!~%$&:^][A-Za-z0-9_\"/]|www\\.|GH-[0-9]",
                                  std::regex_constants::icase);
    for (const char* text :
         {"@team", "ask @acme/team-a.", "fixes #123", "acme/repo#1", "!12", "~label", "%\"mile\"",
          "$1", "&2", "GH-12", "gh-12", "https://evil.example/x", "www.evil.example",
          "ada@example.com", ":tada:", "/cc @a @b", "(@team)", "@@team", "^alert#1"})
        BOOST_TEST(!std::regex_search(decoded(forge_text(text)), reads_across), text);
    BOOST_TEST(!std::regex_search(decoded(forge_code("@team #1")), std::regex("[@#][a-z0-9]")));
}

BOOST_AUTO_TEST_CASE(no_tag_and_no_markdown_survives) {
    const auto safe = forge_text("</summary></details><script>`a` | *b* [c](d) \"e\" 'f' ~g~");
    BOOST_TEST(safe.find_first_of("<>`|*[]\"'~") == std::string::npos);
    const auto code = forge_code("a`b|c</code>");
    BOOST_TEST(code.find_first_of("`|") == std::string::npos);
    BOOST_TEST(code.rfind("</code>") == code.find("</code>"));
}

BOOST_AUTO_TEST_CASE(a_text_stays_on_its_line_without_control_and_bidi_characters) {
    const auto safe = forge_text("a\nb\r\x1b[31m\u202Ec\u2066\td");
    BOOST_TEST(safe.find_first_of("\n\r\x1b\t") == std::string::npos);
    BOOST_TEST(safe.find("\u202E") == std::string::npos);
    BOOST_TEST(safe.find("\u2066") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_text_is_cut_by_characters_also_by_those_without_a_width) {
    std::string accents = "a";
    for (int i = 0; i < 5000; ++i) accents += "\u0301";
    BOOST_TEST(forge_text(accents, 100).size() < 210);
    BOOST_TEST(forge_text("abcdef", 4) == "abc…");
    BOOST_TEST(forge_text("abcd", 4) == "abcd");
}

BOOST_AUTO_TEST_CASE(nothing_in_a_fence_ends_it) {
    BOOST_TEST(forge_fence("diff", " a\n") == "```diff\n a\n```\n");
    BOOST_TEST(forge_fence("diff", "+```sh\n+x\n+```\n") == "````diff\n+```sh\n+x\n+```\n````\n");
    BOOST_TEST(forge_fence("diff", "+ `````` \n").starts_with("```````diff\n"));
    const auto fence = forge_fence("diff", "+a\x1b[31m\u202Eb\r\n+c\td\n");
    BOOST_TEST(fence.find_first_of("\r\x1b\t") == std::string::npos);
    BOOST_TEST(fence.find("\u202E") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
