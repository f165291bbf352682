#pragma once

#include <deque>
#include <mutex>
#include <vector>

#include "sandbox/api.hpp"
#include "sandbox/faults.hpp"
#include "sandbox/server.hpp"
#include "serve/csrf.hpp"

namespace confsync::sandbox {

/// Allows so many requests in each second of the steady clock.
class RateLimit {
  public:
    RateLimit(int per_second, const Clock& clock) : per_second_(per_second), clock_(clock) {}

    /// False when the second's share is used up. No limit when it is 0.
    bool allows();
    int per_second() const { return per_second_; }

  private:
    int per_second_;
    const Clock& clock_;
    std::mutex mutex_;
    Deadline second_{};
    int used_ = 0;
};

/// What the server answers to anything, faults and limits included, with a record of API traffic.
class SiteAnswers {
  public:
    /// `origin`: "http://127.0.0.1:PORT", where it will be reached.
    SiteAnswers(const ServerOptions& options, Clock& clock, const std::string& origin);

    serve::Response answer(const serve::Request& request);

    const std::string& control_path() const { return control_path_; }
    Wiki& wiki() { return wiki_; }
    std::vector<Exchange> exchanges(bool forget);
    /// No request waits any more for the sake of latency.
    void stop() { stopping_.request_stop(); }

  private:
    serve::Response answer_call(const serve::Request& request);
    serve::Response answer_with_faults(const serve::Request& request);
    void edit_as_somebody(const Fault& edit);
    void record(const serve::Request& request, const serve::Response& response);

    ServerOptions options_;
    Clock& clock_;
    Wiki wiki_;
    Site site_;
    std::string control_path_;
    serve::Csrf csrf_;
    Faults faults_;
    RateLimit limit_;
    std::stop_source stopping_;
    std::mutex mutex_;
    std::deque<Exchange> exchanges_;
    std::size_t recorded_bytes_ = 0;
};

}  // namespace confsync::sandbox
