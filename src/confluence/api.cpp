#include "confluence/api.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "net/retry_after.hpp"

namespace confsync::confluence {

namespace {

std::string root_of(std::string_view site) {
    net::Url url = net::parse_url(site);
    constexpr std::string_view suffix = "/wiki";
    std::string& path = url.path;
    while (!path.empty() && path.back() == '/') path.pop_back();
    const bool has_suffix = path.size() >= suffix.size() &&
                            path.compare(path.size() - suffix.size(), suffix.size(), suffix) == 0;
    if (!has_suffix) path += suffix;
    url.query.clear();
    return to_string(url);
}

}  // namespace

std::string segment(const std::string& id) {
    const auto is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '_';
    };
    if (!id.empty() && std::all_of(id.begin(), id.end(), is_plain)) return id;
    throw Error(ErrorKind::failed, fmt::format("\"{}\" is no Confluence id", id),
                "ids are digits; check .confsync/map.json and confsync.toml");
}

Api::Api(std::string_view site, std::unique_ptr<net::Transport> transport)
    : root_(root_of(site)), transport_(std::move(transport)) {}

net::Request Api::request(net::Method method, const std::string& path,
                          const net::Query& query) const {
    net::Request request;
    request.method = method;
    request.url = net::join_path(root_, path);
    if (!query.empty()) request.url += "?" + net::encoded(query);
    request.headers = {{"Accept", "application/json"}};
    request.repeat = net::Repeat::never;
    return request;
}

net::Response Api::send(const net::Request& request, const Cancellation& cancel) {
    net::Response response = transport_->send(request, cancel);
    const auto date = net::parse_http_date(response.header("Date").value_or(""));
    const std::scoped_lock lock(mutex_);
    if (date) server_time_ = std::max(*date, server_time_.value_or(*date));
    return response;
}

std::optional<Timestamp> Api::server_time() const {
    const std::scoped_lock lock(mutex_);
    return server_time_;
}

void Api::check_credentials(const Cancellation& cancel) {
    net::Request who = request(net::Method::get, "rest/api/user/current");
    who.repeat = net::Repeat::safe;
    const net::Response response = send(who, cancel);
    if (!is_success(response)) throw error_of(problem_of(response));
}

std::string Api::accepted(const net::Response& response, const Cancellation& cancel) {
    if (is_success(response)) return response.body;
    const Problem problem = problem_of(response);
    if (problem.bare_not_found()) check_credentials(cancel);
    throw error_of(problem);
}

std::string Api::get(const std::string& path, const net::Query& query, const Cancellation& cancel) {
    net::Request read = request(net::Method::get, path, query);
    read.repeat = net::Repeat::safe;
    return accepted(send(read, cancel), cancel);
}

std::string Api::bytes(const std::string& path, const Cancellation& cancel) {
    net::Request read = request(net::Method::get, path);
    read.headers.clear();
    read.repeat = net::Repeat::safe;
    read.follow = true;
    net::Response response = send(read, cancel);
    if (response.status == 200) return std::move(response.body);
    return accepted(response, cancel);
}

std::string Api::ask(const std::string& path, std::string body, const Cancellation& cancel) {
    net::Request question = request(net::Method::post, path);
    question.headers.push_back({"Content-Type", "application/json"});
    question.body = std::move(body);
    question.repeat = net::Repeat::safe;
    return accepted(send(question, cancel), cancel);
}

Error Api::refusal(const Problem& problem, const Cancellation& cancel) {
    if (!problem.forbidden()) return error_of(problem);
    check_credentials(cancel);
    return permission_error_of(problem);
}

std::string Api::put(net::Request request, const Cancellation& cancel) {
    request.repeat = net::Repeat::safe;
    const net::Response response = send(request, cancel);
    if (response.status == 403) throw refusal(problem_of(response), cancel);
    return accepted(response, cancel);
}

Outcome Api::refused(const net::Response& response, const Cancellation& cancel) {
    Outcome outcome;
    outcome.problem = problem_of(response);
    outcome.why = refusal(outcome.problem, cancel);
    const bool success_without_json = response.status >= 200 && response.status < 300;
    outcome.again = outcome.problem.maybe_done();
    outcome.unknown = outcome.again || success_without_json;
    return outcome;
}

Outcome Api::write(net::Request request, const Cancellation& cancel) {
    try {
        const net::Response response = send(request, cancel);
        if (!is_success(response)) return refused(response, cancel);
        Outcome outcome;
        outcome.body = response.body;
        return outcome;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::network) throw;
        Outcome outcome;
        outcome.why = error;
        outcome.unknown = outcome.again = true;
        return outcome;
    }
}

}  // namespace confsync::confluence
