#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sandbox/wiki_types.hpp"

/// The wiki's values as the calls of API v1 that Cloud still has write them (confluence/api.md).
namespace confsync::sandbox {

/// Which rows of a v1 listing are shown.
struct Span {
    int start = 0;
    int limit = 25;
};

/// `{"results":[…],"start","limit","size","_links":{"base","context","next"?,"self"}}`; `path` is
/// the call's address below `/wiki`, `next` counts from `start` + rows when `more` follow.
std::string v1_listing_json(const std::vector<std::string>& rows, Span span, bool more,
                            std::string_view base, std::string_view path);

std::string v1_user_json(const User& user, std::string_view base);
std::string v1_label_json(const Label& label);
std::string v1_page_json(const Page& page, const Space& space, std::string_view base);
std::string v1_attachment_json(const Attachment& attachment, const User& author,
                               std::string_view base);
std::string v1_version_json(const Version& version, const User& author);
std::string moved_json(std::string_view page);
/// What starts a long task answers: its id and where to ask.
std::string task_started_json(std::string_view id);
std::string task_done_json(std::string_view id, std::string_view base);

}  // namespace confsync::sandbox
