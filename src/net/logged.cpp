#include "net/logged.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace confsync::net {

namespace {

std::uint64_t size_of(const Request& request) {
    std::uint64_t size = request.body.size();
    for (const Part& part : request.parts) size += part.size;
    return size;
}

class Logged final : public Transport {
  public:
    Logged(std::unique_ptr<Transport> inner, Clock& clock, Log log, Redactor redactor)
        : inner_(std::move(inner)),
          clock_(clock),
          log_(std::move(log)),
          redactor_(std::move(redactor)) {}

    Response send(const Request& request, const Cancellation& cancel) override {
        tell_request(request);
        const Deadline begin = clock_.steady_now();
        try {
            Response response = inner_->send(request, cancel);
            tell_response(response, begin);
            return response;
        } catch (const Error& error) {
            line(fmt::format("< no answer: {}", error.message()));
            throw;
        }
    }

  private:
    void line(std::string text) const { log_(redactor_(std::move(text))); }

    void tell_request(const Request& request) const {
        line(fmt::format("> {} {} ({} bytes)", to_string(request.method), redact_url(request.url),
                         size_of(request)));
        for (const Header& header : request.headers) line("> " + redact_header(header));
    }

    void tell_response(const Response& response, Deadline begin) const {
        const auto time =
            std::chrono::floor<std::chrono::milliseconds>(clock_.steady_now() - begin);
        line(fmt::format("< {} ({} bytes, {} ms)", response.status, response.body.size(),
                         time.count()));
        for (const char* name : {"atl-request-id", "atl-traceid", "Retry-After", "Location"}) {
            const auto value = response.header(name);
            if (value) line("< " + redact_header({name, *value}));
        }
    }

    std::unique_ptr<Transport> inner_;
    Clock& clock_;
    Log log_;
    Redactor redactor_;
};

}  // namespace

std::unique_ptr<Transport> logged(std::unique_ptr<Transport> inner, Clock& clock, Log log,
                                  Redactor redactor) {
    return std::make_unique<Logged>(std::move(inner), clock, std::move(log), std::move(redactor));
}

}  // namespace confsync::net
