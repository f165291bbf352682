#pragma once

#include <mutex>
#include <vector>

#include "base/clock.hpp"

namespace confsync::support {

/// Time that passes only when somebody sleeps: no test waits for it.
class MovingClock final : public Clock {
  public:
    Timestamp now() const override {
        const std::scoped_lock lock(mutex_);
        return Timestamp{} + std::chrono::hours{24 * 365 * 50} + passed_;
    }
    Deadline steady_now() const override {
        const std::scoped_lock lock(mutex_);
        return Deadline{} + std::chrono::hours{1} + passed_;
    }
    void sleep_for(std::chrono::milliseconds time, const std::stop_token&) override {
        const std::scoped_lock lock(mutex_);
        passed_ += time;
        sleeps_.push_back(time);
    }

    void tick(std::chrono::milliseconds time) {
        const std::scoped_lock lock(mutex_);
        passed_ += time;
    }
    std::vector<std::chrono::milliseconds> sleeps() const {
        const std::scoped_lock lock(mutex_);
        return sleeps_;
    }

  private:
    mutable std::mutex mutex_;
    std::chrono::milliseconds passed_{0};
    std::vector<std::chrono::milliseconds> sleeps_;
};

/// The same jitter each time.
class FixedRandom final : public Random {
  public:
    explicit FixedRandom(double value = 0.5) : value_(value) {}
    double uniform() override { return value_; }

  private:
    double value_;
};

}  // namespace confsync::support
