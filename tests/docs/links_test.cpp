#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;

namespace {

std::vector<fs::path> markdown_files() {
    std::vector<fs::path> files;
    for (const char* name :
         {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}) {
        files.push_back(checkout() / name);
    }
    for (const auto& entry : fs::recursive_directory_iterator(checkout() / "examples")) {
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    }
    return files;
}

bool is_external(const std::string& target) {
    return target.find("://") != std::string::npos || target.starts_with("mailto:");
}

/// The fragments of a file's headings, as the forge makes them.
std::set<std::string> anchors_of(const std::string& markdown) {
    std::set<std::string> anchors;
    for (const std::string& heading : all_matches("\n" + markdown, "\n#+ ([^\n]+)")) {
        std::string anchor;
        for (const char c : heading) {
            if (c == ' ') anchor += '-';
            if (std::isalnum(static_cast<unsigned char>(c)) || c == '-') {
                anchor += static_cast<char>(std::tolower(c));
            }
        }
        anchors.insert(anchor);
    }
    return anchors;
}

void check_link(const fs::path& file, const std::string& link) {
    const std::size_t hash = std::min(link.find('#'), link.size());
    const fs::path target = hash == 0 ? file : file.parent_path() / link.substr(0, hash);
    BOOST_TEST(fs::exists(target), file.string() << " links to " << link);
    if (hash == link.size() || !fs::is_regular_file(target)) return;
    BOOST_TEST(anchors_of(confsync::read_file(target)).contains(link.substr(hash + 1)),
               file.string() << " links to " << link << ": no such heading");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(links)

BOOST_AUTO_TEST_CASE(every_link_in_the_documents_leads_somewhere) {
    std::size_t checked = 0;
    for (const fs::path& file : markdown_files()) {
        const std::string text = confsync::read_file(file);
        for (const std::string& link :
             all_matches(text, R"(\]\(([^)\s]+)\)|\n\[[^\]^]+\]: (\S+))")) {
            if (link.empty() || is_external(link)) continue;
            check_link(file, link);
            ++checked;
        }
    }
    BOOST_TEST(checked > 50u);
}

BOOST_AUTO_TEST_SUITE_END()
