#include "sandbox/server.hpp"

#include <fmt/format.h>

#include <mutex>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/api.hpp"
#include "serve/http_server.hpp"

namespace confsync::sandbox {

namespace {

/// "docs-bot@acme.example" is called "Docs Bot"; the default account too.
std::string display_name_of(const std::string& user) {
    const std::string local = user.substr(0, user.find('@'));
    if (local == "sandbox") return "Docs Bot";
    std::string name;
    for (const std::string_view word : split(replace_all(local, ".", "-"), '-')) {
        if (word.empty()) continue;
        if (!name.empty()) name += ' ';
        name += static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 'a' + 'A' : word[0]);
        name += word.substr(1);
    }
    return name;
}

std::string random_hex() { return ""; }

}  // namespace

struct Server::Running {
    Running(const ServerOptions& chosen, Clock& time)
        : options(chosen),
          clock(time),
          wiki(options.database, clock),
          site(make_site()),
          http(options.port, [this](const serve::Request& request) { return answer(request); }) {
        site.origin = http.origin();
    }

    Site make_site() {
        const User account = wiki.add_user(display_name_of(options.user), options.user);
        for (const char* name : {"Ada Lovelace", "Grace Hopper", "Linus Pauling"})
            wiki.add_user(name, "");
        wiki.add_space(options.space, options.space, account.account_id);
        const std::string credentials = options.user + ":" + options.token;
        return {wiki, "", account, "Basic " + base64(credentials), "", random_hex()};
    }

    serve::Response answer(const serve::Request& request) {
        serve::Response response = answer_api(request, site);
        const std::lock_guard lock(mutex);
        exchanges.push_back({request.method, request.target, request.body, response.status,
                             response.content_type, response.body, request.writes()});
        return response;
    }

    ServerOptions options;
    Clock& clock;
    Wiki wiki;
    Site site;
    std::mutex mutex;
    std::vector<Exchange> exchanges;
    serve::HttpServer http;
};

Server::Server(const ServerOptions& options, Clock& clock)
    : running_(std::make_unique<Running>(options, clock)) {}

Server::~Server() { stop(); }

std::string Server::site_url() const { return running_->http.origin() + "/wiki"; }

std::string Server::control_url() const { return {}; }

std::vector<Exchange> Server::exchanges(bool forget) {
    const std::lock_guard lock(running_->mutex);
    std::vector<Exchange> seen = running_->exchanges;
    if (forget) running_->exchanges.clear();
    return seen;
}

void Server::stop() { running_->http.stop(); }

}  // namespace confsync::sandbox
