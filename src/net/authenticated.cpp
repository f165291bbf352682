#include "net/authenticated.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace confsync::net {

namespace {

class Authenticated final : public Transport {
  public:
    Authenticated(std::unique_ptr<Transport> inner, Credentials credentials)
        : inner_(std::move(inner)), credentials_(std::move(credentials)) {}

    Response send(const Request& request, const Cancellation& cancel) override {
        refuse_elsewhere(request);
        Request signed_request = request;
        signed_request.headers.push_back({"Authorization", "Basic " + basic()});
        try {
            Response response = inner_->send(signed_request, cancel);
            wipe(signed_request.headers.back().value);
            return response;
        } catch (...) {
            wipe(signed_request.headers.back().value);
            throw;
        }
    }

  private:
    void refuse_elsewhere(const Request& request) const {
        const Origin target = parse_url(request.url).origin;
        if (target == credentials_.origin) return;
        throw Error(ErrorKind::trust,
                    fmt::format("a request to {} was not sent: the credentials belong to {}",
                                to_string(target), to_string(credentials_.origin)));
    }

    std::string basic() const {
        std::string pair = fmt::format("{}:{}", credentials_.user, credentials_.token.reveal());
        std::string encoded = base64(pair);
        wipe(pair);
        return encoded;
    }

    std::unique_ptr<Transport> inner_;
    Credentials credentials_;
};

}  // namespace

std::unique_ptr<Transport> authenticated(std::unique_ptr<Transport> inner,
                                         Credentials credentials) {
    return std::make_unique<Authenticated>(std::move(inner), std::move(credentials));
}

}  // namespace confsync::net
