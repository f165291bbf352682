#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "scenario/difference.hpp"
#include "scenario/normalise.hpp"
#include "scenario/steps.hpp"

using namespace confsync::scenario;

namespace {

Script script_of(std::vector<Step> steps) { return {"", std::move(steps)}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(steps_of_a_scenario)

BOOST_AUTO_TEST_CASE(a_command_its_output_and_its_exit_code_are_read) {
    const Script script = parse_script(
        "# why\n$ cat > a <<END\n> text\n> END\n\n$ confsync status\none\n\ntwo\n? 3\n\n$ true\n");
    BOOST_TEST(script.preface == "# why\n");
    BOOST_TEST_REQUIRE(script.steps.size() == 3u);
    BOOST_TEST(script.steps[0].command == "cat > a <<END\ntext\nEND");
    BOOST_TEST(script.steps[0].output.empty());
    BOOST_TEST(script.steps[1].output == "one\n\ntwo\n");
    BOOST_TEST(script.steps[1].exit_code == 3);
    BOOST_TEST(script.steps[2].command == "true");
}

BOOST_AUTO_TEST_CASE(any_output_survives_being_written_and_read) {
    for (const std::string output : {"", "\n", "\n\n", "a", "a\n", "a\n\n", "$ b\n> c\n? 3\n\\d\n",
                                     "? 3 pages not in git\n", "\\(no line end)\n", "a\n\nb"}) {
        const Script script = script_of({{"first", output, 0}, {"second", output, 3}});
        BOOST_TEST((parse_script(to_text(script)).steps == script.steps), to_text(script));
    }
}

BOOST_AUTO_TEST_CASE(text_before_the_first_command_is_an_error) {
    BOOST_CHECK_THROW(parse_script("confsync status\n"), confsync::Error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(comparing_texts)

BOOST_AUTO_TEST_CASE(the_same_text_has_no_difference) {
    BOOST_TEST(difference("a\nb\n", "a\nb\n").empty());
}

BOOST_AUTO_TEST_CASE(a_changed_line_is_shown_with_its_neighbours) {
    BOOST_TEST(difference("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9") ==
               "--- expected\n+++ actual\n@@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

BOOST_AUTO_TEST_CASE(white_space_counts) { BOOST_TEST(!difference("a\n", "a \n").empty()); }

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_differs_from_run_to_run)

BOOST_AUTO_TEST_CASE(names_of_this_run_become_words) {
    BOOST_TEST(normalise("at http://127.0.0.1:4711/wiki in /tmp/x/a",
                         {{"http://127.0.0.1:4711/wiki", "<site>"}, {"/tmp/x", "<tmp>"}}) ==
               "at <site> in <tmp>/a");
}

BOOST_AUTO_TEST_CASE(digests_and_commits_become_words_and_prose_does_not) {
    BOOST_TEST(normalise("from 41d9e0f to HEAD 1234567, effaced, 1234567 files", {}) ==
               "from <hex> to HEAD <hex>, effaced, 1234567 files");
    BOOST_TEST(normalise(std::string(64, '1'), {}) == "<hex>");
}

BOOST_AUTO_TEST_CASE(times_ids_and_durations_become_words) {
    BOOST_TEST(normalise("2026-01-05T09:00:00.000Z x/pages/1234/Title in 0.42 s", {}) ==
               "<time> x/pages/<id>/Title in <duration>");
}

BOOST_AUTO_TEST_CASE(page_ids_are_the_only_long_numbers) {
    BOOST_TEST(normalise("id 59546843, 1234 files", {}) == "id <id>, 1234 files");
}

BOOST_AUTO_TEST_CASE(versions_and_counts_stay) {
    BOOST_TEST(normalise("v4 → v6, 12 pages, exit 3", {}) == "v4 → v6, 12 pages, exit 3");
}

BOOST_AUTO_TEST_SUITE_END()
