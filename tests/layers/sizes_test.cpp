#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/text.hpp"
#include "layers/functions.hpp"
#include "layers/source_tree.hpp"

using namespace confsync::layers;

namespace {

namespace but = boost::unit_test;

constexpr int longest_function = 60;
constexpr int long_function = 35;   // at most 5 % are longer
constexpr int median_function = 8;  // at most half are longer
constexpr std::size_t widest_line = 100;
constexpr std::size_t longest_file = 400;
constexpr std::size_t longest_test_file = 500;

/// A function that may be longer than the limit because it is a table or one exhaustive switch.
struct Exemption {
    std::string file;
    std::string function;
    std::string reason;
};

const std::vector<Exemption> exemptions = {};

bool is_exempt(const Function& function) {
    return std::ranges::any_of(exemptions, [&](const Exemption& exemption) {
        return exemption.file == function.file && exemption.function == function.name;
    });
}

std::vector<Function> all_functions(std::string_view path_prefix) {
    std::vector<Function> functions;
    for (const SourceFile& file : source_files("src")) {
        if (!file.path.starts_with(path_prefix)) continue;
        for (Function& function : functions_of(file)) functions.push_back(std::move(function));
    }
    return functions;
}

/// The length that `share` of the functions do not exceed (nearest rank).
int length_of_share(const std::vector<Function>& functions, double share) {
    std::vector<int> lengths;
    for (const Function& function : functions) lengths.push_back(function.lines);
    std::ranges::sort(lengths);
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(lengths.size() - 1));
    return lengths.empty() ? 0 : lengths[rank];
}

void check_lengths(const std::string& prefix) {
    const std::vector<Function> functions = all_functions(prefix);
    BOOST_TEST_REQUIRE(!functions.empty(), "no function was found in src/" << prefix);
    const int median = length_of_share(functions, 0.5);
    const int most = length_of_share(functions, 0.95);
    BOOST_TEST_MESSAGE(fmt::format("src/{}: {} functions, median {} lines, 95 % within {}", prefix,
                                   functions.size(), median, most));
    BOOST_TEST(median <= median_function, "src/" << prefix << ": half of the functions are longer "
                                                 << "than " << median << " lines");
    BOOST_TEST(most <= long_function,
               "src/" << prefix << ": 5 % of the functions are longer than " << most << " lines");
}

/// Characters, not bytes: what an editor shows.
std::size_t width(std::string_view line) {
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

void check_files(std::string_view folder, std::size_t limit) {
    for (const SourceFile& file : source_files(folder)) {
        const auto lines = confsync::split(file.text, '\n');
        BOOST_TEST(lines.size() - 1 <= limit, folder << '/' << file.path << " has "
                                                     << lines.size() - 1 << " lines; split it by "
                                                     << "naming a step of its story");
        for (std::size_t i = 0; i < lines.size(); ++i) {
            BOOST_TEST(width(lines[i]) <= widest_line, folder << '/' << file.path << ':' << i + 1
                                                              << " is " << width(lines[i])
                                                              << " characters wide");
        }
    }
}

/// A room holds placeholder.cpp until its first real file.
boost::test_tools::assertion_result commands_exist(but::test_unit_id) {
    return !confsync::fs::exists(CONFSYNC_SOURCE_DIR "/src/commands/placeholder.cpp");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sizes)

BOOST_AUTO_TEST_CASE(no_function_is_longer_than_a_screen) {
    for (const Function& function : all_functions("")) {
        BOOST_TEST((function.lines <= longest_function || is_exempt(function)),
                   "src/" << function.file << ':' << function.line << ' ' << function.name
                          << " has " << function.lines << " lines; name a step of its story");
    }
}

BOOST_AUTO_TEST_CASE(functions_are_short) { check_lengths(""); }

BOOST_AUTO_TEST_CASE(functions_of_commands_are_as_short, *but::precondition(commands_exist)) {
    check_lengths("commands/");
}

BOOST_AUTO_TEST_CASE(an_exemption_is_still_needed) {
    const std::vector<Function> functions = all_functions("");
    for (const Exemption& exemption : exemptions) {
        const bool needed = std::ranges::any_of(functions, [&](const Function& function) {
            return function.lines > longest_function && is_exempt(function) &&
                   function.name == exemption.function;
        });
        BOOST_TEST(needed, exemption.function << " in " << exemption.file << " is short now");
    }
}

BOOST_AUTO_TEST_CASE(files_are_short_and_lines_narrow) { check_files("src", longest_file); }

BOOST_AUTO_TEST_CASE(tests_are_near_it) { check_files("tests", longest_test_file); }

BOOST_AUTO_TEST_SUITE_END()
