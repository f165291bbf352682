#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/wiki_types.hpp"

/// The wiki's values as API v2 writes them (confluence/api.md §4-10). All return JSON texts.
namespace confsync::sandbox {

struct Body {
    std::string representation;
    std::string value;
};

/// Lists a single page may carry on request (`include-labels` …), as JSON rows.
struct Included {
    std::string name;  ///< "labels", "properties", …
    std::vector<std::string> rows;
};

struct PageShape {
    Space space;
    std::optional<Body> body;
    std::vector<Included> included;
    std::string base;  ///< `_links.base`, which rows of listings lack
    bool with_version = true;
};

/// `{"results":[…],"_links":{"next":…,"base":…}}`; no `next` when it is empty.
std::string listing_json(const std::vector<std::string>& rows, std::string_view next,
                         std::string_view base);

std::string space_json(const Space& space);
std::string page_json(const Page& page, const PageShape& shape);
/// A row of `versions`; with the body when it was asked for.
std::string version_json(const Page& page, const PageVersion& version,
                         const std::optional<Body>& body);
std::string plain_version_json(const Version& version);
/// `/versions/{n}`: who and when only (quirks.md 38).
std::string detailed_version_json(const PageVersion& version, bool newest);
/// A row of `direct-children`, with its kind; of `children` without (quirks.md 39).
std::string child_json(const Page& page, bool with_type);
std::string descendant_json(const Descendant& descendant);
std::string ancestor_json(const Page& page);
std::string label_json(const Label& label);
std::string property_json(const Property& property);
std::string attachment_json(const Attachment& attachment, const Space& space);
std::string attachment_version_json(const Attachment& attachment, const Version& version);
std::string comment_json(const Comment& comment, const Page& page, bool with_body);
/// `createdAt` is a number here (quirks.md 45).
std::string folder_json(const Page& folder, const Space& space, std::string_view base);
std::string user_v2_json(const User& user);
std::string operation_json(std::string_view operation, std::string_view target);
/// `{"operations":[…]}`: what the account may do.
std::string operations_json(const std::vector<std::string>& names, std::string_view target);

/// "/spaces/KEY/pages/ID/Title+with+plus", relative to `_links.base`.
std::string webui_path(const Page& page, const Space& space);
/// "/download/attachments/PAGE/NAME?…", relative to `_links.base`.
std::string download_path(const Attachment& attachment);

/// Text as a JSON string.
std::string json_text(std::string_view text);

std::string_view to_string(Kind kind);
std::string_view to_string(Status status);

}  // namespace confsync::sandbox
