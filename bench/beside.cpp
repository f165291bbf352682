/// Runs two commands by turns and prints the median time of each, in microseconds: what the machine
/// does besides falls on both.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Microseconds = std::chrono::microseconds;

class Command {
  public:
    Command(char** first, char** last) : words_(first, last) {
        if (words_.empty()) throw std::runtime_error("a command is missing");
        words_.push_back(nullptr);
    }

    Microseconds run() const {
        const auto start = std::chrono::steady_clock::now();
        pid_t child = 0;
        if (posix_spawnp(&child, words_[0], &silence(), nullptr, words_.data(), environ) != 0)
            throw std::runtime_error(std::string("cannot run ") + words_[0]);
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0) throw std::runtime_error(std::string(words_[0]) + " failed");
        return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
    }

  private:
    /// Output to nowhere; errors stay to be seen.
    static const posix_spawn_file_actions_t& silence() {
        static const posix_spawn_file_actions_t actions = [] {
            posix_spawn_file_actions_t made;
            posix_spawn_file_actions_init(&made);
            posix_spawn_file_actions_addopen(&made, 1, "/dev/null", O_WRONLY, 0);
            return made;
        }();
        return actions;
    }

    std::vector<char*> words_;
};

long long median(std::vector<Microseconds> times) {
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return middle->count();
}

void measure(int runs, const Command& one, const Command& other) {
    std::vector<Microseconds> times_of_one;
    std::vector<Microseconds> times_of_other;
    // Once for the caches.
    one.run();
    other.run();
    for (int run = 0; run < runs; ++run) {
        times_of_one.push_back(one.run());
        times_of_other.push_back(other.run());
    }
    std::cout << median(times_of_one) << ' ' << median(times_of_other) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    try {
        char** const end = argv + argc;
        char** const middle =
            std::find_if(argv, end, [](std::string_view word) { return word == "--"; });
        if (argc < 2 || middle == end || std::atoi(argv[1]) < 1) {
            std::cerr << "usage: " << argv[0] << " RUNS COMMAND… -- COMMAND…\n";
            return 64;
        }
        measure(std::atoi(argv[1]), Command(argv + 2, middle), Command(middle + 1, end));
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
    return 0;
}
