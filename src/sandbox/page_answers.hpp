#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/api.hpp"
#include "sandbox/wire_v2_json.hpp"

/// Pages as answers of API v2, used by several groups of calls.
namespace confsync::sandbox {

/// The values of a parameter that repeats or holds commas.
std::vector<std::string> listed(const Call& call, std::string_view name);
/// True for "true" alone.
bool flag(const Call& call, std::string_view name);

/// The `body-format` of a call; only storage and none are served, others are the 400 they get.
std::optional<serve::Response> body_format_refusal(const Call& call);
bool wants_body(const Call& call);

/// One page with all that the call's parameters ask for, or as a write answers it.
serve::Response one_page(const Call& call, const Page& page);
/// `query` filled up with status, title, sort, window and body from the call's parameters.
serve::Response list_pages(const Call& call, PageQuery query);

}  // namespace confsync::sandbox
