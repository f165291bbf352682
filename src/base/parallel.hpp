#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace confsync {

/// How many threads are worth starting for `items` when each should get at least `share` of them;
/// `jobs` is the most, 0: as many as the machine has.
inline std::size_t threads_for(std::size_t items, std::size_t share, unsigned jobs) {
    const std::size_t most = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(items / share, 1, most);
}

/// Calls `make_worker()` once per thread and the worker it gives once for each index below
/// `items`, in batches (of one where each costs a request). Rethrows the first failure after all
/// threads have ended.
template <class MakeWorker>
void for_each_index(std::size_t items, std::size_t threads, MakeWorker make_worker,
                    std::size_t batch = 16) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            auto worker = make_worker();
            for (auto at = next.fetch_add(batch); at < items; at = next.fetch_add(batch))
                for (auto i = at; i < std::min(at + batch, items); ++i) worker(i);
        } catch (...) {
            const std::scoped_lock lock(mutex);
            if (!failure) failure = std::current_exception();
            next = items;
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace confsync
