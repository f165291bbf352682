#include <fmt/format.h>

#include <algorithm>

#include "confluence/cloud.hpp"

namespace confsync::confluence {

using namespace engine;

namespace {

constexpr int tries = 4;

std::string properties_of(const PageId& page) {
    return fmt::format("api/v2/pages/{}/properties", segment(page.value));
}

std::string path_of(const PageId& page, const RemoteProperty& property) {
    return fmt::format("{}/{}", properties_of(page), segment(property.id));
}

[[noreturn]] void refuse(const PageId& page, const std::string& key, std::string_view why) {
    throw Error(ErrorKind::conflict, fmt::format("property {} of page {} {}", key, page.value, why),
                "somebody else wrote it meanwhile: run the command again");
}

}  // namespace

std::optional<RemoteProperty> Cloud::property(const PageId& page, const std::string& key,
                                              const Cancellation& cancel) {
    const auto rows = patiently(page, cancel, [&] {
        return api_.all(properties_of(page), {{"key", key}}, read_properties, cancel);
    });
    const auto found = std::ranges::find(rows, key, &RemoteProperty::key);
    return found == rows.end() ? std::nullopt : std::make_optional(*found);
}

Outcome Cloud::send_property(net::Method method, const std::string& path, std::string body,
                             const Cancellation& cancel) {
    net::Request request = api_.request(method, path);
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = std::move(body);
    return api_.write(std::move(request), cancel);
}

/// A key can be taken only once, so the value tells whether a write without an answer was ours.
RemoteProperty Cloud::add_property(const PageId& page, const std::string& key,
                                   const std::string& value, const Cancellation& cancel) {
    for (int attempt = 1;; ++attempt) {
        const Outcome outcome = send_property(net::Method::post, properties_of(page),
                                              write_property(key, value), cancel);
        if (outcome.body) return read_property(*outcome.body);
        const bool taken = outcome.problem.status == 409;
        if (taken || outcome.unknown) {
            const auto now = property(page, key, cancel);
            if (now && now->value == value) return *now;
            if (now || taken) refuse(page, key, "is there already");
        }
        const bool early = outcome.problem.status == 404 && is_newborn(page);
        if (attempt == tries || !(outcome.again || early))
            throw outcome.why->within(fmt::format("writing property {}", key));
        pause(attempt, cancel);
    }
}

RemoteProperty Cloud::set_property(const PageId& page, const RemoteProperty& before,
                                   const std::string& value, const Cancellation& cancel) {
    const Version wanted = before.version.next();
    for (int attempt = 1;; ++attempt) {
        const Outcome outcome = send_property(net::Method::put, path_of(page, before),
                                              write_property(before.key, value, wanted), cancel);
        if (outcome.body) return read_property(*outcome.body);
        const int status = outcome.problem.status;
        if (status == 409 || status == 404 || outcome.unknown) {
            const auto now = property(page, before.key, cancel);
            if (!now || now->id != before.id) refuse(page, before.key, "is gone");
            if (now->version == wanted && now->value == value) return *now;
            if (now->version != before.version) refuse(page, before.key, "has a newer version");
        }
        if (attempt == tries || !(outcome.again || status == 409))
            throw outcome.why->within(fmt::format("writing property {}", before.key));
        pause(attempt, cancel);
    }
}

void Cloud::remove_property(const PageId& page, const RemoteProperty& property,
                            const Cancellation& cancel) {
    net::Request request = api_.request(net::Method::del, path_of(page, property));
    request.repeat = net::Repeat::safe;
    const Outcome outcome = api_.write(std::move(request), cancel);
    if (outcome.body) return;
    // A 404 may also be a refusal: reading tells the two apart.
    const bool absent = outcome.problem.status == 404;
    if (absent && !this->property(page, property.key, cancel)) return;
    throw outcome.why->within(fmt::format("removing property {}", property.key));
}

}  // namespace confsync::confluence
