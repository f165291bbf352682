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

/// Explained already, though what says them is not in this tree yet.
const std::set<std::string> announced = {
    "anchor-name",        "block-in-list",       "card-unseen",          "code-option-unseen",
    "columns-count",      "diagram-as-code",     "directive-broken",     "directive-detached",
    "directive-left-out", "directive-misplaced", "directive-too-deep",   "directive-unbalanced",
    "expand-in-expand",   "file-unseen",         "front-matter-not-yet", "front-matter-unknown",
    "front-matter-value", "html-removed",        "html-unbalanced",      "html-unknown",
    "kept-verbatim",      "macro-body",          "panel-icon-unseen",    "quote-in-quote",
    "rule-dropped",       "status-colour",       "storage-malformed",    "storage-unreadable",
    "table-wide",         "unknown-alert",       "unknown-colour",       "unknown-directive",
    "unknown-layout",     "unknown-macro",       "unknown-parameter",
};

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
        BOOST_TEST((used.contains(code) || announced.contains(code)),
                   file << " explains " << code << ", which nothing says");
}

BOOST_AUTO_TEST_SUITE_END()
