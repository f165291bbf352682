#include <fmt/format.h>

#include <algorithm>

#include "confluence/cloud.hpp"
#include "render/storage.hpp"

namespace confsync::confluence {

using namespace engine;

namespace {

/// How often one write is sent when each try proves not to have landed.
constexpr int tries = 4;

[[noreturn]] void refuse_title(ErrorKind kind, const std::string& title) {
    throw Error(kind, fmt::format("another page of the space holds the title \"{}\"", title),
                "rename one of the two, adopt that page, or set title-prefix");
}

/// Servers of one site differ by seconds, and a Date header has no fractions.
constexpr std::chrono::seconds clock_skew{5};

/// Why a write ends without success. An answer that says another number than was asked for, of a
/// page that is still as before, leaves nothing to go by.
Error failure(const Outcome& outcome, const std::string& doing) {
    const Error fallback(ErrorKind::failed, "the server's answers contradict each other",
                         "look at the page in the browser, then run again");
    return outcome.why.value_or(fallback).within(doing);
}

std::string at_version(const RemotePage& page) {
    switch (page.status) {
        case PageStatus::trashed: return "is in the trash";
        case PageStatus::archived: return "is archived";
        case PageStatus::draft: return "is a draft";
        case PageStatus::current: break;
    }
    return fmt::format("is at version {}", page.version.number);
}

}  // namespace

Outcome Cloud::send_new(const NewPage& page, const Cancellation& cancel) {
    net::Query query;
    if (page.parent.empty()) query.emplace_back("root-level", "true");
    net::Request request = api_.request(net::Method::post, "api/v2/pages", query);
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = write_new_page(page);
    return api_.write(std::move(request), cancel);
}

/// A creation carries no message, so it is recognised by everything else it was made of.
std::optional<RemotePage> Cloud::find_created(const NewPage& page,
                                              const std::optional<Timestamp>& began,
                                              const Cancellation& cancel) {
    const AccountId me = site(cancel).account;
    for (const RemotePage& candidate : pages_titled(page.space, {page.title}, cancel)) {
        const bool ours = candidate.version == Version{1} && candidate.author == me &&
                          candidate.status == PageStatus::current &&
                          candidate.title == page.title &&
                          (page.parent.empty() || candidate.parent == page.parent) &&
                          (!began || candidate.created >= *began - clock_skew);
        if (!ours) continue;
        auto found = pages({candidate.id}, With::body, cancel);
        const auto with_body = found.find(candidate.id);
        if (with_body == found.end() || !with_body->second.body) continue;
        const std::string body = *with_body->second.body;
        if (render::canonical(body) == render::canonical(page.body)) return candidate;
    }
    return std::nullopt;
}

RemotePage Cloud::create(const NewPage& page, const Cancellation& cancel) {
    site(cancel);
    const std::optional<Timestamp> began = api_.server_time();
    bool maybe_landed = false;
    for (int attempt = 1;; ++attempt) {
        const Outcome outcome = send_new(page, cancel);
        if (outcome.body) {
            RemotePage made = read_page(*outcome.body, api_.root());
            note_newborn(made.id);
            made.body.reset();
            return made;
        }
        maybe_landed = maybe_landed || outcome.unknown;
        const auto landed = maybe_landed ? find_created(page, began, cancel) : std::nullopt;
        if (landed) {
            note_newborn(landed->id);
            return *landed;
        }
        if (outcome.problem.title_taken()) refuse_title(ErrorKind::conflict, page.title);
        const bool early = outcome.problem.status == 404 && is_newborn(page.parent);
        if (attempt == tries || !(outcome.again || early)) {
            throw failure(outcome, fmt::format("creating \"{}\"", page.title));
        }
        pause(attempt, cancel);
    }
}

Outcome Cloud::send_version(const PageWrite& write, const Cancellation& cancel) {
    net::Request request =
        api_.request(net::Method::put, "api/v2/pages/" + segment(write.id.value));
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = write_page(write);
    return api_.write(std::move(request), cancel);
}

std::optional<RemotePage> Cloud::settled(const PageWrite& write, const Cancellation& cancel) {
    RemotePage now = page(write.id, cancel);
    const Version wanted = write.expected.next();
    if (now.version == write.expected && now.status == PageStatus::current) return std::nullopt;
    if (now.version == wanted && now.message == write.message) return now;
    if (now.version > wanted) {
        // Ours may have landed and somebody went on from it.
        for (const VersionFacts& version : history(write.id, cancel)) {
            if (version.version != wanted || version.message != write.message) continue;
            now.version = wanted;
            now.title = write.title;
            now.message = version.message;
            now.author = version.author;
            now.written = version.written;
            return now;
        }
    }
    throw Error(ErrorKind::conflict,
                fmt::format("page \"{}\" ({}) {}, not at version {}", now.title, now.id.value,
                            at_version(now), write.expected.number),
                "nothing was overwritten; look at it with: confsync status --remote");
}

/// A page that went to the trash meanwhile is restored by the write, its text ignored
/// (quirks.md 31): then the answer holds the text of the version before.
void Cloud::refuse_ignored_body(const PageWrite& write, const RemotePage& made,
                                const Cancellation& cancel) {
    if (!made.body) return;
    const std::string stored = render::canonical(*made.body);
    if (stored == render::canonical(write.body)) return;
    if (render::canonical(body_of(write.id, write.expected, cancel)) != stored) return;
    throw Error(ErrorKind::conflict,
                fmt::format("page \"{}\" ({}) was in the trash: the server restored it with its "
                            "old text",
                            made.title, made.id.value),
                "decide whether the page is wanted; nothing of its text was overwritten");
}

RemotePage Cloud::update(const PageWrite& write, const Cancellation& cancel) {
    for (int attempt = 1;; ++attempt) {
        const Outcome outcome = send_version(write, cancel);
        if (outcome.body) {
            RemotePage made = read_page(*outcome.body, api_.root());
            refuse_ignored_body(write, made, cancel);
            made.body.reset();
            if (made.version == write.expected.next()) return made;
        }
        if (outcome.problem.title_taken()) refuse_title(ErrorKind::failed, write.title);
        const int status = outcome.problem.status;
        const bool passing = outcome.again || outcome.body || status == 409;
        // Archived and trashed pages refuse a version with 400 or 404 (quirks.md 32).
        if (passing || outcome.unknown || status == 404 || status == 400) {
            if (const auto landed = settled(write, cancel)) return *landed;
        }
        const bool early = status == 404 && is_newborn(write.id);
        if (attempt == tries || !(passing || early)) {
            throw failure(outcome, fmt::format("updating \"{}\"", write.title));
        }
        pause(attempt, cancel);
    }
}

void Cloud::move(const PageId& page, const PageId& parent, const Cancellation& cancel) {
    const std::string path = fmt::format("rest/api/content/{}/move/append/{}", segment(page.value),
                                         segment(parent.value));
    patiently(page, cancel, [&] { return api_.put(api_.request(net::Method::put, path), cancel); });
}

bool Cloud::is_in_trash(const PageId& id, const Cancellation& cancel) {
    const auto found = pages({id}, With::facts, cancel);
    const auto page = found.find(id);
    return page != found.end() && page->second.status == PageStatus::trashed;
}

/// Whatever the answer was: that the page is in the trash now is what counts.
void Cloud::trash(const PageId& page, const Cancellation& cancel) {
    for (int attempt = 1;; ++attempt) {
        const Outcome outcome = api_.write(
            api_.request(net::Method::del, "api/v2/pages/" + segment(page.value)), cancel);
        if (outcome.body || is_in_trash(page, cancel)) return;
        if (attempt == tries || !(outcome.again || outcome.unknown))
            throw failure(outcome, fmt::format("putting page {} into the trash", page.value));
        pause(attempt, cancel);
    }
}

std::optional<RemotePage> Cloud::restored(const PageWrite& write, const Cancellation& cancel) {
    const auto found = pages({write.id}, With::facts, cancel);
    const auto page = found.find(write.id);
    if (page != found.end()) {
        const RemotePage& now = page->second;
        const bool trashed = now.status == PageStatus::trashed;
        if (trashed && now.version == write.expected) return std::nullopt;
        const bool ours = now.author == site(cancel).account;
        if (!trashed && ours && now.version == write.expected.next()) return now;
    }
    throw Error(ErrorKind::conflict,
                fmt::format("page \"{}\" ({}) is not in the trash at version {} any more",
                            write.title, write.id.value, write.expected.number),
                "look at it with: confsync status --remote");
}

RemotePage Cloud::restore(const PageWrite& write, const Cancellation& cancel) {
    for (int attempt = 1;; ++attempt) {
        if (attempt == 1)
            if (const auto already = restored(write, cancel)) return *already;
        const Outcome outcome = send_version(write, cancel);
        if (outcome.body) {
            RemotePage made = read_page(*outcome.body, api_.root());
            made.body.reset();
            return made;
        }
        if (outcome.problem.title_taken()) refuse_title(ErrorKind::failed, write.title);
        if (const auto landed = restored(write, cancel)) return *landed;
        if (attempt == tries || !(outcome.again || outcome.unknown))
            throw failure(outcome, fmt::format("restoring \"{}\"", write.title));
        pause(attempt, cancel);
    }
}

void Cloud::add_labels(const PageId& page, const std::vector<std::string>& labels,
                       const Cancellation& cancel) {
    if (labels.empty()) return;
    const std::string path = fmt::format("rest/api/content/{}/label", segment(page.value));
    net::Request request = api_.request(net::Method::post, path);
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = write_labels(labels);
    patiently(page, cancel, [&] { return api_.put(request, cancel); });
}

void Cloud::remove_label(const PageId& page, const std::string& label, const Cancellation& cancel) {
    const std::string path = fmt::format("rest/api/content/{}/label", segment(page.value));
    net::Request request = api_.request(net::Method::del, path, {{"name", label}});
    request.repeat = net::Repeat::safe;
    const Outcome outcome = api_.write(std::move(request), cancel);
    if (outcome.body || outcome.problem.label_absent()) return;
    throw failure(outcome, fmt::format("removing label \"{}\"", label));
}

}  // namespace confsync::confluence
