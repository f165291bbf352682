#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "workspace/lock.hpp"
#include "workspace/trust.hpp"

namespace confsync::workspace {

namespace {

using nlohmann::json;

struct Allowed {
    std::set<Consent> consents;
    std::map<std::string, std::string> files;  ///< path → digest
};

Consent consent_from(const json& value) {
    return {value.at("origin").get<std::string>(), value.at("user").get<std::string>(),
            value.at("token").get<std::string>()};
}

Allowed parse(const std::string& text) {
    const json document = json::parse(text);
    Allowed allowed;
    for (const json& value : document.at("consents")) allowed.consents.insert(consent_from(value));
    for (const auto& [path, digest] : document.at("files").items())
        allowed.files[path] = digest.get<std::string>();
    return allowed;
}

Allowed read(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    try {
        return parse(read_file(file));
    } catch (const json::exception&) {
        throw Error(ErrorKind::trust, "the record of what was allowed can't be read",
                    fmt::format("remove {} and allow again: confsync init", file.string()),
                    {file.string(), 0, 0});
    }
}

void write(const fs::path& file, const Allowed& allowed) {
    json document = {{"schema", 1}, {"consents", json::array()}, {"files", json::object()}};
    for (const Consent& consent : allowed.consents)
        document["consents"].push_back(
            {{"origin", consent.origin}, {"user", consent.user}, {"token", consent.token}});
    for (const auto& [path, digest] : allowed.files) document["files"][path] = digest;
    const auto text = document.dump(2, ' ', false, json::error_handler_t::replace);
    write_file_atomically(file, text + "\n", Access::owner);
}

std::string key_of(const fs::path& file) {
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(file, ignored);
    return real.empty() ? file.string() : real.string();
}

Lock lock_beside(const fs::path& file) {
    if (file.empty())
        throw Error(ErrorKind::trust, "there is no home folder to keep what was allowed in",
                    "set HOME, or bind the token by CONFSYNC_SITE");
    fs::path lock = file;
    lock += ".lock";
    return Lock(lock, "a change of what is trusted");
}

}  // namespace

TrustStore::TrustStore(fs::path file) : file_(std::move(file)) {}

TrustStore TrustStore::of(const Environment& environment) {
    const fs::path folder = user_config_folder(environment);
    return TrustStore(folder.empty() ? fs::path() : folder / "trust.json");
}

void TrustStore::consent(const Consent& consent) {
    const Lock lock = lock_beside(file_);
    Allowed allowed = read(file_);
    allowed.consents.insert(consent);
    write(file_, allowed);
}

bool TrustStore::is_consented(const Consent& consent) const {
    return !file_.empty() && read(file_).consents.contains(consent);
}

void TrustStore::trust_file(const fs::path& file, const Digest& digest) {
    const Lock lock = lock_beside(file_);
    Allowed allowed = read(file_);
    allowed.files[key_of(file)] = digest.value;
    write(file_, allowed);
}

bool TrustStore::is_trusted(const fs::path& file, const Digest& digest) const {
    if (file_.empty()) return false;
    const Allowed allowed = read(file_);
    const auto found = allowed.files.find(key_of(file));
    return found != allowed.files.end() && found->second == digest.value;
}

}  // namespace confsync::workspace
