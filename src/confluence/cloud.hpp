#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "confluence/api.hpp"
#include "confluence/cloud_json.hpp"
#include "engine/remote.hpp"

namespace confsync::confluence {

/// Confluence Cloud behind the engine's port: API v2, and v1 where v2 has no call (api.md). The
/// law of each verb stands with engine::Remote.
class Cloud final : public engine::Remote {
  public:
    /// `site`: the address with or without "/wiki"; no request leaves its origin and path. `clock`
    /// must outlive this.
    Cloud(std::string_view site, std::unique_ptr<net::Transport> transport, Clock& clock);

    engine::SiteFacts site(const Cancellation& cancel) override;
    engine::Space space(const std::string& key, const Cancellation& cancel) override;

    std::map<engine::PageId, engine::RemotePage> pages(const std::vector<engine::PageId>& ids,
                                                       engine::With with,
                                                       const Cancellation& cancel) override;
    std::vector<engine::RemotePage> pages_titled(const engine::SpaceId& space,
                                                 const std::vector<std::string>& titles,
                                                 const Cancellation& cancel) override;
    std::vector<engine::VersionFacts> history(const engine::PageId& id,
                                              const Cancellation& cancel) override;
    std::vector<engine::PageId> ancestors(const engine::PageId& id,
                                          const Cancellation& cancel) override;
    std::vector<engine::RemoteChild> children(const engine::PageId& id,
                                              const Cancellation& cancel) override;
    std::vector<engine::RemoteAttachment> attachments(const engine::PageId& page,
                                                      const Cancellation& cancel) override;
    std::vector<std::string> labels(const engine::PageId& page,
                                    const Cancellation& cancel) override;
    std::vector<engine::RemoteComment> comments(const engine::PageId& page,
                                                engine::CommentPlace place,
                                                const Cancellation& cancel) override;
    std::string body_of(const engine::PageId& page, engine::Version version,
                        const Cancellation& cancel) override;
    std::string download(const engine::PageId& page, const engine::AttachmentId& attachment,
                         const Cancellation& cancel) override;
    std::map<engine::AccountId, std::string> names(const std::vector<engine::AccountId>& accounts,
                                                   const Cancellation& cancel) override;

    engine::RemotePage create(const engine::NewPage& page, const Cancellation& cancel) override;
    engine::RemotePage update(const engine::PageWrite& write, const Cancellation& cancel) override;
    void move(const engine::PageId& page, const engine::PageId& parent,
              const Cancellation& cancel) override;
    void trash(const engine::PageId& page, const Cancellation& cancel) override;
    engine::RemotePage restore(const engine::PageWrite& write, const Cancellation& cancel) override;
    engine::RemoteAttachment upload(const engine::Upload& upload,
                                    const Cancellation& cancel) override;
    void add_labels(const engine::PageId& page, const std::vector<std::string>& labels,
                    const Cancellation& cancel) override;
    void remove_label(const engine::PageId& page, const std::string& label,
                      const Cancellation& cancel) override;

    std::optional<engine::RemoteProperty> property(const engine::PageId& page,
                                                   const std::string& key,
                                                   const Cancellation& cancel) override;
    engine::RemoteProperty add_property(const engine::PageId& page, const std::string& key,
                                        const std::string& value,
                                        const Cancellation& cancel) override;
    engine::RemoteProperty set_property(const engine::PageId& page,
                                        const engine::RemoteProperty& before,
                                        const std::string& value,
                                        const Cancellation& cancel) override;
    void remove_property(const engine::PageId& page, const engine::RemoteProperty& property,
                         const Cancellation& cancel) override;

  private:
    engine::RemotePage page(const engine::PageId& id, const Cancellation& cancel);
    void add_pages(const std::vector<engine::PageId>& ids, engine::With with,
                   std::map<engine::PageId, engine::RemotePage>& found, const Cancellation& cancel);

    std::optional<engine::RemotePage> find_created(const engine::NewPage& page,
                                                   const std::optional<Timestamp>& began,
                                                   const Cancellation& cancel);
    Outcome send_new(const engine::NewPage& page, const Cancellation& cancel);
    Outcome send_version(const engine::PageWrite& write, const Cancellation& cancel);
    /// The write as landed, or nothing when the page is still at the expected version.
    std::optional<engine::RemotePage> settled(const engine::PageWrite& write,
                                              const Cancellation& cancel);

    /// The restored page, or nothing when it still is in the trash at the expected version.
    std::optional<engine::RemotePage> restored(const engine::PageWrite& write,
                                               const Cancellation& cancel);
    bool is_in_trash(const engine::PageId& id, const Cancellation& cancel);

    void refuse_ignored_body(const engine::PageWrite& write, const engine::RemotePage& made,
                             const Cancellation& cancel);

    std::optional<AttachmentRow> attachment(const engine::PageId& page,
                                            const std::string& file_name,
                                            const Cancellation& cancel);
    Outcome send_file(const engine::Upload& upload, const std::optional<AttachmentRow>& current,
                      const Cancellation& cancel);

    Outcome send_property(net::Method method, const std::string& path, std::string body,
                          const Cancellation& cancel);

    void pause(int attempt, const Cancellation& cancel);
    /// Runs a call about a page; while the page is newborn, "not found" is asked again for a few
    /// seconds (quirks.md 42).
    template <class Call>
    auto patiently(const engine::PageId& page, const Cancellation& cancel, Call call);
    bool is_newborn(const engine::PageId& page);
    void note_newborn(const engine::PageId& page);

    Api api_;
    Clock& clock_;
    std::mutex mutex_;
    std::optional<engine::SiteFacts> site_;
    std::map<engine::PageId, Deadline> newborn_;
};

template <class Call>
auto Cloud::patiently(const engine::PageId& page, const Cancellation& cancel, Call call) {
    constexpr int tries = 4;
    for (int attempt = 1;; ++attempt) {
        try {
            return call();
        } catch (const Error& error) {
            const bool early = error.kind() == ErrorKind::not_found && is_newborn(page);
            if (!early || attempt == tries) throw;
        }
        pause(attempt, cancel);
    }
}

}  // namespace confsync::confluence
