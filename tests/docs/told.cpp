#include "docs/told.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

namespace confsync::docs {

namespace {

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

bool is_source_of(const fs::path& file, const std::string& verb) {
    const std::string stem = file.stem().string();
    return file.extension() == ".cpp" && (stem == verb || stem.starts_with(verb + "_"));
}

}  // namespace

fs::path checkout() { return CONFSYNC_SOURCE_DIR; }

std::string text_of(const fs::path& relative) {
    const fs::path path = checkout() / relative;
    BOOST_TEST_REQUIRE(fs::is_regular_file(path), relative.string() << " is not there");
    return read_file(path);
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern,
                                     std::size_t group) {
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
        found.push_back(match->str(group));
    }
    return found;
}

std::vector<CommandRow> command_rows() {
    const std::string table = text_of("src/commands/table.cpp");
    const std::regex row(R"re(CommandRow\{\s*"([^"]+)",\s*"([^"]+)")re");
    std::vector<CommandRow> rows;
    for (std::sregex_iterator match(table.begin(), table.end(), row), end; match != end; ++match) {
        rows.push_back({match->str(1), first_word(match->str(1)), match->str(2)});
    }
    BOOST_TEST_REQUIRE(!rows.empty(), "src/commands/table.cpp has no rows that this test can read");
    return rows;
}

namespace {

/// The sources of a command, and the options that it shares with another one (`plan_form`).
std::vector<std::string> sources_of(const std::string& verb) {
    std::vector<std::string> sources;
    for (const auto& entry : fs::directory_iterator(checkout() / "src/commands")) {
        if (!is_source_of(entry.path(), verb)) continue;
        sources.push_back(read_file(entry.path()));
        const std::string shared = R"re(#include "(commands/\w+_form)\.hpp")re";
        for (const std::string& name : all_matches(sources.back(), shared)) {
            sources.push_back(text_of("src/" + name + ".cpp"));
        }
    }
    return sources;
}

}  // namespace

std::set<std::string> declared_options(const std::string& verb) {
    std::set<std::string> options;
    for (const std::string& source : sources_of(verb)) {
        for (const std::string& names : all_matches(source, R"re(\{\s*"(-[^"]+)",)re")) {
            for (std::string& name : all_matches(names, R"(--([\w-]+))")) {
                options.insert(std::move(name));
            }
        }
    }
    return options;
}

std::set<std::string> described_options(const std::string& verb) {
    const std::string page = text_of("man/confsync-" + verb + ".1");
    std::set<std::string> options;
    for (const std::string& line : all_matches(page, R"(\.It (Fl [^\n]*))")) {
        for (std::string& name : all_matches(line, R"(\bFl -([\w-]+))")) {
            options.insert(std::move(name));
        }
    }
    return options;
}

std::map<int, std::string> exit_rows() {
    const std::string header = text_of("src/commands/exit_code.hpp");
    std::map<std::string, int> numbers;
    const auto names = all_matches(header, R"((\w+) = (\d+),)");
    const auto values = all_matches(header, R"((\w+) = (\d+),)", 2);
    for (std::size_t i = 0; i < names.size(); ++i) numbers[names[i]] = std::stoi(values[i]);
    std::map<int, std::string> rows;
    const std::string row = R"re(\{\s*ExitCode::(\w+),\s*"([^"]+)")re";
    const auto codes = all_matches(header, row);
    const auto texts = all_matches(header, row, 2);
    for (std::size_t i = 0; i < codes.size(); ++i) rows[numbers.at(codes[i])] = texts[i];
    return rows;
}

boost::test_tools::assertion_result Begun::operator()(boost::unit_test::test_unit_id) const {
    return !fs::exists(checkout() / "src" / room / "placeholder.cpp");
}

}  // namespace confsync::docs
