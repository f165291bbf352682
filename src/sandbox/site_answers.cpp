#include "sandbox/site_answers.hpp"

#include <fmt/format.h>

#include <random>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "sandbox/control_json.hpp"
#include "sandbox/viewer.hpp"

namespace confsync::sandbox {

namespace {

/// The other people of the site; the first one is who edits when nobody is named.
constexpr std::array<const char*, 3> people{"Ada Lovelace", "Grace Hopper", "Linus Pauling"};

/// A sandbox that runs for days must not fill the memory with its record.
constexpr std::size_t most_recorded = std::size_t{256} * 1024 * 1024;

std::size_t size_of(const Exchange& exchange) {
    return exchange.target.size() + exchange.request_body.size() + exchange.response_body.size() +
           sizeof(Exchange);
}

/// "docs-bot@acme.example" is called "Docs Bot"; the usual account too.
std::string display_name_of(const std::string& user) {
    const std::string name = user.substr(0, user.find('@'));
    if (name == "sandbox") return "Docs Bot";
    std::vector<std::string> words;
    for (const std::string_view word : split(replace_all(name, ".", "-"), '-'))
        words.push_back(humanized(word));
    return join(words, " ");
}

std::string random_hex() {
    std::random_device device;
    std::string hex;
    for (int i = 0; i < 4; ++i) hex += fmt::format("{:08x}", device());
    return hex;
}

Site make_site(Wiki& wiki, const ServerOptions& options, const std::string& origin) {
    const User account = wiki.add_user(display_name_of(options.user), options.user);
    for (const char* name : people) wiki.add_user(name, "");
    wiki.add_space(options.space, options.space, account.account_id);
    Site site{wiki, origin, account, {}, "/media-" + random_hex(), random_hex()};
    site.authorization = "Basic " + base64(options.user + ":" + options.token);
    return site;
}

std::string account_called(const Wiki& wiki, const std::string& name) {
    for (const User& user : wiki.users())
        if (user.display_name == name) return user.account_id;
    return name;
}

}  // namespace

bool RateLimit::allows() {
    if (per_second_ == 0) return true;
    const std::lock_guard lock(mutex_);
    const Deadline now = clock_.steady_now();
    if (now - second_ >= std::chrono::seconds(1)) {
        second_ = now;
        used_ = 0;
    }
    return ++used_ <= per_second_;
}

SiteAnswers::SiteAnswers(const ServerOptions& options, Clock& clock, const std::string& origin)
    : options_(options),
      clock_(clock),
      wiki_(options.database, clock),
      site_(make_site(wiki_, options, origin)),
      control_path_("/control-" + random_hex()),
      csrf_(random_hex()),
      limit_(options.requests_per_second, clock) {}

void SiteAnswers::edit_as_somebody(const Fault& edit) {
    const auto page = wiki_.page(edit.page);
    if (!page) return;
    const auto author = account_called(wiki_, edit.author.value_or(people.front()));
    if (edit.comment) {
        wiki_.add_inline_comment(page->id, *edit.comment, "<p>And this?</p>", author);
        return;
    }
    PageEdit change;
    change.id = page->id;
    change.version = page->version.number + 1;
    change.title = edit.title.value_or(page->title);
    change.body =
        edit.body.value_or(*wiki_.body(page->id) + "<p>Meanwhile, somebody wrote this.</p>");
    wiki_.edit(change, author);
}

serve::Response SiteAnswers::answer_with_faults(const serve::Request& request) {
    const Verdict verdict = faults_.judge(request, clock_.now());
    for (const Fault& edit : verdict.edits) edit_as_somebody(edit);
    if (!verdict.effect) return *verdict.instead;
    serve::Response response = answer_api(request, site_);
    if (request.method == "POST" && request.path == "/wiki/api/v2/pages")
        faults_.created(id_in(response.body));
    return verdict.instead.value_or(std::move(response));
}

void SiteAnswers::record(const serve::Request& request, const serve::Response& response) {
    const bool answered = response.connection == serve::Connection::keep;
    std::vector<std::string> parts;
    for (const serve::Part& part : request.parts) parts.push_back(part.name);
    const std::lock_guard lock(mutex_);
    exchanges_.push_back({request.method, request.target, request.body,
                          answered ? response.status : 0, response.content_type, response.body,
                          request.writes(), std::move(parts)});
    recorded_bytes_ += size_of(exchanges_.back());
    for (; recorded_bytes_ > most_recorded; exchanges_.pop_front())
        recorded_bytes_ -= size_of(exchanges_.front());
}

serve::Response SiteAnswers::answer_call(const serve::Request& request) {
    if (options_.latency.count() > 0) clock_.sleep_for(options_.latency, stopping_.get_token());
    serve::Response response = limit_.allows()
                                   ? answer_with_faults(request)
                                   : too_many_requests(1, limit_.per_second(), clock_.now());
    record(request, response);
    return response;
}

serve::Response SiteAnswers::answer(const serve::Request& request) {
    if (request.path == control_path_) return answer_control(request, faults_);
    if (request.path.starts_with(site_.media_path + "/")) {
        if (request.header("Authorization")) faults_.credentials_reached_media();
        return answer_media(request, site_);
    }
    if (is_api(request.path) && !is_persons_download(request)) return answer_call(request);
    if (auto page = view(request, wiki_, csrf_)) return std::move(*page);
    return serve::html_page("<!doctype html><title>Not here</title><p>There is no such page.</p>",
                            404);
}

std::vector<Exchange> SiteAnswers::exchanges(bool forget) {
    const std::lock_guard lock(mutex_);
    std::vector<Exchange> seen(exchanges_.begin(), exchanges_.end());
    if (!forget) return seen;
    exchanges_.clear();
    recorded_bytes_ = 0;
    return seen;
}

}  // namespace confsync::sandbox
