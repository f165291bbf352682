#include "net/redirected.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "net/url.hpp"

namespace confsync::net {

namespace {

bool is_redirect(const Response& response) {
    return response.status >= 300 && response.status < 400 && response.header("Location");
}

Request plain_request(const std::string& location) {
    const Origin target = parse_url(location).origin;
    if (target.scheme != "https" && !is_loopback(target))
        throw Error(ErrorKind::trust,
                    fmt::format("a redirect to {} was not followed: it is not encrypted",
                                to_string(target)));
    Request request;
    request.url = location;
    return request;
}

class Redirected final : public Transport {
  public:
    Redirected(std::unique_ptr<Transport> inner, std::unique_ptr<Transport> plain)
        : inner_(std::move(inner)), plain_(std::move(plain)) {}

    Response send(const Request& request, const Cancellation& cancel) override {
        Response response = inner_->send(request, cancel);
        if (!request.follow || !is_redirect(response)) return response;
        return plain_->send(plain_request(*response.header("Location")), cancel);
    }

  private:
    std::unique_ptr<Transport> inner_;
    std::unique_ptr<Transport> plain_;
};

}  // namespace

std::unique_ptr<Transport> redirected(std::unique_ptr<Transport> inner,
                                      std::unique_ptr<Transport> plain) {
    return std::make_unique<Redirected>(std::move(inner), std::move(plain));
}

}  // namespace confsync::net
