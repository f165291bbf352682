#include "sandbox/faults.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sandbox/answers_json.hpp"
#include "sandbox/api.hpp"

namespace confsync::sandbox {

namespace {

bool counts(Counting counting, const serve::Request& request) {
    switch (counting) {
        case Counting::all: return true;
        case Counting::writes: return request.writes();
        case Counting::reads: return !request.writes();
    }
    return false;
}

bool is_after_create(FaultKind kind) {
    return kind == FaultKind::not_found_after_create || kind == FaultKind::conflict_after_create;
}

/// The id in ".../pages/ID…", or nothing.
std::string page_in(const serve::Request& request) {
    constexpr std::string_view pages = "/wiki/api/v2/pages/";
    if (!request.path.starts_with(pages)) return {};
    const std::string rest = request.path.substr(pages.size());
    return rest.substr(0, rest.find('/'));
}

serve::Response cloudfront(serve::Response response) {
    response.headers.push_back({"x-cache", "Error from cloudfront"});
    return response;
}

serve::Response status_answer(const Fault& fault, Timestamp now) {
    if (fault.status == 429) return too_many_requests(fault.retry_after.value_or(1), 100, now);
    serve::Response response;
    switch (fault.status) {
        case 401: response = scope_missing(); break;
        case 403:
            response = cloudfront(v1_error(403, "PermissionException",
                                           "Current user not permitted to use Confluence"));
            break;
        case 404: response = cloudfront(v2_error(404, "NOT_FOUND", "Not Found")); break;
        case 500: response = v2_error(500, "INTERNAL_SERVER_ERROR", "Internal Server Error"); break;
        default: response = edge_html(fault.status, fmt::format("{} error", fault.status));
    }
    if (fault.retry_after)
        response.headers.push_back({"Retry-After", std::to_string(*fault.retry_after)});
    return response;
}

serve::Response cut() {
    serve::Response response;
    response.connection = serve::Connection::cut;
    return response;
}

serve::Response forbidden(const serve::Request& request) {
    if (request.path.starts_with("/wiki/api/v2/")) return v2_error(403, "FORBIDDEN", "Forbidden");
    return v1_error(403, "PermissionException", "Could not create content with type page");
}

serve::Response conflict() { return v2_refusal({Refusal::stale_version, "", 1, 2}); }

void apply(const Fault& fault, const serve::Request& request, Timestamp now, Verdict& verdict) {
    verdict.effect = verdict.effect && fault.landed;
    switch (fault.kind) {
        case FaultKind::cut_before: verdict.instead = cut(); return;
        case FaultKind::cut_after: verdict.instead = cut(); return;
        case FaultKind::status: verdict.instead = status_answer(fault, now); return;
        case FaultKind::html:
            verdict.instead = edge_html(200, "Sign in to your company's network");
            return;
        case FaultKind::forbidden: verdict.instead = forbidden(request); return;
        case FaultKind::not_found_after_create:
            verdict.instead = v2_refusal({Refusal::no_page, page_in(request)});
            return;
        case FaultKind::conflict_after_create: verdict.instead = conflict(); return;
        case FaultKind::edit_before_write: verdict.edits.push_back(fault); return;
    }
}

}  // namespace

serve::Response too_many_requests(int retry_after, int limit, Timestamp now) {
    serve::Response response = json_answer(R"({"code":429,"message":"Rate limit exceeded"})", 429);
    response.headers = {{"Retry-After", std::to_string(retry_after)},
                        {"X-RateLimit-Limit", std::to_string(limit)},
                        {"X-RateLimit-Remaining", "0"},
                        {"X-RateLimit-Reset", iso8601(now + std::chrono::seconds(retry_after))},
                        {"X-RateLimit-NearLimit", "true"},
                        {"RateLimit-Reason", "confluence-burst-based"}};
    return response;
}

void Faults::arm(const Fault& fault) {
    const std::lock_guard lock(mutex_);
    armed_.push_back({fault});
    // What takes effect is the part of the fault's kind that no test has to say.
    const FaultKind kind = fault.kind;
    if (kind == FaultKind::cut_after || kind == FaultKind::edit_before_write)
        armed_.back().fault.landed = true;
}

void Faults::clear() {
    const std::lock_guard lock(mutex_);
    armed_.clear();
    new_pages_.clear();
}

bool Faults::concerns_new_page(const serve::Request& request) const {
    return new_pages_.count(page_in(request)) > 0;
}

bool Faults::fires(Armed& armed, const serve::Request& request) const {
    const Fault& fault = armed.fault;
    if (!counts(fault.counting, request)) return false;
    if (request.target.find(fault.path) == std::string::npos) return false;
    if (is_after_create(fault.kind) && !concerns_new_page(request)) return false;
    if (fault.kind == FaultKind::not_found_after_create && request.writes()) return false;
    if (fault.kind == FaultKind::conflict_after_create && request.method != "PUT") return false;
    if (fault.kind == FaultKind::edit_before_write && !request.writes()) return false;
    if (++armed.seen < fault.at) return false;
    return armed.fired++ < fault.times;
}

Verdict Faults::judge(const serve::Request& request, Timestamp now) {
    const std::lock_guard lock(mutex_);
    ++counters_.requests;
    ++(request.writes() ? counters_.writes : counters_.reads);
    ++counters_.routes[route_of(request)];
    Verdict verdict;
    for (Armed& armed : armed_)
        if (fires(armed, request)) apply(armed.fault, request, now, verdict);
    std::erase_if(armed_, [](const Armed& armed) { return armed.fired >= armed.fault.times; });
    return verdict;
}

void Faults::created(const std::string& page) {
    const std::lock_guard lock(mutex_);
    const bool waiting = std::any_of(armed_.begin(), armed_.end(), [](const Armed& armed) {
        return is_after_create(armed.fault.kind);
    });
    if (waiting) new_pages_.insert(page);
}

void Faults::credentials_reached_media() {
    const std::lock_guard lock(mutex_);
    ++counters_.credentials_to_media;
}

Counters Faults::counters() const {
    const std::lock_guard lock(mutex_);
    return counters_;
}

}  // namespace confsync::sandbox
