#include "sandbox/server.hpp"

#include "sandbox/site_answers.hpp"
#include "serve/http_server.hpp"

namespace confsync::sandbox {

struct Server::Running {
    Running(const ServerOptions& options, Clock& clock)
        : http(options.port), site(options, clock, http.origin()) {
        http.serve([this](const serve::Request& request) { return site.answer(request); });
    }

    serve::HttpServer http;
    SiteAnswers site;
};

Server::Server(const ServerOptions& options, Clock& clock)
    : running_(std::make_unique<Running>(options, clock)) {}

Server::~Server() { stop(); }

std::string Server::site_url() const { return running_->http.origin() + "/wiki"; }

std::string Server::control_url() const {
    return running_->http.origin() + running_->site.control_path();
}

std::vector<Exchange> Server::exchanges(bool forget) { return running_->site.exchanges(forget); }

Wiki& Server::wiki() { return running_->site.wiki(); }

void Server::stop() {
    running_->site.stop();
    running_->http.stop();
}

}  // namespace confsync::sandbox
