#include "net/secret.hpp"

#include <fmt/format.h>

#include <cstring>

#include "base/error.hpp"
#include "base/files.hpp"

namespace confsync::net {

namespace {

constexpr std::string_view environment_prefix = "env:";
constexpr std::string_view file_prefix = "file:";

bool begins_with(const std::string& text, std::string_view prefix) {
    return text.compare(0, prefix.size(), prefix) == 0;
}

Secret from_environment(const std::string& name,
                        const std::map<std::string, std::string>& environment) {
    const auto found = environment.find(name);
    if (found == environment.end() || found->second.empty()) {
        throw Error(ErrorKind::credentials, fmt::format("no token: {} is not set", name),
                    fmt::format("set it, for example: export {}=…", name));
    }
    return Secret(found->second);
}

void refuse_readable_by_others(const fs::path& path) {
    const auto mode = fs::status(path).permissions();
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    if ((mode & others) == fs::perms::none) return;
    throw Error(ErrorKind::credentials,
                fmt::format("the token file {} can be read by others", path.string()),
                fmt::format("type: chmod 600 {}", path.string()));
}

Secret from_file(const fs::path& path) {
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) {
        throw Error(ErrorKind::credentials, fmt::format("there is no token file {}", path.string()),
                    "write the token into it and type: chmod 600 " + path.string());
    }
    refuse_readable_by_others(path);
    std::string text = read_file(path);
    std::string_view value = text;
    if (!value.empty() && value.back() == '\n') value.remove_suffix(1);
    if (!value.empty() && value.back() == '\r') value.remove_suffix(1);
    Secret secret(value);
    wipe(text);
    if (secret.empty()) {
        throw Error(ErrorKind::credentials,
                    fmt::format("the token file {} is empty", path.string()),
                    "write the token into it");
    }
    return secret;
}

}  // namespace

Secret::~Secret() { wipe(); }

Secret& Secret::operator=(const Secret& other) {
    if (this == &other) return *this;
    wipe();
    bytes_ = other.bytes_;
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    wipe();
    bytes_ = std::move(other.bytes_);
    return *this;
}

void Secret::wipe() noexcept {
    if (!bytes_.empty()) explicit_bzero(bytes_.data(), bytes_.size());
}

void wipe(std::string& text) noexcept {
    if (!text.empty()) explicit_bzero(text.data(), text.size());
    text.clear();
}

Secret resolve_secret(const std::string& reference,
                      const std::map<std::string, std::string>& environment) {
    if (begins_with(reference, environment_prefix)) {
        return from_environment(reference.substr(environment_prefix.size()), environment);
    }
    if (begins_with(reference, file_prefix)) {
        return from_file(reference.substr(file_prefix.size()));
    }
    // It may be the token itself, written where only a reference belongs.
    throw Error(ErrorKind::configuration, "auth.token is not a reference to a secret",
                "write env:NAME or file:PATH; the token itself never stands in a configuration");
}

}  // namespace confsync::net
