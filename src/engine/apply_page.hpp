#pragma once

#include <functional>

#include "engine/apply.hpp"

namespace confsync::engine {

/// The writes of one change, in order: page, place, attachments, labels. After each success
/// `landed` is told the record so far, so that a cut run knows what it had done.
class PageWriter {
  public:
    PageWriter(Source& source, Remote& remote, std::function<void(const PageRecord&)> landed,
               const Cancellation& cancel);

    /// `parent`: the id the page stands under after the change. Throws Error; `record` then holds
    /// what was done before. Stops between two requests when asked to.
    void write(const Change& change, const PlannedTree& tree, const PageId& parent,
               PageRecord& record);
    /// Puts the page into the trash, if it still is as planned and nothing stands below it.
    void trash(const Change& change, PageRecord& record);
    /// Brings the page back from the trash, to where it is recorded to stand.
    void restore(const Change& change, PageRecord& record);
    /// One more version with the same body and the wanted title (see Change::settles,
    /// Change::passing_title).
    void settle(const Change& change, PageRecord& record);

    const std::string& url() const { return url_; }
    /// When the last version this made was made, by the server's clock.
    Timestamp written() const { return written_; }

  private:
    void write_page(const Change& change, const PlannedTree& tree, const PageId& parent,
                    PageRecord& record);
    void update(const Change& change, const std::string& title, const std::string& body,
                PageRecord& record);
    void put_back_comments(const Change& change, PageRecord& record);
    bool lost_a_new_comment(const Change& change, const std::string& sent);
    void move(const Change& change, const PageId& parent);
    void attach(const Change& change, const AttachmentChange& attachment, PageRecord& record);
    void label(const Change& change, PageRecord& record);
    void step(const PageRecord& record);

    Source& source_;
    Remote& remote_;
    std::function<void(const PageRecord&)> landed_;
    std::stop_token stop_;
    Cancellation uninterrupted_;  ///< a request under way is finished: only the deadline ends it
    std::string url_;
    Timestamp written_{};
};

}  // namespace confsync::engine
