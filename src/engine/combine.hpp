#pragma once

#include <optional>
#include <string>

#include "engine/facts.hpp"

namespace confsync::engine {

/// What the facets of one page together come to.
struct Verdict {
    Action action = Action::keep;
    std::string reason;
    std::string hint;
    std::string also = {};  ///< to tell besides the reason
    bool writes_body = false;
    bool moves = false;
    bool retitles = false;
    bool attaches = false;  ///< some attachment is new, changed or only to be recorded
    bool labels = false;
    bool settles = false;
    bool stale = false;
};

/// The one place where facets meet: each is looked up in its table (cases.hpp), then the most
/// serious outcome decides. Markers and attachments not read yet count as "none in the way".
Verdict combine(const PageFacts& page);

/// What leaves the page out whatever the server says; null: nothing. Such a page is not rendered.
const Diagnostic* first_error(const PageFacts& page);

/// The side an attachment is on: what stands on the server under that name, or nothing.
/// AttachmentRecord::name for a file that is called so on the page.
std::string recorded_name(const std::string& path, const std::string& file_name);

/// Under which path the map knows the file that the page uses; nothing when it does not.
std::optional<std::string> recorded_path(const PageFacts& page, const AttachmentUse& use);

SeenAttachment seen_attachment(const AttachmentUse& wanted, const AttachmentRecord* recorded,
                               const RemoteAttachment* present);

/// The row of the attachment table for one use of a file by a page.
const AttachmentCase& attachment_case(const PageFacts& page, const AttachmentUse& use);

/// Labels that are to be added and removed: ours only.
std::vector<std::string> labels_to_add(const PageFacts& page);
std::vector<std::string> labels_to_remove(const PageFacts& page);

}  // namespace confsync::engine
