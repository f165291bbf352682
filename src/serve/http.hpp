#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::serve {

/// A header, a query parameter or a form field; order and repeats are kept.
struct Field {
    std::string name;
    std::string value;

    auto operator<=>(const Field&) const = default;
};

using Fields = std::vector<Field>;

/// One part of a multipart/form-data body.
struct Part {
    std::string name;
    std::string file_name;     ///< empty for a plain field
    std::string content_type;  ///< as sent, with its parameters; may be empty
    std::string content;
};

struct Request {
    std::string method;
    std::string target;  ///< as sent: path and query, still percent-encoded
    std::string path;    ///< as sent, without the query
    Fields query;        ///< decoded, in order
    Fields headers;      ///< names as sent; `header` compares without case
    std::string body;    ///< empty when the body was multipart
    std::vector<Part> parts;

    /// The first header of that name, case-insensitive.
    std::optional<std::string> header(std::string_view name) const;
    /// The first query parameter of that name.
    std::optional<std::string> parameter(std::string_view name) const;
    /// All query parameters of that name, in order.
    std::vector<std::string> parameters(std::string_view name) const;
    /// The value of a field of a form body (x-www-form-urlencoded or multipart), or nothing.
    std::optional<std::string> form_field(std::string_view name) const;
    /// True for methods that may change something: all but GET and HEAD.
    bool writes() const;
};

/// What becomes of the connection instead of, or after, the answer.
enum class Connection { keep, cut };

struct Response {
    int status = 200;
    std::string content_type{};
    std::string body{};
    Fields headers{};
    Connection connection = Connection::keep;  ///< `cut`: closed without a byte of answer
};

/// Answers one request; called from several threads at once.
using Answer = std::function<Response(const Request&)>;

/// A page for people, with the headers every page of ours carries (html_security_headers).
Response html_page(std::string html, int status = 200);
/// 303 to `location`: what a form's POST answers.
Response see_other(std::string location);
Response plain_text(std::string text, int status = 200);

/// Fields of "a=1&b=x+y", percent-decoded, in order; malformed escapes are kept as they are.
Fields parse_query(std::string_view query);

/// "a.b" of "/x/a.b/y" split at slashes, each percent-decoded; nothing on a malformed escape.
std::optional<std::vector<std::string>> path_segments(std::string_view path);

/// Content-Security-Policy (own origin only, `frame-ancestors 'none'`, forms to self), nosniff,
/// no referrer: for every HTML answer.
const Fields& html_security_headers();

}  // namespace confsync::serve
