#pragma once

#include <optional>

#include "sandbox/wiki.hpp"
#include "serve/csrf.hpp"
#include "serve/http.hpp"

namespace confsync::sandbox {

/// The pages for people: /wiki, spaces, pages with tree and history, attachments, the edit form.
/// Nothing when the path is not one of theirs. Everybody may look; who edits says so in the
/// form, which offers the wiki's users without an e-mail address.
std::optional<serve::Response> view(const serve::Request& request, Wiki& wiki,
                                    const serve::Csrf& csrf);

}  // namespace confsync::sandbox
