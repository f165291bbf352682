#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/environment.hpp"
#include "workspace/config.hpp"

namespace confsync::workspace {

/// "https://acme.atlassian.net:443": scheme, name and port of an address, port always written.
/// Throws Error{configuration} when it isn't https, or http to this machine (loopback).
std::string origin_of(const std::string& url, const Place& where = {});

/// A person's yes to "send this user's token to that site".
struct Consent {
    std::string origin;  ///< as origin_of() gives it
    std::string user;
    std::string token;  ///< the reference, never the secret
    auto operator<=>(const Consent&) const = default;
};

/// What a person allowed on this machine, kept outside every repository (product contract §3):
/// trust.json, mode 0600, replaced atomically under a lock. A missing file allows nothing.
class TrustStore {
  public:
    explicit TrustStore(fs::path file);
    /// <user_config_folder>/trust.json; without a home a store that allows nothing and whose
    /// writing throws Error{trust}.
    static TrustStore of(const Environment& environment);

    void consent(const Consent& consent);
    bool is_consented(const Consent& consent) const;

    /// Records the bytes of a configuration file; a later edit of it is not trusted any more.
    void trust_file(const fs::path& file, const Digest& digest);
    bool is_trusted(const fs::path& file, const Digest& digest) const;

    const fs::path& file() const { return file_; }

  private:
    fs::path file_;
};

/// The consent a run with this configuration needs.
Consent consent_for(const Config& config);

/// Allows or refuses sending the token to the site; to be called before the secret is resolved.
/// Allowed: CONFSYNC_SITE names the same origin; or the consent is recorded; or site and token
/// both come from outside the repository. A `file:` reference or an `env:` name other than
/// CONFSYNC_* that stands in the repository's file also needs the consent or a trusted file.
/// Throws Error{trust}.
void check_host_binding(const Config& config, const Environment& environment,
                        const TrustStore& store);

}  // namespace confsync::workspace
