#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/files.hpp"
#include "base/text.hpp"
#include "docs/told.hpp"

using namespace confsync::docs;

namespace {

struct Row {
    bool differs = false;  ///< between the products
    std::string words;
    std::vector<std::string> shown_by;
};

struct Section {
    std::string name;
    std::vector<Row> rows;
};

constexpr std::string_view both = "both: ";
constexpr std::string_view elsewhere = "unit:";

Row read_row(std::string_view line) {
    Row row;
    row.differs = line.starts_with(both);
    if (row.differs) line.remove_prefix(both.size());
    const auto equals = line.find(" = ");
    BOOST_TEST_REQUIRE(equals != line.npos, "tests/fixtures/rows.txt: no \" = \" in " << line);
    row.words = line.substr(0, equals);
    for (const std::string_view name : confsync::split(line.substr(equals + 3), ' '))
        if (!name.empty()) row.shown_by.emplace_back(name);
    return row;
}

std::vector<Section> read_rows() {
    std::vector<Section> sections;
    const std::string text = text_of("tests/fixtures/rows.txt");
    for (const std::string_view line : confsync::split(text, '\n')) {
        if (line.starts_with("## "))
            sections.push_back({std::string(line.substr(3)), {}});
        else if (!line.empty() && !line.starts_with('#') && !sections.empty())
            sections.back().rows.push_back(read_row(line));
    }
    return sections;
}

fs::path place_of(const std::string& fixture) {
    if (fixture.starts_with(elsewhere)) return checkout() / fixture.substr(elsewhere.size());
    return checkout() / "tests/fixtures" / fixture;
}

/// The products a fixture speaks of: "Cloud", "Data Center".
std::set<std::string> products_of(const std::string& fixture) {
    const fs::path folder = place_of(fixture);
    if (fixture.starts_with(elsewhere)) return {};
    std::set<std::string> products;
    if (fs::exists(folder / "cloud.xml")) products.insert("Cloud");
    if (fs::exists(folder / "datacenter.xml")) products.insert("Data Center");
    if (fixture.starts_with("convert/")) {
        const fs::path options = folder / "options.toml";
        const bool datacenter = fs::exists(options) && confsync::read_file(options).find(
                                                           "\"datacenter\"") != std::string::npos;
        products.insert(datacenter ? "Data Center" : "Cloud");
    }
    if (fixture.starts_with("scenario/")) products.insert("Cloud");
    return products;
}

std::set<std::string> products_of(const Row& row) {
    std::set<std::string> products;
    for (const std::string& fixture : row.shown_by) products.merge(products_of(fixture));
    return products;
}

std::string link_to(const std::string& fixture) {
    if (!fixture.starts_with(elsewhere)) return fmt::format("[{0}]({0})", fixture);
    const std::string path = fixture.substr(elsewhere.size());
    return fmt::format("[{}](../../{})", fs::path(path).filename().string(), path);
}

std::string coverage(const std::vector<Section>& sections) {
    std::string text =
        "# What the fixtures show\n\n"
        "Made of `rows.txt` by `CONFSYNC_ACCEPT=1 build/dev/tests/docs/docs`; do not edit.\n";
    for (const Section& section : sections) {
        text +=
            fmt::format("\n## {}\n\n| what | products | shown by |\n|---|---|---|\n", section.name);
        for (const Row& row : section.rows) {
            std::vector<std::string> links;
            for (const std::string& fixture : row.shown_by) links.push_back(link_to(fixture));
            const auto products = products_of(row);
            const std::vector<std::string> names(products.begin(), products.end());
            text += fmt::format("| {} | {} | {} |\n", row.words, confsync::join(names, ", "),
                                confsync::join(links, ", "));
        }
    }
    return text;
}

std::set<std::string> named_fixtures(const std::vector<Section>& sections) {
    std::set<std::string> named;
    for (const Section& section : sections)
        for (const Row& row : section.rows) named.insert(row.shown_by.begin(), row.shown_by.end());
    return named;
}

bool accepting() {
    const bool asked = std::getenv("CONFSYNC_ACCEPT") != nullptr;
    if (asked && std::getenv("CI") != nullptr)
        throw std::runtime_error("CONFSYNC_ACCEPT is refused in CI");
    return asked;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage_by_fixtures)

BOOST_AUTO_TEST_CASE(every_row_is_shown_by_fixtures_that_are_there) {
    const auto sections = read_rows();
    BOOST_TEST(sections.size() > 5u);
    for (const Section& section : sections)
        for (const Row& row : section.rows) {
            BOOST_TEST(!row.shown_by.empty(), section.name << ": nothing shows " << row.words);
            for (const std::string& fixture : row.shown_by)
                BOOST_TEST(fs::exists(place_of(fixture)),
                           row.words << " names " << fixture << ", which is not there");
        }
}

BOOST_AUTO_TEST_CASE(rows_in_which_the_products_differ_have_fixtures_of_both) {
    for (const Section& section : read_rows())
        for (const Row& row : section.rows) {
            const bool rendered = std::ranges::any_of(
                row.shown_by, [](const std::string& name) { return name.starts_with("render/"); });
            if (row.differs || rendered)
                BOOST_TEST(products_of(row).size() == 2u,
                           section.name << ": " << row.words << " lacks a product");
        }
}

BOOST_AUTO_TEST_CASE(every_fixture_of_rendering_and_converting_shows_a_row) {
    const auto named = named_fixtures(read_rows());
    for (const char* kind : {"render", "convert"})
        for (const auto& entry : fs::directory_iterator(checkout() / "tests/fixtures" / kind)) {
            const std::string name = fmt::format("{}/{}", kind, entry.path().filename().string());
            BOOST_TEST(named.contains(name),
                       "tests/fixtures/rows.txt names " << name << " in no row: add it to one");
        }
}

BOOST_AUTO_TEST_CASE(the_table_for_readers_is_made_of_the_rows) {
    const std::string made = coverage(read_rows());
    const fs::path file = checkout() / "tests/fixtures/COVERAGE.md";
    if (accepting()) {
        confsync::write_file_atomically(file, made);
        BOOST_TEST_MESSAGE("skipped: wrote " << file);
        return;
    }
    BOOST_TEST(confsync::read_file(file) == made,
               "COVERAGE.md is not that of rows.txt: CONFSYNC_ACCEPT=1 writes it");
}

BOOST_AUTO_TEST_SUITE_END()
