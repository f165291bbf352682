#include "net/proxy.hpp"

#include <initializer_list>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::net {

namespace {

using Environment = std::map<std::string, std::string>;

std::string first_set(const Environment& environment, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto found = environment.find(name);
        if (found != environment.end() && !found->second.empty()) return found->second;
    }
    return {};
}

bool covers(std::string_view rule, const std::string& host) {
    if (rule == "*") return true;
    if (!rule.empty() && rule.front() == '.') rule.remove_prefix(1);
    if (rule.empty() || host.size() < rule.size()) return false;
    if (host.compare(host.size() - rule.size(), rule.size(), rule) != 0) return false;
    return host.size() == rule.size() || host[host.size() - rule.size() - 1] == '.';
}

bool goes_direct(const std::string& host, const std::string& rules) {
    for (const auto rule : split(rules, ',')) {
        if (covers(lower_case(trimmed(rule)), host)) return true;
    }
    return false;
}

}  // namespace

std::string proxy_for(const Origin& target, const Environment& environment) {
    if (is_loopback(target)) return {};
    if (goes_direct(target.host, first_set(environment, {"no_proxy", "NO_PROXY"}))) return {};
    // Upper-case HTTP_PROXY is not read: in a CGI environment a visitor's header sets it.
    return target.scheme == "https"
               ? first_set(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
               : first_set(environment, {"http_proxy", "all_proxy", "ALL_PROXY"});
}

}  // namespace confsync::net
