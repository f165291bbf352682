#include "unit/sandbox/client.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace confsync::sandbox::test {

namespace {

class Socket {
  public:
    explicit Socket(int port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no connection");
    }
    ~Socket() { ::close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void send(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // the server may refuse before it has read all
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    std::string receive_all() const {
        std::string all;
        char buffer[16384];
        for (ssize_t got = 0; (got = ::recv(descriptor_, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, static_cast<std::size_t>(got));
        return all;
    }

  private:
    int descriptor_;
};

Reply read_reply(std::string_view text) {
    Reply reply;
    const std::size_t end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) return reply;
    std::string_view head = text.substr(0, end);
    reply.body = text.substr(end + 4);
    reply.status = std::stoi(std::string(head.substr(9, 3)));
    for (const std::string_view line : split(head.substr(head.find('\n') + 1), '\n')) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        reply.headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }
    return reply;
}

}  // namespace

std::string Reply::header(const std::string& name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string Reply::title() const { return json().at("errors").at(0).at("title"); }
std::string Reply::code() const { return json().at("errors").at(0).at("code"); }
std::string Reply::message() const { return json().at("message"); }

Reply ask(int port, const Ask& ask) {
    std::string head =
        fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", ask.method, ask.target,
                    ask.host.empty() ? fmt::format("127.0.0.1:{}", port) : ask.host);
    if (!ask.authorization.empty()) head += "Authorization: " + ask.authorization + "\r\n";
    head += ask.headers;
    if (!ask.body.empty())
        head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", ask.content_type,
                            ask.body.size());
    const Socket socket(port);
    socket.send(head + "\r\n" + ask.body);
    return read_reply(socket.receive_all());
}

Timestamp Fixture::FixedClock::now() const {
    static const Timestamp noon = parse_iso8601("2026-11-21T12:00:00.000Z");
    return noon;
}

void Fixture::FixedClock::sleep_for(std::chrono::milliseconds, const std::stop_token&) {}

Fixture::Fixture(const ServerOptions& options) : options_(options), server_(options, clock_) {}

int Fixture::port() const {
    const std::string url = server_.site_url();
    return std::stoi(url.substr(std::string("http://127.0.0.1:").size()));
}

std::string Fixture::space_id() {
    return get("/wiki/api/v2/spaces?keys=" + options_.space).json()["results"][0]["id"];
}

std::string Fixture::home_id() {
    return get("/wiki/api/v2/spaces?keys=" + options_.space).json()["results"][0]["homepageId"];
}

Reply Fixture::call(Ask wanted) const {
    wanted.authorization = "Basic " + base64(options_.user + ":" + options_.token);
    return ask(port(), wanted);
}

Reply Fixture::post(const std::string& path, const Json& body) const {
    return call({"POST", path, body.dump()});
}

Reply Fixture::put(const std::string& path, const Json& body) const {
    return call({"PUT", path, body.is_null() ? std::string{} : body.dump()});
}

std::string Fixture::titles(const std::string& path) const {
    std::string all;
    const Json listing = get(path).json();
    for (const Json& row : listing["results"])
        all += (all.empty() ? "" : ",") + row["title"].get<std::string>();
    return all;
}

std::string Fixture::stored(const std::string& id) const {
    return get("/wiki/api/v2/pages/" + id + "?body-format=storage")
        .json()["body"]["storage"]["value"];
}

Reply Fixture::upload(const std::string& method, const std::string& path, const std::string& name,
                      const std::string& bytes, const std::string& comment,
                      const std::string& comment_type) const {
    std::string body = fmt::format(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n"
        "Content-Type: image/png\r\n\r\n{}\r\n",
        name, bytes);
    if (!comment.empty())
        body += fmt::format(
            "--edge\r\nContent-Disposition: form-data; name=\"comment\"\r\n{}\r\n{}\r\n",
            comment_type.empty() ? "" : "Content-Type: " + comment_type + "\r\n", comment);
    return call({method, path, body + "--edge--\r\n", "multipart/form-data; boundary=edge", "", "",
                 "X-Atlassian-Token: no-check\r\n"});
}

Reply Fixture::control(const Json& body) const {
    const std::string url = server_.control_url();
    return ask(port(), {"POST", url.substr(url.find('/', 8)), body.dump()});
}

Json Fixture::counters() const {
    const std::string url = server_.control_url();
    return ask(port(), {"GET", url.substr(url.find('/', 8))}).json();
}

std::string Fixture::page(const std::string& title, const std::string& body,
                          const std::string& parent) {
    Json write{{"spaceId", space_id()},
               {"status", "current"},
               {"title", title},
               {"body", {{"representation", "storage"}, {"value", body}}}};
    if (!parent.empty()) write["parentId"] = parent;
    const Reply reply = post("/wiki/api/v2/pages", write);
    if (reply.status != 200) throw std::runtime_error(reply.body);
    return reply.json()["id"];
}

Reply Fixture::edit(const std::string& id, int version, const std::string& title,
                    const std::string& body, const Json& more) const {
    Json write{{"id", id},
               {"status", "current"},
               {"title", title},
               {"body", {{"representation", "storage"}, {"value", body}}},
               {"version", {{"number", version}, {"message", "by hand"}}}};
    write.update(more);
    return put("/wiki/api/v2/pages/" + id, write);
}

}  // namespace confsync::sandbox::test
