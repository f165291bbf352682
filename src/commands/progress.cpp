#include "commands/progress.hpp"

#include <fmt/format.h>

#include "commands/style.hpp"

namespace confsync::commands {

namespace {

constexpr std::size_t bar_width = 20;

std::string bar(std::size_t done, std::size_t total) {
    const std::size_t full = std::min(done, total) * bar_width / total;
    return "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "]";
}

}  // namespace

std::string progress_line(const engine::Event& event, int width) {
    const std::string what = one_line(event.text.empty() ? event.key.value : event.text);
    const std::string line = event.total == 0
                                 ? what
                                 : fmt::format("{} {}/{} {}", bar(event.done, event.total),
                                               event.done, event.total, what);
    return elided(line, static_cast<std::size_t>(std::max(width - 1, 1)));
}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::on(const engine::Event& event) {
    terminal_ << "\r\x1b[K" << progress_line(event, width_) << std::flush;
    drawn_ = true;
}

void ProgressBar::clear() {
    if (drawn_) terminal_ << "\r\x1b[K" << std::flush;
    drawn_ = false;
}

}  // namespace confsync::commands
