#pragma once

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

namespace confsync {

/// Time of day in UTC, milliseconds.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
/// A point of the monotonic clock, for deadlines.
using Deadline = std::chrono::steady_clock::time_point;

/// Time is a port: no test sleeps.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    virtual Deadline steady_now() const = 0;
    /// Returns early when a stop is asked for.
    virtual void sleep_for(std::chrono::milliseconds time, const std::stop_token& stop) = 0;
};

/// The machine's clock. Lives as long as the program.
Clock& system_clock();

/// "2026-11-21T09:30:00.250Z", as Confluence writes times.
std::string iso8601(Timestamp time);

/// Reads that form, with or without fraction, with `Z` or an offset. Throws Error{failed}.
Timestamp parse_iso8601(const std::string& text);

/// How long a blocking call may take, and who may end it earlier.
struct Cancellation {
    std::stop_token stop;
    Deadline deadline = Deadline::max();
};

/// Source of jitter; seeded in tests so that every run can be repeated.
class Random {
  public:
    virtual ~Random() = default;
    /// Uniform in [0, 1).
    virtual double uniform() = 0;
};

}  // namespace confsync
