#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;
namespace but = boost::unit_test;

namespace {

std::string all_steps() {
    std::string text;
    for (const auto& entry : fs::recursive_directory_iterator(checkout() / "tests/fixtures")) {
        if (entry.path().filename() == "steps") text += confsync::read_file(entry.path());
    }
    return text;
}

bool played(const std::string& steps, const std::string& command) {
    const std::regex line("\\$ ([^\n]*[ (])?confsync( [^\n ]+)* " + command + "\\b");
    return std::regex_search(steps, line);
}

std::set<std::string> verbs() {
    std::set<std::string> all;
    for (const CommandRow& row : command_rows()) all.insert(row.verb);
    return all;
}

/// The exit codes of the manual: number and text, markup taken off.
std::map<int, std::string> exit_codes_in_manual() {
    const std::string page = text_of("man/confsync.1");
    const std::string list = page.substr(page.find(".Sh EXIT STATUS"));
    std::map<int, std::string> codes;
    const std::string item = R"(\.It (\d+)\n([\s\S]*?)(?=\n\.It|\n\.El))";
    const auto numbers = all_matches(list, item);
    const auto texts = all_matches(list, item, 2);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::string text =
            std::regex_replace(texts[i], std::regex(R"(\n\.Fl -([\w-]+) \))"), " --$1)");
        codes[std::stoi(numbers[i])] = text;
    }
    return codes;
}

std::vector<std::string> lines_typed_in(const std::string& markdown) {
    std::vector<std::string> lines;
    for (const std::string& block : all_matches(markdown, "```sh\n([\\s\\S]*?)```")) {
        const std::string joined = confsync::replace_all(block, "\\\n", " ");
        for (const auto line : confsync::split(joined, '\n')) lines.emplace_back(line);
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(commands, *but::precondition(Begun{"commands"}))

BOOST_AUTO_TEST_CASE(every_command_has_a_page_that_the_manual_lists) {
    const std::string overview = text_of("man/confsync.1");
    for (const std::string& verb : verbs()) {
        const std::string page = text_of("man/confsync-" + verb + ".1");
        BOOST_TEST(page.find(".Nm confsync-" + verb + "\n.Nd ") != std::string::npos, verb);
        BOOST_TEST(overview.find(".It Xr confsync-" + verb + " 1\n") != std::string::npos,
                   "man/confsync.1 does not list " << verb);
    }
}

BOOST_AUTO_TEST_CASE(every_page_is_about_a_command) {
    const auto known = verbs();
    for (const auto& entry : fs::directory_iterator(checkout() / "man")) {
        const std::string stem = entry.path().stem().string();
        if (entry.path().extension() != ".1" || !stem.starts_with("confsync-")) continue;
        BOOST_TEST(known.contains(stem.substr(9)), stem << ".1: no such command");
    }
}

BOOST_AUTO_TEST_CASE(a_page_describes_exactly_the_options_that_are_declared) {
    for (const std::string& verb : verbs()) {
        std::set<std::string> described = described_options(verb);
        described.erase("json");
        std::set<std::string> declared = declared_options(verb);
        declared.erase("json");
        for (const std::string& option : declared) {
            const std::string page = text_of("man/confsync-" + verb + ".1");
            const bool short_form_only =
                page.find(".It Fl o ") != std::string::npos && option == "output";
            BOOST_TEST((described.contains(option) || short_form_only),
                       "man/confsync-" << verb << ".1 lacks --" << option);
        }
        for (const std::string& option : described) {
            BOOST_TEST(declared.contains(option),
                       "man/confsync-" << verb << ".1 has --" << option << ", the command has not");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_command_is_played_in_a_scenario) {
    const std::string steps = all_steps();
    for (const CommandRow& row : command_rows()) {
        BOOST_TEST(played(steps, row.name), "no scenario types confsync " << row.name);
    }
}

BOOST_AUTO_TEST_CASE(every_command_is_in_the_changelog) {
    const std::string changes = text_of("CHANGELOG.md");
    for (const CommandRow& row : command_rows()) {
        BOOST_TEST(changes.find("`confsync " + row.name + "`") != std::string::npos, row.name);
    }
}

BOOST_AUTO_TEST_CASE(the_manual_and_the_program_exit_alike) {
    const auto rows = exit_rows();
    BOOST_TEST(rows.size() == 8u);
    BOOST_TEST((exit_codes_in_manual() == rows));
    for (const auto& [number, text] : exit_codes_in_manual()) {
        const auto row = rows.find(number);
        BOOST_TEST((row != rows.end() && row->second == text), number << ": " << text);
    }
}

BOOST_AUTO_TEST_CASE(the_readme_types_commands_and_options_that_exist) {
    const auto known = verbs();
    std::size_t typed = 0;
    for (const std::string& line : lines_typed_in(text_of("README.md"))) {
        for (const std::string& script : all_matches(line, R"(^(scripts/[\w.-]+))")) {
            BOOST_TEST(fs::exists(checkout() / script), script);
        }
        for (const std::string& verb : all_matches(line, R"(^confsync (\w+))")) {
            ++typed;
            BOOST_TEST(known.contains(verb), "README.md: " << line);
            if (!known.contains(verb)) continue;
            for (const std::string& option : all_matches(line, R"( --([\w-]+))")) {
                BOOST_TEST(declared_options(verb).contains(option), "README.md: " << line);
            }
        }
    }
    BOOST_TEST(typed >= 5u);
}

BOOST_AUTO_TEST_SUITE_END()
