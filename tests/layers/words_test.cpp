#include <boost/test/unit_test.hpp>
#include <regex>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "layers/source_tree.hpp"

using namespace confsync::layers;

namespace {

/// Something that must not be written in src/, outside the paths that begin with `allowed_in`.
struct Word {
    std::string pattern;
    std::vector<std::string> allowed_in;
    std::string reason;
};

const std::vector<Word> words = {
    {R"(\bstd::(cout|cerr|clog|cin)\b)",
     {"commands/", "main.cpp"},
     "only commands print: results to stdout, the story to stderr"},
    {R"(\b(printf|fprintf|vprintf|puts|putchar|fputs)\s*\(|\bfmt::print\b)",
     {"commands/"},
     "only commands print: results to stdout, the story to stderr"},
    {R"(\b(getenv|secure_getenv|environ)\b)",
     {"commands/", "main.cpp"},
     "only commands read the environment; everyone else is told"},
    {R"(what\(\)\s*\)?\s*\.\s*find)", {}, "an error is decided by its kind, never by its words"},
    {R"(\bcatch\s*\([^)]*\)\s*\{\s*\})", {}, "an error is never swallowed"},
    {R"(\b(class|struct)\s+\w*(Manager|Helper|Util|Utils|Handler|Impl)\b)",
     {},
     "say what it is for; this name fits anything"},
    {R"(\bsleep_(for|until)\b)",
     {"base/clock", "net/", "confluence/", "sandbox/", "commands/"},
     "waiting goes through the Clock, so that no test sleeps"},
    {R"(\bsystem\s*\(|\bpopen\s*\()", {}, "commands of others run without a shell"},
};

bool allowed(const Word& word, const SourceFile& file) {
    for (const std::string& prefix : word.allowed_in) {
        if (file.path.starts_with(prefix)) return true;
    }
    return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_of_the_house)

BOOST_AUTO_TEST_CASE(what_only_some_rooms_may_do_is_done_only_there) {
    for (const Word& word : words) {
        const std::regex pattern(word.pattern);
        for (const SourceFile& file : source_files("src")) {
            std::smatch match;
            if (allowed(word, file) || !std::regex_search(file.code, match, pattern)) continue;
            const auto offset = static_cast<std::size_t>(match.position());
            BOOST_ERROR("src/" << file.path << ':' << line_at(file.code, offset) << " says "
                               << match.str() << ": " << word.reason);
        }
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_left_for_later_in_a_comment) {
    static const std::regex later(R"(\b(TODO|FIXME|XXX)\b)");
    for (const SourceFile& file : source_files("src")) {
        std::smatch match;
        if (!std::regex_search(file.text, match, later)) continue;
        BOOST_ERROR("src/" << file.path << " says " << match.str());
    }
}

BOOST_AUTO_TEST_CASE(headers_are_included_once) {
    for (const SourceFile& file : source_files("src")) {
        if (!is_header(file)) continue;
        BOOST_TEST(file.text.starts_with("#pragma once\n"), "src/" << file.path);
    }
}

BOOST_AUTO_TEST_CASE(comments_and_literals_are_not_read_as_code) {
    const std::string code = without_comments_and_literals(
        "a(\"std::cout \\\" x\"); // getenv\nb('\"', R\"x(\"getenv\")x\", 1'000); /* printf( */ "
        "c;");
    BOOST_TEST(code.find("std::cout") == std::string::npos);
    BOOST_TEST(code.find("getenv") == std::string::npos);
    BOOST_TEST(code.find("printf") == std::string::npos);
    BOOST_TEST(code.find("1'000") != std::string::npos);
    BOOST_TEST(code.ends_with(" c;"));
    BOOST_TEST(line_at(code, code.find("b(")) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
