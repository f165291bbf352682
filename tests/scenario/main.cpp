// Runs one scenario: the commands of its `steps` against a sandbox, compared with what they say.
#include <fmt/format.h>
#include <stdlib.h>

#include <cstdio>

#include "base/error.hpp"
#include "base/files.hpp"
#include "scenario/difference.hpp"
#include "scenario/leaks.hpp"
#include "scenario/normalise.hpp"
#include "scenario/steps.hpp"
#include "scenario/world.hpp"

namespace confsync::scenario {

namespace {

constexpr int passed = 0;
constexpr int failed = 1;
constexpr int skipped = 77;  // CTest's SKIP_RETURN_CODE

bool is_set(const char* name) {
    const char* value = ::getenv(name);
    return value != nullptr && *value != '\0';
}

std::string required_file(const Given& given, const std::string& name) {
    const fs::path path = given.folder / name;
    if (!fs::exists(path)) {
        throw Error(ErrorKind::failed,
                    fmt::format("{} has no file '{}'", given.folder.string(), name),
                    "README says in a sentence what would break, steps what is typed");
    }
    return read_file(path);
}

Script played(const Script& script, const World& world, std::vector<std::string>& outputs) {
    Script actual{script.preface, {}};
    for (const Step& step : script.steps) {
        const Outcome outcome = world.run(step.command);
        outputs.push_back(outcome.output);
        actual.steps.push_back(
            {step.command, normalise(outcome.output, world.names()), outcome.exit_code});
    }
    return actual;
}

void check_leaks(const World& world, const std::vector<std::string>& outputs) {
    for (const std::string& place : leaks(world, outputs)) {
        throw Error(ErrorKind::failed, "the token can be read in " + place);
    }
}

int judge(const Given& given, const std::string& expected, const std::string& actual) {
    fmt::print("{}", difference(expected, actual));
    if (is_set("CONFSYNC_ACCEPT")) {
        write_file_atomically(given.folder / "steps", actual);
        fmt::print("accepted, not tested: {}\n", (given.folder / "steps").string());
        return skipped;
    }
    if (actual == expected) return passed;
    fmt::print("\nif this is right: CONFSYNC_ACCEPT=1 ctest --preset dev -R 'scenario_{}$'\n",
               given.folder.filename().string());
    return failed;
}

int run(const Given& given) {
    if (is_set("CONFSYNC_ACCEPT") && is_set("CI")) {
        throw Error(ErrorKind::failed,
                    "CONFSYNC_ACCEPT is set under CI, where nothing is accepted");
    }
    required_file(given, "README");
    const std::string expected = required_file(given, "steps");
    const Script script = parse_script(expected);
    if (script.steps.empty()) throw Error(ErrorKind::failed, "its steps have no command");
    const World world(given);
    std::vector<std::string> outputs;
    const std::string actual = to_text(played(script, world, outputs));
    check_leaks(world, outputs);
    return judge(given, expected, actual);
}

int told(const Error& error) {
    fmt::print(stderr, "{}\n{}\n", error.message(), error.hint());
    return failed;
}

}  // namespace

}  // namespace confsync::scenario

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "usage: scenario FOLDER CONFSYNC COMMANDS\n");
        return 64;
    }
    try {
        return confsync::scenario::run({argv[1], argv[2], argv[3]});
    } catch (const confsync::Error& error) {
        return confsync::scenario::told(error);
    }
}
