#include "serve/http_server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"

using namespace confsync;
using namespace confsync::serve;

namespace {

/// One connection, spoken to in plain text. Used by threads, where Boost's checks may not be.
class Line {
  public:
    explicit Line(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no connection");
    }
    ~Line() { ::close(socket_); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    void say(std::string_view text) {
        if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(text.size()))
            throw std::runtime_error("not sent");
    }
    /// Up to the text, or to the end of the connection.
    std::string hear(std::string_view until) {
        std::string heard;
        char byte = 0;
        while (!heard.ends_with(until) && ::recv(socket_, &byte, 1, 0) == 1) heard += byte;
        return heard;
    }

  private:
    int socket_;
};

struct Echo {
    std::atomic<int> asked = 0;
    HttpServer server{0};
    Echo() {
        server.serve([this](const Request& request) {
            ++asked;
            Response response =
                plain_text(request.method + " " + request.target + " " + request.body + "|");
            if (request.path == "/cut") response.connection = Connection::cut;
            for (const Part& part : request.parts)
                response.body += part.name + "=" + part.file_name + ":" + part.content + "|";
            return response;
        });
    }
    std::string ask(const std::string& head, const std::string& body = {}) {
        Line line(server.port());
        line.say(fmt::format(
            "{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{}\r\n{}", head,
            server.port(),
            body.empty() ? std::string{} : fmt::format("Content-Length: {}\r\n", body.size()),
            body));
        return line.hear("never");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_server, Echo)

BOOST_AUTO_TEST_CASE(a_target_arrives_as_it_was_sent) {
    BOOST_TEST(ask("GET /a%2Fb?x=%20&x=1").find("GET /a%2Fb?x=%20&x=1 |") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_write_without_a_body_does_not_wait_for_one) {
    BOOST_TEST(ask("PUT /move").find("PUT /move |") != std::string::npos);
    BOOST_TEST(ask("DELETE /x").find("DELETE /x |") != std::string::npos);
    BOOST_TEST(ask("POST /x", "body").find("POST /x body|") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(several_requests_share_a_connection) {
    Line line(server.port());
    for (int i = 0; i < 3; ++i) {
        line.say(fmt::format("GET /{} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", i, server.port()));
        BOOST_TEST(line.hear("|").find(fmt::format("GET /{} |", i)) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_cut_connection_carries_no_byte) {
    BOOST_TEST(ask("GET /cut").empty());
    BOOST_TEST(ask("POST /cut", "body").empty());
    BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(a_foreign_host_is_never_answered) {
    Line line(server.port());
    line.say(fmt::format("GET / HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n", server.port()));
    BOOST_TEST(line.hear("never").starts_with("HTTP/1.1 421"));
    BOOST_TEST(asked == 0);
    BOOST_TEST(is_loopback_host("[::1]:80", 80));
    BOOST_TEST(!is_loopback_host("127.0.0.1", 80));
    BOOST_TEST(!is_loopback_host("127.0.0.1.evil:80", 80));
}

BOOST_AUTO_TEST_CASE(the_body_of_a_refused_request_is_not_taken_for_the_next_one) {
    Line line(server.port());
    line.say(
        "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 18\r\n\r\n"
        "GET / HTTP/1.1\r\n\r\n");
    const std::string heard = line.hear("never");
    BOOST_TEST(heard.starts_with("HTTP/1.1 421"));
    BOOST_TEST(heard.rfind("HTTP/1.1") == 0u);
}

BOOST_AUTO_TEST_CASE(a_path_of_many_kilobytes_is_refused) {
    BOOST_TEST(ask("GET /" + std::string(5000, 'x')).starts_with("HTTP/1.1 414"));
}

BOOST_AUTO_TEST_CASE(a_port_is_held_by_one_server) {
    BOOST_CHECK_THROW(HttpServer{server.port()}, Error);
}

BOOST_AUTO_TEST_CASE(a_stop_does_not_wait_for_idle_connections) {
    Line idle(server.port());
    idle.say(fmt::format("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port()));
    idle.hear("|");
    server.stop();
    server.stop();
    BOOST_TEST(idle.hear("never").empty());
}

BOOST_AUTO_TEST_CASE(requests_are_answered_side_by_side) {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 8; ++i)
        clients.emplace_back([this] {
            for (int n = 0; n < 10; ++n) ask("GET /");
        });
    clients.clear();
    BOOST_TEST(asked == 80);
}

BOOST_AUTO_TEST_SUITE_END()
