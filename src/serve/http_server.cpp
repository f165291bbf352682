#include "serve/http_server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "base/error.hpp"

namespace confsync::serve {

namespace {

constexpr const char* address = "127.0.0.1";
constexpr std::size_t threads = 48;
// The library finds routes with std::regex, whose recursion a very long path would overflow.
constexpr std::size_t longest_path = 4096;
constexpr std::size_t most_requests = 1'000'000;
constexpr int idle_milliseconds = 30'000;
constexpr int stalled_milliseconds = 30'000;

/// Closed by `stop`, so that every thread waiting for a request sees it at once.
class StopSignal {
  public:
    StopSignal() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
            throw Error{ErrorKind::failed, "no pipe for the server's threads"};
    }
    ~StopSignal() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void raise() const {
        const char byte = 0;
        if (::write(ends_[1], &byte, 1) < 0) ::shutdown(ends_[1], SHUT_WR);
    }
    int descriptor() const { return ends_[0]; }

  private:
    std::array<int, 2> ends_{-1, -1};
};

bool wait_for(int socket, short events, int milliseconds) {
    pollfd waiting{socket, events, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

/// A connection the server can drop without an answer: the library itself always writes one.
class Wire : public httplib::Stream {
  public:
    explicit Wire(int socket) : socket_(socket) {}

    bool is_readable() const override { return wait_for(socket_, POLLIN, stalled_milliseconds); }
    bool is_writable() const override { return wait_for(socket_, POLLOUT, stalled_milliseconds); }

    ssize_t read(char* to, std::size_t size) override {
        if (next_ == filled_ && !fill()) return last_read_;
        const std::size_t taken = std::min(size, filled_ - next_);
        std::copy_n(buffer_.data() + next_, taken, to);
        next_ += taken;
        return static_cast<ssize_t>(taken);
    }

    ssize_t write(const char* from, std::size_t size) override {
        if (cut_ || !is_writable()) return -1;
        return ::send(socket_, from, size, MSG_NOSIGNAL);
    }

    void get_remote_ip_and_port(std::string& ip, int& port) const override {
        ip = "127.0.0.1";
        port = 0;
    }
    void get_local_ip_and_port(std::string& ip, int& port) const override {
        get_remote_ip_and_port(ip, port);
    }
    socket_t socket() const override { return socket_; }

    /// Nothing more is written: what the library would answer is lost.
    void cut() { cut_ = over_ = true; }
    /// Ends after this answer, for requests whose body is left unread.
    void end() { over_ = true; }
    bool is_over() const { return over_; }
    bool has_more() const { return next_ < filled_; }

  private:
    bool fill() {
        if (!is_readable()) {
            last_read_ = -1;
            return false;
        }
        last_read_ = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
        next_ = 0;
        filled_ = last_read_ > 0 ? static_cast<std::size_t>(last_read_) : 0;
        return last_read_ > 0;
    }

    int socket_;
    bool cut_ = false;
    bool over_ = false;
    std::array<char, 16384> buffer_{};
    std::size_t next_ = 0;
    std::size_t filled_ = 0;
    ssize_t last_read_ = 0;
};

Fields fields_of(const httplib::Headers& headers) {
    Fields fields;
    for (const auto& [name, value] : headers) fields.push_back({name, value});
    return fields;
}

Request request_of(const httplib::Request& sent) {
    Request request;
    request.method = sent.method;
    request.target = sent.target;
    const std::size_t question = sent.target.find('?');
    request.path = sent.target.substr(0, question);
    if (question != std::string::npos)
        request.query = parse_query(std::string_view(sent.target).substr(question + 1));
    request.headers = fields_of(sent.headers);
    request.body = sent.body;
    for (const auto& [name, part] : sent.files)
        request.parts.push_back({name, part.filename, part.content_type, part.content});
    return request;
}

void fill_answer(httplib::Response& to, const Response& from) {
    to.status = from.status;
    for (const auto& [name, value] : from.headers) to.set_header(name, value);
    if (!from.body.empty() || !from.content_type.empty())
        to.set_content(from.body, from.content_type);
}

bool has_body(const httplib::Request& request) {
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

/// The library's server with our own connections.
class LoopbackServer : public httplib::Server {
  public:
    explicit LoopbackServer(const StopSignal& stop) : stop_(stop) {
        // The library's own choice, SO_REUSEPORT, would let two servers share a port.
        set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        new_task_queue = [] { return new httplib::ThreadPool(threads); };
        set_tcp_nodelay(true);
        // What the answers' Keep-Alive header promises; the waiting is done here.
        set_keep_alive_max_count(most_requests);
        set_keep_alive_timeout(idle_milliseconds / 1000);
        // The library would wait for the body of a PUT or DELETE that has none.
        set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& to) {
            if (!refuse(request, to)) {
                if (has_body(request)) return HandlerResponse::Unhandled;
                respond(request, to);
            }
            return HandlerResponse::Handled;
        });
        const Handler respond_to = [this](const httplib::Request& request, httplib::Response& to) {
            respond(request, to);
        };
        const std::string any = R"([\s\S]*)";
        Get(any, respond_to).Post(any, respond_to).Put(any, respond_to);
        Patch(any, respond_to).Delete(any, respond_to).Options(any, respond_to);
    }

    ~LoopbackServer() override {
        if (!is_running() && svr_sock_ != INVALID_SOCKET) ::close(svr_sock_);
    }

    /// The port, or nothing when it is taken.
    std::optional<int> bind(int port) {
        port_ = port == 0 ? bind_to_any_port(address) : port;
        if (port_ < 0 || (port != 0 && !bind_to_port(address, port))) return std::nullopt;
        ::listen(svr_sock_, SOMAXCONN);  // the library's queue of five drops connections
        return port_;
    }

    void run(Answer answer) {
        answer_ = std::move(answer);
        listen_after_bind();
    }

  private:
    bool process_and_close_socket(socket_t socket) override {
        Wire wire(socket);
        this_connection = &wire;
        bool closed = false;
        while (!closed && !wire.is_over() && next_request(wire))
            if (!process_request(wire, false, closed, nullptr)) break;
        this_connection = nullptr;
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
        return true;
    }

    bool next_request(const Wire& wire) const {
        if (wire.has_more()) return true;
        std::array<pollfd, 2> waiting{
            {{wire.socket(), POLLIN, 0}, {stop_.descriptor(), POLLIN, 0}}};
        return ::poll(waiting.data(), waiting.size(), idle_milliseconds) > 0 &&
               waiting[1].revents == 0;
    }

    bool refuse(const httplib::Request& request, httplib::Response& to) const {
        if (request.path.size() > longest_path) {
            fill_answer(to, plain_text("the path is too long\n", 414));
        } else if (!is_loopback_host(request.get_header_value("Host"), port_)) {
            fill_answer(to, plain_text("this server answers to its loopback address only\n", 421));
        } else {
            return false;
        }
        this_connection->end();
        return true;
    }

    void respond(const httplib::Request& request, httplib::Response& to) const {
        const Response response = answer_(request_of(request));
        fill_answer(to, response);
        if (response.connection == Connection::cut) this_connection->cut();
    }

    Answer answer_;
    const StopSignal& stop_;
    int port_ = 0;
    static thread_local Wire* this_connection;
};

thread_local Wire* LoopbackServer::this_connection = nullptr;

}  // namespace

struct HttpServer::Listening {
    StopSignal stop;
    LoopbackServer server{stop};
    int port = 0;
    std::jthread acceptor;
};

HttpServer::HttpServer(int port) : listening_(std::make_unique<Listening>()) {
    const auto bound = listening_->server.bind(port);
    if (!bound)
        throw Error{ErrorKind::failed, fmt::format("cannot listen on {}:{}", address, port),
                    "choose another one with --port, or end the program that holds it"};
    listening_->port = *bound;
}

void HttpServer::serve(Answer answer) {
    listening_->acceptor =
        std::jthread([server = &listening_->server, to_answer = std::move(answer)]() mutable {
            server->run(std::move(to_answer));
        });
}

HttpServer::~HttpServer() { stop(); }

int HttpServer::port() const { return listening_->port; }

std::string HttpServer::origin() const {
    return fmt::format("http://127.0.0.1:{}", listening_->port);
}

void HttpServer::stop() {
    if (!listening_->acceptor.joinable()) return;
    listening_->stop.raise();
    // A stop before the acceptor has begun would be lost.
    while (!listening_->server.is_running()) std::this_thread::yield();
    listening_->server.stop();
    listening_->acceptor.join();
}

bool is_loopback_host(std::string_view host, int port) {
    const std::string suffix = fmt::format(":{}", port);
    if (!host.ends_with(suffix)) return false;
    host.remove_suffix(suffix.size());
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

}  // namespace confsync::serve
