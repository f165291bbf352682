#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace confsync::net {

struct Header {
    std::string name;
    std::string value;
};

/// One part of a multipart/form-data body. `open` may be called once for each try.
struct Part {
    std::string name;
    std::string file_name;  ///< empty: a plain field
    std::string content_type;
    std::uint64_t size = 0;
    std::function<std::unique_ptr<std::istream>()> open;
};

enum class Method { get, post, put, del };

/// As it stands in a request: "GET", "DELETE".
std::string_view to_string(Method method);

/// Whether sending the request twice does no harm.
enum class Repeat { safe, never };

struct Request {
    Method method = Method::get;
    std::string url;  ///< absolute, encoded
    std::vector<Header> headers;
    std::string body;
    std::vector<Part> parts;  ///< when there are any, `body` is not sent
    Repeat repeat = Repeat::safe;
    bool follow = false;  ///< a redirect is followed once, without credentials
};

struct Response {
    int status = 0;
    std::vector<Header> headers;
    std::string body;

    /// The first header of that name, any case; nothing when there is none.
    std::optional<std::string> header(std::string_view name) const;
};

/// Sends one request and waits for the answer. Callable from several threads. Any HTTP status is
/// an answer. Throws Error{network} when there was none (hint says whether anything was sent),
/// Error{interrupted} when stopped. Redirects are not followed, but by redirected().
class Transport {
  public:
    virtual ~Transport() = default;
    virtual Response send(const Request& request, const Cancellation& cancel) = 0;
};

}  // namespace confsync::net
