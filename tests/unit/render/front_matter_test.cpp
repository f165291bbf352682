#include "render/front_matter.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

struct Read {
    FrontMatter front_matter;
    Diagnostics diagnostics;
};

Read read(std::string_view markdown) {
    Read result;
    result.front_matter = read_front_matter(markdown, "a.md", result.diagnostics);
    return result;
}

/// "code at place" of the only fault.
std::string fault(std::string_view markdown) {
    const Diagnostics diagnostics = read(markdown).diagnostics;
    if (diagnostics.size() != 1) return std::to_string(diagnostics.size()) + " faults";
    return diagnostics[0].code + " at " + to_string(diagnostics[0].where);
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(title_labels_and_draft_are_read_and_other_keys_left_alone) {
    const Read result =
        read("---\nlayout: post\ntitle: 'A: b'\nlabels: [x, Y]\ndraft: true\n---\nt");
    BOOST_TEST(result.diagnostics.empty());
    BOOST_TEST(result.front_matter.title.value() == "A: b");
    BOOST_TEST(to_string(result.front_matter.title_place) == "a.md:3:8");
    BOOST_TEST(result.front_matter.labels == (Words{"x", "y"}));
    BOOST_TEST(result.front_matter.draft);
    BOOST_TEST(result.front_matter.lines == 6);
}

BOOST_AUTO_TEST_CASE(labels_may_be_a_text_with_commas_or_blanks) {
    BOOST_TEST(read("---\nlabels: a, b c,,a\n---\n").front_matter.labels == (Words{"a", "b", "c"}));
    BOOST_TEST(read("---\nlabels:\n---\n").front_matter.labels.empty());
    BOOST_TEST(read("---\nlabels: [2024]\n---\n").front_matter.labels == (Words{"2024"}));
}

BOOST_AUTO_TEST_CASE(a_label_that_the_server_would_refuse_is_left_out_with_a_warning) {
    const Read result = read("---\nlabels: [\"two words\", ok, \"c++\", \"a:b\"]\n---\n");
    BOOST_TEST(result.front_matter.labels == (Words{"ok", "c++"}));
    BOOST_TEST(test::codes(result.diagnostics) == (Words{"label-invalid", "label-invalid"}));
    BOOST_TEST(!has_error(result.diagnostics));
}

BOOST_AUTO_TEST_CASE(only_a_block_on_the_first_line_with_an_end_counts) {
    BOOST_TEST(read("\n---\ntitle: a\n---\n").front_matter.lines == 0);
    BOOST_TEST(read("---\ntitle: a\n").front_matter.lines == 0);
    BOOST_TEST(read("----\ntitle: a\n----\n").front_matter.lines == 0);
    BOOST_TEST(read("---\ntitle: a\n...\n").front_matter.lines == 3);
    BOOST_TEST(read("---\r\ntitle: a\r\n---\r\n").front_matter.title.value() == "a");
    BOOST_TEST(read("---\n---\n").front_matter.lines == 2);
    BOOST_TEST(read("---\n# only a comment\n---\n").front_matter.lines == 3);
}

BOOST_AUTO_TEST_CASE(text_between_two_rules_is_text) {
    BOOST_TEST(read("---\nSome words\n---\n").front_matter.lines == 0);
    BOOST_TEST(read("---\n- a\n---\n").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(broken_yaml_is_an_error_with_line_and_column) {
    BOOST_TEST(fault("---\ntitle: a\nb: [c\n---\n") == "front-matter-broken at a.md:4:1");
    BOOST_TEST(fault("---\na: b: c\n---\n") == "front-matter-broken at a.md:2:5");
}

BOOST_AUTO_TEST_CASE(a_title_must_be_text_and_not_empty) {
    BOOST_TEST(fault("---\nx: y\ntitle:\n---\n") == "front-matter-title at a.md:3:1");
    BOOST_TEST(fault("---\ntitle: \"  \"\n---\n") == "front-matter-title at a.md:2:1");
    BOOST_TEST(fault("---\ntitle: [a]\n---\n") == "front-matter-title at a.md:2:1");
    BOOST_TEST(read("---\ntitle: 2024\n---\n").front_matter.title.value() == "2024");
    BOOST_TEST(read("---\ntitle: >\n  two\n  lines\n---\n").front_matter.title.value() ==
               "two lines");
}

BOOST_AUTO_TEST_CASE(keys_that_nothing_acts_on_yet_are_read_and_told) {
    BOOST_TEST(fault("---\nconfluence:\n  page: 1\n---\n") == "front-matter-not-yet at a.md:3:3");
    BOOST_TEST(fault("---\nconfluence.width: full\n---\n") == "front-matter-not-yet at a.md:2:1");
    BOOST_TEST(read("---\nconfluence:\n---\n").diagnostics.empty());
    const Read result = read("---\nconfluence: {page: 1, parent: ../a.md, order: 3}\n---\n");
    BOOST_TEST(result.front_matter.confluence.page == "1");
    BOOST_TEST(result.front_matter.confluence.parent.value() == "../a.md");
    BOOST_TEST(result.front_matter.confluence.order.value() == 3);
    BOOST_TEST(!has_error(result.diagnostics));
}

BOOST_AUTO_TEST_CASE(a_key_of_confluence_that_nobody_knows_is_an_error_with_a_suggestion) {
    const Read result = read("---\nconfluence: {tocc: true}\n---\n");
    BOOST_TEST(result.diagnostics.at(0).code == "front-matter-unknown");
    BOOST_TEST(result.diagnostics.at(0).hint == "did you mean confluence.toc?");
    BOOST_TEST(has_error(result.diagnostics));
    BOOST_TEST(fault("---\nconfluence: {tables: {layuot: wide}}\n---\n") ==
               "front-matter-unknown at a.md:2:23");
    BOOST_TEST(fault("---\nconfluence: 3\n---\n") == "front-matter-value at a.md:2:13");
}

BOOST_AUTO_TEST_CASE(a_value_that_a_key_does_not_take_is_an_error) {
    for (const char* line : {"toc: {min: 9}", "toc: maybe", "children: 2", "format: html",
                             "tables: wide", "order: first", "width: 3", "properties: 1"}) {
        const auto text = std::string("---\nconfluence: {") + line + "}\n---\n";
        const Diagnostics diagnostics = read(text).diagnostics;
        BOOST_TEST_CONTEXT(line) {
            BOOST_TEST(diagnostics.back().code == "front-matter-value");
            BOOST_TEST(has_error(diagnostics));
        }
    }
}

BOOST_AUTO_TEST_CASE(words_of_other_tools_are_understood) {
    const FrontMatter page = read(
                                 "---\nconnie-title: A\nsynchronized: false\ntags: [one]\n"
                                 "page_id: 7\npage_width: wide\n---\n")
                                 .front_matter;
    BOOST_TEST(page.title.value() == "A");
    BOOST_TEST(page.draft);
    BOOST_TEST(page.labels == Words{"one"});
    BOOST_TEST(page.confluence.page == "7");
    BOOST_TEST(page.confluence.width == "full");
    BOOST_TEST(read("---\ntags: [a]\nlabels: [b]\n---\n").front_matter.labels == Words{"b"});
}

BOOST_AUTO_TEST_CASE(a_block_inside_a_comment_is_the_same) {
    const Read result = read("<!--\n---\ntitle: A\ndraft: maybe\n---\n-->\ntext\n");
    BOOST_TEST(result.front_matter.title.value() == "A");
    BOOST_TEST(result.front_matter.lines == 6);
    BOOST_TEST(to_string(result.diagnostics.at(0).where) == "a.md:4:8");
}

BOOST_AUTO_TEST_CASE(a_key_that_stands_twice_is_told_and_the_last_one_counts) {
    const char* const text = "---\ntitle: A\nlabels: [x]\nowner: a\nlabels: [y]\ntitle: B\n---\n";
    const Read result = read(text);
    BOOST_TEST_REQUIRE(result.diagnostics.size() == 2u);
    BOOST_TEST(result.diagnostics[0].code == "front-matter-duplicate");
    BOOST_TEST(to_string(result.diagnostics[0].where) == "a.md:5:1");
    BOOST_TEST(to_string(result.diagnostics[1].where) == "a.md:6:1");
    BOOST_TEST((result.diagnostics[0].severity == Severity::warning));
    BOOST_TEST(result.front_matter.title.value() == "B");
    BOOST_TEST((result.front_matter.labels == Words{"y"}));
    BOOST_TEST(fault("---\nowner: a\nowner: b\n---\n") == "front-matter-duplicate at a.md:3:1");
}

BOOST_AUTO_TEST_CASE(draft_is_true_or_false) {
    BOOST_TEST(fault("---\ndraft: maybe\n---\n") == "front-matter-draft at a.md:2:8");
    BOOST_TEST(!read("---\ndraft: no\n---\n").front_matter.draft);
}

BOOST_AUTO_TEST_SUITE_END()
