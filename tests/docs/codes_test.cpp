#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;

namespace {

using Codes = std::map<std::string, std::string>;  ///< code → a file that has it

/// How a diagnostic is written down: its code before a severity, or given to a function that knows
/// the severity.
const std::vector<std::string>& ways_to_write_a_code() {
    static const std::vector<std::string> ways = {
        R"re("([a-z0-9-]+)",\s*(?:\w+ \? )?Severity::)re",
        R"re("([a-z0-9-]+)" : "[a-z0-9-]+",\s*Severity::)re",
        R"re(\b(?:fault|title_error|warning|complain|told)\((?:\w+, )?\s*"([a-z0-9-]+)",)re",
        R"re(\.code = "([a-z0-9-]+)")re",
    };
    return ways;
}

bool is_catalogue(const fs::path& file) {
    return file.filename().string().starts_with("catalogue");
}

Codes codes_in(bool catalogue) {
    Codes codes;
    for (const auto& entry : fs::recursive_directory_iterator(checkout() / "src")) {
        if (entry.path().extension() != ".cpp" || is_catalogue(entry.path()) != catalogue) continue;
        const std::string source = confsync::read_file(entry.path());
        for (const std::string& way : ways_to_write_a_code())
            for (const std::string& code : all_matches(source, way))
                codes.emplace(code, entry.path().lexically_relative(checkout()).string());
    }
    return codes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codes)

BOOST_AUTO_TEST_CASE(every_code_of_a_diagnostic_is_in_the_catalogue) {
    const Codes used = codes_in(false);
    const Codes explained = codes_in(true);
    BOOST_TEST(used.size() >= 40u);
    for (const auto& [code, file] : used)
        BOOST_TEST(
            explained.contains(code),
            file << " says " << code << "; src/commands/catalogue_*.cpp does not explain it");
}

BOOST_AUTO_TEST_CASE(every_code_of_the_catalogue_is_used) {
    const Codes used = codes_in(false);
    for (const auto& [code, file] : codes_in(true))
        BOOST_TEST(used.contains(code), file << " explains " << code << ", which nothing says");
}

BOOST_AUTO_TEST_SUITE_END()
