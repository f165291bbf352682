#include "confluence/problem.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "confluence/problem_json.hpp"
#include "net/redact.hpp"

namespace confsync::confluence {

namespace {

bool contains(std::string_view text, std::string_view part) {
    return lower_case(text).find(part) != std::string::npos;
}

std::string content_type(const net::Response& response) {
    return lower_case(response.header("Content-Type").value_or(""));
}

std::string request_id(const net::Response& response) {
    for (const char* name : {"atl-request-id", "atl-traceid", "X-AREQUESTID"}) {
        if (const auto value = response.header(name)) return *value;
    }
    return {};
}

ErrorKind kind_of(const Problem& problem) {
    if (problem.edge || problem.status == 429 || problem.status >= 500) return ErrorKind::network;
    switch (problem.status) {
        case 401:
        case 403:
        case 407: return ErrorKind::credentials;
        case 404: return problem.web_page ? ErrorKind::failed : ErrorKind::not_found;
        case 408: return ErrorKind::network;
        case 409: return ErrorKind::conflict;
        default: return ErrorKind::failed;
    }
}

std::string words(const Problem& problem) {
    if (problem.edge) return fmt::format("the edge of the site answered {}", problem.status);
    if (problem.status == 429) return "the server keeps asking to slow down (429)";
    if (!problem.location.empty()) {
        return fmt::format("the server answered {} and points to {}", problem.status,
                           problem.location);
    }
    if (problem.web_page) {
        return fmt::format("the server answered with a web page, not with JSON ({})",
                           problem.status);
    }
    if (problem.text.empty()) return fmt::format("the server answered {}", problem.status);
    return fmt::format("the server answered {}: {}", problem.status, problem.text);
}

std::string advice(const Problem& problem) {
    if (!problem.location.empty()) return "set site.url to the address where Confluence answers";
    if (problem.edge) return "try again in a minute";
    if (problem.status == 407) return "the proxy wants credentials: check HTTPS_PROXY";
    if (problem.status == 401 && problem.web_page) {
        return "check auth.user and the token; a token with scopes works only with the address "
               "https://api.atlassian.com/ex/confluence/<cloud id>";
    }
    if (problem.status == 429 || problem.status >= 500) return "try again in a minute";
    if (problem.web_page) {
        return "check site.url, and whether a login page (SSO) or a proxy stands before it";
    }
    if (problem.status == 401 || problem.status == 403) {
        return "check auth.user, the token and what the account may do there";
    }
    if (problem.status == 410) return "this address no longer offers what confsync needs";
    return {};
}

std::string hint(const std::string& what_to_do, const Problem& problem) {
    std::vector<std::string> hints;
    if (!what_to_do.empty()) hints.push_back(what_to_do);
    if (!problem.request_id.empty()) hints.push_back("request id " + problem.request_id);
    return join(hints, "; ");
}

}  // namespace

bool Problem::bare_not_found() const {
    return status == 404 && !web_page && !edge && (text.empty() || text == "Not Found");
}

bool Problem::forbidden() const { return status == 403 && !web_page && !edge; }

bool Problem::title_taken() const {
    return status == 400 && contains(text, "title already exists");
}

bool Problem::file_name_taken() const {
    return status == 400 && contains(text, "same file name as an existing attachment");
}

bool Problem::label_absent() const { return status == 404 && contains(text, "no label found"); }

bool Problem::maybe_done() const { return status >= 500 || status == 408; }

Problem problem_of(const net::Response& response) {
    Problem problem;
    problem.status = response.status;
    problem.web_page = contains(content_type(response), "html");
    problem.text = read_problem_text(response.body);
    problem.request_id = request_id(response);
    problem.edge = (response.status == 403 || response.status == 404) &&
                   contains(response.header("x-cache").value_or(""), "error from cloudfront");
    if (response.status >= 300 && response.status < 400) {
        problem.location = net::redact_url(response.header("Location").value_or("nowhere"));
    }
    return problem;
}

Error error_of(const Problem& problem) {
    return {kind_of(problem), words(problem), hint(advice(problem), problem)};
}

Error permission_error_of(const Problem& problem) {
    return {ErrorKind::failed, words(problem),
            hint("give the account the permission to write there", problem)};
}

bool is_success(const net::Response& response) {
    if (response.status < 200 || response.status > 299) return false;
    if (response.status == 204 || response.body.empty()) return true;
    return contains(content_type(response), "json");
}

}  // namespace confsync::confluence
