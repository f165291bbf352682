#include "base/clock.hpp"

#include <fmt/chrono.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>

#include "base/error.hpp"

namespace confsync {

namespace {

class SystemClock final : public Clock {
  public:
    Timestamp now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    Deadline steady_now() const override { return std::chrono::steady_clock::now(); }
    void sleep_for(std::chrono::milliseconds time, const std::stop_token& stop) override {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any condition;
        condition.wait_for(lock, stop, time, [] { return false; });
    }
};

std::chrono::minutes offset_of(const std::string& text, std::size_t at) {
    if (at < text.size() && text[at] == 'Z') return std::chrono::minutes{0};
    char sign = '+';
    int hours = 0;
    int minutes = 0;
    const int fields = std::sscanf(text.c_str() + at, "%c%2d:%2d", &sign, &hours, &minutes);
    if (fields < 2) throw Error(ErrorKind::failed, "not a time: " + text);
    const auto offset = std::chrono::minutes{hours * 60 + minutes};
    return sign == '-' ? -offset : offset;
}

}  // namespace

Clock& system_clock() {
    static SystemClock clock;
    return clock;
}

std::string iso8601(Timestamp time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (time - seconds).count());
}

Timestamp parse_iso8601(const std::string& text) {
    int year = 0, hour = 0, minute = 0, used = 0;
    unsigned month = 0, day = 0;
    double second = 0;
    const int fields = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%lf%n", &year, &month, &day,
                                   &hour, &minute, &second, &used);
    if (fields != 6) throw Error(ErrorKind::failed, "not a time: " + text);
    const std::chrono::sys_days date =
        std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
    const auto time = std::chrono::hours{hour} + std::chrono::minutes{minute} +
                      std::chrono::milliseconds{static_cast<std::int64_t>(second * 1000 + 0.5)};
    return date + time - offset_of(text, static_cast<std::size_t>(used));
}

}  // namespace confsync
