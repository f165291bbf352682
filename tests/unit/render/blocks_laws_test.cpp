#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "base/files.hpp"
#include "base/text.hpp"
#include "render/block_map.hpp"
#include "render/blocks.hpp"
#include "render/storage_equivalence.hpp"
#include "unit/render/nasty.hpp"
#include "unit/render/rendering.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

Rendered rendered_file(const std::string& text) {
    RenderOptions options;
    options.title = "\x1F";
    return test::rendered(text, options);
}

/// Places in the text of a body at which a person could type a word.
std::vector<std::size_t> places(const std::string& body) {
    std::vector<std::size_t> found;
    for (std::size_t at = body.find("</p>"); at != std::string::npos;
         at = body.find("</p>", at + 1))
        if (at > 0 && body[at - 1] != '>') found.push_back(at);
    return found;
}

/// As an editor spells it: ids everywhere, but in code.
std::string saved_in_an_editor(const std::string& body) {
    std::string saved;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t code = std::min(body.find("<![CDATA[", at), body.size());
        const std::size_t end = std::min(body.find("]]>", code), body.size());
        saved += replace_all(body.substr(at, code - at), "<p>", "<p local-id=\"1f\">");
        saved += body.substr(code, end - code);
        at = end;
        if (at < body.size()) saved += body[at++];
    }
    return saved;
}

std::size_t common_start(const std::string& a, const std::string& b) {
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end.first - a.begin());
}

/// The lines of the block that holds an offset of the rendered body.
int lines_of_block(const Rendered& rendered, std::size_t offset) {
    const auto blocks = body_blocks(rendered.body, Flavor::cloud);
    for (const FileGroup& group : file_groups(rendered, blocks)) {
        const char* const end =
            blocks[group.last - 1].source.data() + blocks[group.last - 1].source.size();
        if (offset > static_cast<std::size_t>(end - rendered.body.data())) continue;
        int lines = 0;
        for (const auto& [first, last] : group.lines) lines += last - first + 1;
        return lines;
    }
    return 0;
}

std::size_t line_count(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Lines that stand between the common start and the common end of two texts.
std::size_t changed_lines(const std::string& before, const std::string& after) {
    const std::size_t start = common_start(before, after);
    std::string a(before.rbegin(), before.rend() - static_cast<std::ptrdiff_t>(start));
    std::string b(after.rbegin(), after.rend() - static_cast<std::ptrdiff_t>(start));
    return line_count(std::string_view(a).substr(common_start(a, b))) + 1;
}

void check_edit(const std::string& file, const std::string& text, const Rendered& rendered,
                std::size_t place) {
    std::string remote = rendered.body;
    remote.insert(place, " edited");
    const MergedFile merged = merge_blocks(text, rendered, rendered.body, remote, {});
    const std::string again = rendered_file(merged.text).body;
    BOOST_TEST(equivalent_form(again, Flavor::cloud) == equivalent_form(remote, Flavor::cloud),
               file << ": the edit at byte " << place << " did not come into the file\n"
                    << remote.substr(place > 200 ? place - 200 : 0, 300));
    BOOST_TEST(changed_lines(text, merged.text) <=
                   static_cast<std::size_t>(lines_of_block(rendered, place)),
               file << ": the edit at byte " << place << " reached beyond its block");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(laws_of_block_merge)

BOOST_AUTO_TEST_CASE(a_word_typed_there_comes_into_its_block_and_no_other) {
    std::mt19937 random(5);
    std::size_t edits = 0;
    const std::vector<std::string> files = test::corpus_files();
    if (files.empty()) BOOST_TEST_MESSAGE("skipped: ../shared/corpora is not there");
    for (const std::string& file : files) {
        const std::string text = read_file(file);
        const Rendered rendered = rendered_file(text);
        const std::vector<std::size_t> all = places(rendered.body);
        if (all.empty()) continue;
        check_edit(file, text, rendered, all[random() % all.size()]);
        ++edits;
    }
    BOOST_TEST_MESSAGE(fmt::format("{} edits were merged", edits));
}

BOOST_AUTO_TEST_CASE(a_body_that_is_only_spelled_otherwise_leaves_every_byte) {
    for (const std::string& file : test::corpus_files()) {
        const std::string text = read_file(file);
        const Rendered rendered = rendered_file(text);
        const std::string remote = saved_in_an_editor(rendered.body);
        BOOST_TEST(merge_blocks(text, rendered, rendered.body, remote, {}).text == text, file);
    }
}

BOOST_AUTO_TEST_SUITE_END()
