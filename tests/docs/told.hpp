#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace confsync::docs {

namespace fs = std::filesystem;

fs::path checkout();

/// The text of a file of the checkout; a missing one fails the test.
std::string text_of(const fs::path& relative);

/// The group's text of every match, in order.
std::vector<std::string> all_matches(const std::string& text, const std::string& pattern,
                                     std::size_t group = 1);

/// A row of src/commands/table.cpp.
struct CommandRow {
    std::string name;  ///< "push", "map show"
    std::string verb;  ///< its first word
    std::string help;
};
std::vector<CommandRow> command_rows();

/// The long options that src/commands/<verb>*.cpp declares, without dashes.
std::set<std::string> declared_options(const std::string& verb);
/// Those that man/confsync-<verb>.1 lists.
std::set<std::string> described_options(const std::string& verb);

/// Number and explanation, from src/commands/exit_code.hpp.
std::map<int, std::string> exit_rows();

/// Precondition: true once the room holds more than its placeholder.
struct Begun {
    std::string room;
    boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const;
};

}  // namespace confsync::docs
