#pragma once

#include <string>
#include <string_view>

#include "sandbox/wiki_types.hpp"
#include "serve/http.hpp"

/// Answers every call may give: refusals in the shapes of confluence/api.md §3.
namespace confsync::sandbox {

serve::Response json_answer(std::string text, int status = 200);
/// `{"errors":[{"status":…,"code":…,"title":…,"detail":null}]}`
serve::Response v2_error(int status, std::string_view code, std::string_view title);
/// `{"statusCode":…,"data":{…},"message":"com.atlassian…EXCEPTION: TEXT"}`; `key` names the fault
/// in `data.errors` when it is not empty.
serve::Response v1_error(int status, std::string_view exception, std::string_view text,
                         std::string_view key = {});
/// What stands before Confluence answers in HTML.
serve::Response edge_html(int status, std::string_view text);

serve::Response v2_refusal(const Refused& refused);
serve::Response v1_refusal(const Refused& refused);
/// 400 INVALID_REQUEST_PARAMETER.
serve::Response v2_bad_request(std::string_view title);

/// The gateway's 401 (quirks.md 3).
serve::Response scope_missing();
serve::Response tenant_json(std::string_view cloud_id);

}  // namespace confsync::sandbox
