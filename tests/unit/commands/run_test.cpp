#include "commands/run.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "commands/table.hpp"
#include "unit/commands/played.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

Played play_anywhere(const std::vector<std::string>& args) { return play(args, "/"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(run_the_program)

BOOST_AUTO_TEST_CASE(the_result_goes_to_stdout_alone) {
    const auto played = play_anywhere({"version"});
    BOOST_TEST(played.code == 0);
    BOOST_TEST(played.out.starts_with("confsync "));
    BOOST_TEST(played.err == "");
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_64_with_one_line_of_advice) {
    struct Row {
        std::vector<std::string> args;
        const char* told;
    };
    const Row rows[] = {
        {{}, "error: no command given\nhint: see: confsync help\n"},
        {{"pusj"}, "error: no such command: pusj\nhint: did you mean: confsync push\n"},
        {{"map", "shwo"},
         "error: no such command: map shwo\nhint: did you mean: confsync map show\n"},
        {{"version", "-x"},
         "error: the following argument was not expected: -x\nhint: see: confsync version "
         "--help\n"},
        {{"help", "plam"}, "error: no help on: plam\nhint: did you mean: confsync help plan\n"},
        {{"plan", "--offline", "-o", "x"},
         "error: a plan made offline cannot be saved\nhint: leave out --offline or -o\n"},
    };
    for (const auto& row : rows) {
        const auto played = play_anywhere(row.args);
        BOOST_TEST(played.code == 64);
        BOOST_TEST(played.out == "");
        BOOST_TEST(played.err == row.told);
    }
}

BOOST_AUTO_TEST_CASE(with_json_an_error_is_a_document_on_stdout) {
    const auto played = play_anywhere({"--json", "pusj"});
    BOOST_TEST(played.code == 64);
    BOOST_TEST(played.err == "");
    BOOST_TEST(played.out.find("\"kind\": \"usage\"") != std::string::npos);
    BOOST_TEST(played.out.find("\"exit\": 64") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(global_options_stand_before_or_after_the_command) {
    BOOST_TEST(play_anywhere({"--json", "version"}).out ==
               play_anywhere({"version", "--json"}).out);
}

BOOST_AUTO_TEST_CASE(every_command_explains_itself_and_its_exit_codes) {
    for (const auto& row : command_rows()) {
        std::vector<std::string> args;
        for (const auto word : split(row.name, ' ')) args.emplace_back(word);
        args.emplace_back("--help");
        const auto played = play_anywhere(args);
        BOOST_TEST(played.code == 0);
        BOOST_TEST(played.out.find(row.help) != std::string::npos);
        BOOST_TEST(played.out.find("EXIT STATUS\n  0    done") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(colour_comes_only_when_it_is_asked_for) {
    BOOST_TEST(play_anywhere({"pusj"}).err.find('\x1b') == std::string::npos);
    const auto terminal = play({"pusj"}, "/", {}, "", true);
    BOOST_TEST(terminal.err.find("\x1b[31merror:") == 0);
    const Environment quiet{{{"NO_COLOR", "1"}}, {}};
    BOOST_TEST(play({"pusj"}, "/", quiet, "", true).err.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(outside_a_repository_a_command_says_what_to_do) {
    const Folder folder;
    const auto played = play({"status"}, folder.path());
    BOOST_TEST(played.code == 4);
    BOOST_TEST(played.err.find("hint: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(control_codes_of_an_argument_never_reach_the_terminal) {
    const auto played = play_anywhere({"\x1b]0;owned\x07"});
    BOOST_TEST(played.err.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
