#include "workspace/map_lines.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace confsync::engine;
using namespace confsync::workspace;

namespace {

struct Lines {
    Records records;
    std::set<std::string> files;

    void add(const std::string& key, const std::string& id, int version, bool has_file) {
        auto& record = records[PageKey{key}];
        record.id = PageId{id};
        record.version = {version};
        if (has_file) files.insert(key);
    }
    /// "a.md v3" for each line that stays.
    std::vector<std::string> left() {
        leave_one_line_a_page(records, [&](const PageKey& key, const PageRecord&) {
            return files.contains(key.value);
        });
        std::vector<std::string> told;
        for (const auto& [key, record] : records)
            told.push_back(key.value + " v" + std::to_string(record.version.number));
        return told;
    }
};

using Told = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(map_lines)

BOOST_AUTO_TEST_CASE(lines_of_different_pages_stay) {
    Lines lines;
    lines.add("a.md", "1", 1, true);
    lines.add("b.md", "2", 1, false);
    BOOST_TEST((lines.left() == Told{"a.md v1", "b.md v1"}));
}

BOOST_AUTO_TEST_CASE(the_version_of_one_branch_goes_under_the_path_of_the_other) {
    Lines lines;
    lines.add("old.md", "1", 4, false);
    lines.add("new.md", "1", 3, true);
    BOOST_TEST((lines.left() == Told{"new.md v4"}));
    BOOST_TEST(lines.records.at(PageKey{"new.md"}).first_key.value == "old.md");
}

BOOST_AUTO_TEST_CASE(of_equal_versions_the_one_with_its_file_stays) {
    Lines lines;
    lines.add("a.md", "1", 3, false);
    lines.add("b.md", "1", 3, true);
    BOOST_TEST((lines.left() == Told{"b.md v3"}));
}

BOOST_AUTO_TEST_CASE(of_two_files_the_higher_version_has_the_page_then_the_first) {
    Lines lines;
    lines.add("b.md", "1", 3, true);
    lines.add("c.md", "1", 4, true);
    BOOST_TEST((lines.left() == Told{"c.md v4"}));
    Lines equal;
    equal.add("b.md", "1", 3, true);
    equal.add("c.md", "1", 3, true);
    BOOST_TEST((equal.left() == Told{"b.md v3"}));
}

BOOST_AUTO_TEST_SUITE_END()
