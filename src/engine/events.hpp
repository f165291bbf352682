#pragma once

#include <cstddef>
#include <string>

#include "engine/ids.hpp"

namespace confsync::engine {

/// Something that happened during a run, for progress bars, logs and interfaces.
struct Event {
    enum class Kind { phase, page_started, page_done, page_failed, waiting };
    Kind kind = Kind::phase;
    PageKey key;       ///< of the page, when there is one
    std::string text;  ///< a sentence or a title
    std::size_t done = 0;
    std::size_t total = 0;  ///< 0: not known
};

/// Listens to a run. Called in order, from one thread at a time.
class Events {
  public:
    virtual ~Events() = default;
    virtual void on(const Event& event) = 0;
};

/// For runs nobody watches.
class NoEvents final : public Events {
  public:
    void on(const Event&) override {}
};

}  // namespace confsync::engine
