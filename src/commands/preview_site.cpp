#include "commands/preview_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/preview_diff.hpp"
#include "commands/preview_html.hpp"
#include "workspace/paths.hpp"

namespace confsync::commands {

using engine::PageKey;
using serve::Request;
using serve::Response;

namespace {

// A browser gives up on an answer that takes very long; it asks again.
constexpr std::chrono::milliseconds longest_wait{20'000};

constexpr std::string_view page_prefix = "/page/";
constexpr std::string_view file_prefix = "/file/";

struct ShownType {
    std::string_view extension;
    std::string_view type;
};

/// What a browser may show in place; all else is saved, never run.
constexpr std::array<ShownType, 9> shown_types{{{"png", "image/png"},
                                                {"jpg", "image/jpeg"},
                                                {"jpeg", "image/jpeg"},
                                                {"gif", "image/gif"},
                                                {"webp", "image/webp"},
                                                {"avif", "image/avif"},
                                                {"bmp", "image/bmp"},
                                                {"svg", "image/svg+xml"},
                                                {"pdf", "application/pdf"}}};

Response html_page(const PreviewFrame& frame, int status = 200) {
    Response response = serve::html_page(framed(frame), status);
    // The script asks this server what changed, and nobody else.
    for (serve::Field& header : response.headers)
        if (header.name == "Content-Security-Policy") header.value += "; connect-src 'self'";
    return response;
}

Response error_page(std::string_view what, std::string_view hint, int status) {
    return html_page({std::string(what), "", error_html(what, hint), "", "", false, 0}, status);
}

Response asset(std::string_view type, std::string text) {
    return {200,
            fmt::format("{}; charset=utf-8", type),
            std::move(text),
            {{"X-Content-Type-Options", "nosniff"},
             {"Cache-Control", "no-cache"},
             {"Cross-Origin-Resource-Policy", "same-origin"}}};
}

Response file_response(const fs::path& file) {
    const auto extension = workspace::extension_of(file.filename().string());
    const auto shown = std::ranges::find(shown_types, extension, &ShownType::extension);
    const bool in_place = shown != shown_types.end();
    return {200,
            in_place ? std::string(shown->type) : "application/octet-stream",
            read_file(file),
            {{"Content-Disposition",
              fmt::format("{}; filename*=UTF-8''{}", in_place ? "inline" : "attachment",
                          percent_encoded(file.filename().string()))},
             {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
             {"X-Content-Type-Options", "nosniff"},
             {"Cross-Origin-Resource-Policy", "same-origin"},
             {"Referrer-Policy", "no-referrer"},
             {"Cache-Control", "no-cache"}}};
}

/// What stands behind a prefix, decoded; nothing for another path or a malformed escape.
std::optional<std::string> behind(std::string_view prefix, std::string_view path) {
    if (!path.starts_with(prefix)) return std::nullopt;
    return percent_decoded(path.substr(prefix.size()));
}

}  // namespace

PreviewSite::PreviewSite(const PreviewScope& scope, render::Flavor flavor,
                         PublishedPages* published)
    : scope_(scope),
      flavor_(flavor),
      published_(published),
      seen_(stamps_of(scope, {scope.start})),
      pages_(scope, flavor) {
    add_stamps(seen_, scope_.root, pages_.watched());
}

PageKey PreviewSite::start() {
    const std::scoped_lock lock(mutex_);
    return pages_.start();
}

Diagnostics PreviewSite::left_out() {
    const std::scoped_lock lock(mutex_);
    return pages_.folder().left_out();
}

Response PreviewSite::answer(const Request& request) {
    try {
        if (request.writes()) return serve::plain_text("nothing is written here\n", 405);
        return routed(request);
    } catch (const std::exception& error) {
        return error_page(error.what(), "", 500);
    }
}

Response PreviewSite::routed(const Request& request) {
    if (request.path == "/") return page("");
    if (request.path == "/changes") return changes(request.parameter("since").value_or(""));
    if (request.path == "/_preview/preview.css") return asset("text/css", preview_style());
    if (request.path == "/_preview/preview.js")
        return asset("text/javascript", std::string(preview_script()));
    if (const auto key = behind(page_prefix, request.path)) return page(*key);
    if (const auto path = behind(file_prefix, request.path)) return file(*path);
    return error_page("There is no such page.", "", 404);
}

Response PreviewSite::page(const std::string& key) {
    const PageKey wanted = key.empty() ? start() : PageKey(key);
    // Asked while nobody waits for the lock: the server may take its time.
    const auto published = published_ ? std::optional(published_->ask(wanted)) : std::nullopt;
    const std::scoped_lock lock(mutex_);
    if (failure_) {
        const std::string what = error_html(failure_->message(), failure_->hint());
        return html_page({"Preview", "", what, "", "", false, number_}, 500);
    }
    const auto found = pages_.page(wanted);
    if (!found) return missing_page(key);
    add_stamps(seen_, scope_.root, pages_.watched());
    return html_page({found->title, tree_html(pages_, wanted),
                      article_html(pages_, *found, content_of(*found, published)),
                      findings_html(*found), count_html(*found), published_ != nullptr, number_});
}

/// The file may come back: its page is the same one then, and is waiting.
Response PreviewSite::missing_page(const std::string& key) {
    const bool none = pages_.folder().nodes().empty();
    const std::string what =
        none ? "There is no Markdown file here." : fmt::format("No page is made of {}.", key);
    return html_page(
        {"Preview", tree_html(pages_, {}), error_html(what, ""), "", "", false, number_}, 404);
}

std::string PreviewSite::content_of(const PreviewPage& page,
                                    const std::optional<Published>& published) const {
    const auto* error = published ? std::get_if<Error>(&*published) : nullptr;
    if (error) return error_html(error->message(), error->hint()) + body_html(pages_, page);
    if (!published) return body_html(pages_, page);
    const PreviewSurroundings around(pages_.folder(), pages_.index(), *page.node, page.files);
    try {
        return compared_html(std::get<PublishedPage>(*published), page, flavor_, around);
    } catch (const Error& refused) {
        return error_html(refused.message(), refused.hint());
    }
}

Response PreviewSite::file(const std::string& path) {
    std::optional<fs::path> found;
    {
        const std::scoped_lock lock(mutex_);
        found = pages_.shown_file(path);
    }
    return found ? file_response(*found) : serve::plain_text("no page shows such a file\n", 404);
}

/// Answers when the number is another than `since`, or after a while.
Response PreviewSite::changes(const std::string& since) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, ending_.get_token(), longest_wait,
                      [&] { return std::to_string(number_) != since; });
    return serve::plain_text(fmt::format("{}\n", number_));
}

bool PreviewSite::look_again() {
    std::unique_lock lock(mutex_);
    const auto watched = pages_.watched();
    lock.unlock();
    Stamps now = stamps_of(scope_, watched);
    lock.lock();
    const auto changed = differences(seen_, now);
    seen_ = std::move(now);
    if (!changed.empty()) read_again(changed);
    return !changed.empty();
}

void PreviewSite::read_again(const std::set<std::string>& changed) {
    try {
        pages_.read_again(changed);
        failure_.reset();
    } catch (const Error& error) {
        failure_ = error;  // shown instead of the pages until a file changes again
    } catch (const std::exception& error) {
        failure_ = Error(ErrorKind::failed, error.what());
    }
    ++number_;
    changed_.notify_all();
}

}  // namespace confsync::commands
