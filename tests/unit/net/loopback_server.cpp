#include "unit/net/loopback_server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace confsync::net {

namespace {

/// Reads head and as many body bytes as Content-Length says.
std::string read_request(int connection) {
    std::string text;
    std::size_t wanted = std::string::npos;
    char bytes[4096];
    while (text.size() < wanted) {
        const auto size = ::recv(connection, bytes, sizeof bytes, 0);
        if (size <= 0) return {};
        text.append(bytes, static_cast<std::size_t>(size));
        const auto end = text.find("\r\n\r\n");
        if (wanted != std::string::npos || end == std::string::npos) continue;
        const auto length = text.find("Content-Length: ");
        wanted = end + 4;
        if (length < end) wanted += std::strtoul(text.c_str() + length + 16, nullptr, 10);
    }
    return text;
}

}  // namespace

std::string ok(const std::string& body) {
    return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
}

LoopbackServer::LoopbackServer(Script answers) : answers_(std::move(answers)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0) std::abort();
    ::getsockname(listener_, generic, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
    ::shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
}

std::string LoopbackServer::url() const { return fmt::format("http://127.0.0.1:{}/", port_); }

std::vector<std::string> LoopbackServer::requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
}

int LoopbackServer::connections() const {
    const std::scoped_lock lock(mutex_);
    return connections_;
}

bool LoopbackServer::answer_one(int connection) {
    const std::string request = read_request(connection);
    if (request.empty()) return false;
    std::string answer;
    {
        const std::scoped_lock lock(mutex_);
        const std::size_t step = std::min(requests_.size(), answers_.size() - 1);
        requests_.push_back(request);
        answer = answers_[step];
    }
    if (answer.empty()) return false;
    return ::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL) > 0;
}

void LoopbackServer::serve() {
    for (;;) {
        const int connection = ::accept(listener_, nullptr, nullptr);
        if (connection < 0) return;
        {
            const std::scoped_lock lock(mutex_);
            ++connections_;
        }
        while (answer_one(connection)) continue;
        ::close(connection);
    }
}

}  // namespace confsync::net
