#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "contract/overlay_json.hpp"
#include "engine/remote.hpp"
#include "net/transport.hpp"
#include "sandbox/server.hpp"
#include "support/moving_clock.hpp"

namespace confsync::contract {

/// A site with one page, "Guide", below its home page, and a Remote that talks to it through the
/// whole stack of net/connect.hpp. When it goes, every exchange is judged by the overlay.
class CloudOnSandbox {
  public:
    CloudOnSandbox();
    ~CloudOnSandbox();

    engine::Remote& remote() { return *remote_; }
    std::unique_ptr<engine::Remote> connect(const std::string& site, const std::string& token);
    std::string site_url() const { return server_.site_url(); }
    engine::Space space() { return remote().space("DEMO", {}); }
    engine::NewPage new_page(const std::string& title, const std::string& body = "<p>text</p>");
    engine::RemotePage make(const std::string& title) {
        return remote().create(new_page(title), {});
    }

    /// Arms a fault of sandbox/faults.hpp.
    void fault(const std::string& json);
    void trash(const engine::PageId& page);
    void archive(const engine::PageId& page);
    /// A colleague's comment on these words, or on the page as a whole.
    void comment(const engine::PageId& page, const std::string& words);
    void comment(const engine::PageId& page);
    /// How many requests of that method had `part` in their target since the last `forget`.
    std::size_t asked(std::string_view method, std::string_view part);
    /// Judges what happened so far and forgets it.
    void forget();
    support::MovingClock& clock() { return clock_; }

  private:
    void send(const net::Request& request);
    void post_aside(const std::string& path, const std::string& json);

    support::MovingClock clock_;
    support::FixedRandom random_;
    sandbox::Server server_;
    Overlay overlay_;
    std::unique_ptr<engine::Remote> remote_;
};

/// Every Remote that must keep the law; a new one adds its site here.
using Sites = std::tuple<CloudOnSandbox>;

/// The kind of the error a call throws; nothing when it throws none.
template <class Call>
std::optional<ErrorKind> error_kind(Call call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.kind();
    }
}

template <class Call>
std::string error_text(Call call) {
    try {
        call();
        return {};
    } catch (const Error& error) {
        return error.message() + " / " + error.hint();
    }
}

/// A text as attachment.
engine::Content content(const std::string& text);

}  // namespace confsync::contract
