#pragma once

#include <ostream>

#include "engine/events.hpp"

namespace confsync::commands {

/// A progress bar, redrawn on one line of a terminal. The line is wiped when the bar goes.
class ProgressBar final : public engine::Events {
  public:
    ProgressBar(std::ostream& terminal, int width) : terminal_(terminal), width_(width) {}
    ~ProgressBar() override;
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void on(const engine::Event& event) override;
    /// Wipes the line, so that something else can be printed.
    void clear();

  private:
    std::ostream& terminal_;
    int width_;
    bool drawn_ = false;
};

/// "[######..............] 12/40 docs/a.md", cut to the width.
std::string progress_line(const engine::Event& event, int width);

}  // namespace confsync::commands
