#pragma once

#include <string>

#include "base/error.hpp"
#include "net/transport.hpp"

namespace confsync::confluence {

/// What an answer that is not a success says, whichever of Confluence's layers said it (api.md §3).
struct Problem {
    int status = 0;
    std::string text;        ///< the server's words, without Java class names; may be empty
    std::string request_id;  ///< for Atlassian's support; may be empty
    std::string location;    ///< where a redirect points; may be empty
    bool web_page = false;   ///< HTML: a proxy, a login page, the wrong address
    bool edge = false;       ///< the content network answered, not Confluence (quirks.md 14)

    /// 404 with nothing but "Not Found": purged, or bad credentials (quirks.md 1, 18).
    bool bare_not_found() const;
    /// 403 by Confluence itself: bad credentials, or an account that may not do that.
    bool forbidden() const;
    /// Create or update refused because another page holds the title (quirks.md 26).
    bool title_taken() const;
    /// Upload refused because the page has an attachment of that name (quirks.md 61).
    bool file_name_taken() const;
    /// Removing a label that is not there (quirks.md 57).
    bool label_absent() const;
    /// True when the write may have been carried out all the same.
    bool maybe_done() const;
};

Problem problem_of(const net::Response& response);

/// The problem as an error: the kind by status, what to do as the hint.
Error error_of(const Problem& problem);

/// What a 403 to a write comes to when the credentials are good: that page's failure alone.
Error permission_error_of(const Problem& problem);

/// True for a 2xx answer that carries JSON or, like 204, nothing.
bool is_success(const net::Response& response);

}  // namespace confsync::confluence
