#pragma once

#include <optional>

#include "sandbox/wiki.hpp"
#include "serve/csrf.hpp"
#include "serve/http.hpp"

namespace confsync::sandbox {

/// The pages for people: /wiki, spaces, pages with tree and history, attachments, the edit form.
/// Nothing when the path is not one of theirs. Everybody may look; who edits says so in the
/// form, which offers the wiki's users without an e-mail address.
/// One transaction.
std::optional<serve::Response> view(const serve::Request& request, Wiki& wiki,
                                    const serve::Csrf& csrf);

/// True for a browser that fetches a file of a page it shows: it carries the cookie those pages
/// set, as it would carry a session. Programs have credentials instead and get the API's answer.
bool is_persons_download(const serve::Request& request);

}  // namespace confsync::sandbox
