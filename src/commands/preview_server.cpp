#include "commands/preview_server.hpp"

#include <algorithm>
#include <chrono>

#include "base/clock.hpp"

namespace confsync::commands {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortest_pause{150};
// Looking at the files shall take no more than a tenth of the time.
constexpr int pauses_per_look = 10;

void watch(PreviewSite& site, const std::stop_token& stop) {
    auto pause = shortest_pause;
    while (!stop.stop_requested()) {
        system_clock().sleep_for(pause, stop);
        const auto begin = system_clock().steady_now();
        site.look_again();
        const auto end = system_clock().steady_now();
        const auto taken = std::chrono::duration_cast<milliseconds>(end - begin);
        pause = std::max(shortest_pause, pauses_per_look * taken);
    }
}

}  // namespace

PreviewServer::PreviewServer(PreviewSite& site, int port) : site_(site), http_(port) {
    http_.serve([this](const serve::Request& request) { return site_.answer(request); });
    watcher_ = std::jthread([this](const std::stop_token& stop) { watch(site_, stop); });
}

PreviewServer::~PreviewServer() { stop(); }

std::string PreviewServer::url() const {
    const engine::PageKey start = site_.start();
    return http_.origin() + (start.empty() ? "/" : preview_url(start));
}

void PreviewServer::stop() {
    watcher_.request_stop();
    site_.end();
    http_.stop();
}

}  // namespace confsync::commands
