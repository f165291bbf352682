#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "base/error.hpp"
#include "net/transport.hpp"

namespace confsync::net {

/// Answers from a script and remembers what it was asked; the last answer repeats.
class FakeTransport final : public Transport {
  public:
    using Step = std::function<Response(const Request&)>;

    struct Seen {
        std::vector<Request> requests;
        std::deque<Step> steps;
    };

    explicit FakeTransport(Seen& seen) : seen_(seen) {}

    Response send(const Request& request, const Cancellation&) override {
        seen_.requests.push_back(request);
        const Step step = seen_.steps.front();
        if (seen_.steps.size() > 1) seen_.steps.pop_front();
        return step(request);
    }

  private:
    Seen& seen_;
};

inline FakeTransport::Step answer(int status, std::string body = {},
                                  std::vector<Header> headers = {}) {
    return [=](const Request&) { return Response{status, headers, body}; };
}

inline FakeTransport::Step silence() {
    return [](const Request&) -> Response { throw Error(ErrorKind::network, "no answer"); };
}

}  // namespace confsync::net
