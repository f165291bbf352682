#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "confluence/cloud.hpp"
#include "contract/remote_contract.hpp"
#include "net/connect.hpp"

namespace confsync::contract {

namespace {

constexpr const char* user = "sandbox@example.com";
constexpr const char* token = "sandbox";

std::string overlay_file() {
    return std::string(CONFSYNC_SOURCE_DIR) + "/tests/contract/openapi/cloud.json";
}

}  // namespace

engine::Content content(const std::string& text) {
    return {text.size(), [text] { return std::make_unique<std::istringstream>(text); }};
}

CloudOnSandbox::CloudOnSandbox() : server_(sandbox::ServerOptions{}), overlay_(overlay_file()) {
    remote_ = connect(server_.site_url(), token);
}

CloudOnSandbox::~CloudOnSandbox() { forget(); }

std::unique_ptr<engine::Remote> CloudOnSandbox::connect(const std::string& site,
                                                        const std::string& secret) {
    const net::Credentials credentials{net::parse_url(site).origin, user, net::Secret(secret)};
    net::CurlOptions curl;
    curl.user_agent = "confsync-tests";
    auto transport = net::connect(credentials, {clock_, random_, curl, nullptr, {}, {}});
    return std::make_unique<confluence::Cloud>(site, std::move(transport), clock_);
}

engine::NewPage CloudOnSandbox::new_page(const std::string& title, const std::string& body) {
    const engine::Space where = space();
    return {where.id, where.home, title, body};
}

void CloudOnSandbox::send(const net::Request& request) {
    const net::Credentials credentials{net::parse_url(server_.site_url()).origin, user,
                                       net::Secret(token)};
    const auto transport = net::connect(credentials, {clock_, random_, {}, nullptr, {}, {}});
    const net::Response response = transport->send(request, {});
    BOOST_TEST_REQUIRE(response.status < 300, response.body);
}

void CloudOnSandbox::fault(const std::string& json) {
    net::Request request;
    request.method = net::Method::post;
    request.url = server_.control_url();
    request.body = json;
    send(request);
}

void CloudOnSandbox::trash(const engine::PageId& page) {
    net::Request request;
    request.method = net::Method::del;
    request.url = server_.site_url() + "/api/v2/pages/" + page.value;
    forget();
    send(request);
    server_.exchanges(true);
}

/// A request that is not confsync's: the overlay has nothing to say of it.
void CloudOnSandbox::post_aside(const std::string& path, const std::string& json) {
    net::Request request;
    request.method = net::Method::post;
    request.url = server_.site_url() + path;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = json;
    forget();
    send(request);
    server_.exchanges(true);
}

void CloudOnSandbox::archive(const engine::PageId& page) {
    post_aside("/rest/api/content/archive",
               fmt::format(R"({{"pages":[{{"id":{}}}]}})", page.value));
}

void CloudOnSandbox::comment(const engine::PageId& page, const std::string& words) {
    post_aside("/api/v2/inline-comments",
               fmt::format(R"({{"pageId":"{}","body":{{"representation":"storage",)"
                           R"("value":"<p>why?</p>"}},"inlineCommentProperties":)"
                           R"({{"textSelection":"{}","textSelectionMatchCount":1,)"
                           R"("textSelectionMatchIndex":0}}}})",
                           page.value, words));
}

void CloudOnSandbox::comment(const engine::PageId& page) {
    post_aside("/api/v2/footer-comments",
               fmt::format(R"({{"pageId":"{}","body":{{"representation":"storage",)"
                           R"("value":"<p>nice</p>"}}}})",
                           page.value));
}

std::size_t CloudOnSandbox::asked(std::string_view method, std::string_view part) {
    std::size_t count = 0;
    for (const sandbox::Exchange& exchange : server_.exchanges()) {
        const bool same = exchange.method == method;
        count += same && exchange.target.find(part) != std::string::npos ? 1U : 0U;
    }
    return count;
}

void CloudOnSandbox::forget() {
    for (const sandbox::Exchange& exchange : server_.exchanges(true)) {
        for (const std::string& fault : overlay_.faults(exchange)) {
            BOOST_ERROR(fmt::format("{} {}: {}", exchange.method, exchange.target, fault));
        }
    }
}

}  // namespace confsync::contract
