#include "commands/connection.hpp"

#include <fmt/format.h>

#include <mutex>

#include "commands/program.hpp"
#include "confluence/cloud.hpp"
#include "net/connect.hpp"
#include "net/proxy.hpp"
#include "net/secret.hpp"
#include "net/url.hpp"

namespace confsync::commands {

namespace {

/// Lines from several threads, one at a time.
net::Log line_log(const Telling& telling) {
    const auto mutex = std::make_shared<std::mutex>();
    return [telling, mutex](const std::string& line) {
        const std::lock_guard guard(*mutex);
        telling.out << (telling.on_terminal ? "\r\x1b[K" : "") << line << '\n' << std::flush;
    };
}

net::OnWait told_when_long(const net::Log& log) {
    return [log](const std::string& why, std::chrono::milliseconds time) {
        if (time < std::chrono::seconds(1)) return;
        log(fmt::format("waiting {:.1f} s: {}", static_cast<double>(time.count()) / 1000, why));
    };
}

net::CurlOptions curl_options(const net::Origin& origin, const Environment& environment) {
    net::CurlOptions options;
    options.user_agent = fmt::format("confsync/{}", program_version());
    options.proxy = net::proxy_for(origin, environment.variables);
    options.ca_bundle = environment.get("SSL_CERT_FILE").value_or("");
    return options;
}

/// A relative file: stands beside the configuration that names it, wherever the run was started.
std::string reference_of(const workspace::Config& config) {
    constexpr std::string_view scheme = "file:";
    if (!config.token.starts_with(scheme)) return config.token;
    const std::filesystem::path path = config.token.substr(scheme.size());
    return std::string(scheme) + (config.file.parent_path() / path).string();
}

net::Credentials credentials_of(const workspace::Config& config, const Environment& environment) {
    return {net::parse_url(config.site_url).origin, config.user,
            net::resolve_secret(reference_of(config), environment.variables)};
}

}  // namespace

Connection::Connection(const workspace::Config& config, const Environment& environment,
                       const Telling& telling)
    : random_(net::system_random()) {
    const auto credentials = credentials_of(config, environment);
    redactor_ = net::Redactor(credentials.user, credentials.token);
    const net::Log log = line_log(telling);
    net::Surroundings surroundings{system_clock(),
                                   *random_,
                                   curl_options(credentials.origin, environment),
                                   {},
                                   told_when_long(log),
                                   telling.requests ? log : net::Log{}};
    remote_ = std::make_unique<confluence::Cloud>(
        config.site_url, net::connect(credentials, surroundings), system_clock());
}

Connection::~Connection() = default;

}  // namespace confsync::commands
