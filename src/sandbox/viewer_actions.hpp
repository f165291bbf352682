#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/viewer_frame.hpp"
#include "sandbox/wiki.hpp"
#include "serve/csrf.hpp"
#include "serve/http.hpp"

namespace confsync::sandbox {

/// A person's request on its way to a page.
struct Visit {
    const serve::Request& request;
    Wiki& wiki;
    const serve::Csrf& csrf;
    std::vector<std::string> path{};  ///< what the `{}` of the pattern stood for
};

// viewer_space.cpp
serve::Response show_spaces(const Visit& visit);
serve::Response show_overview(const Visit& visit);
serve::Response show_folder(const Visit& visit);

// viewer_page.cpp
serve::Response show_page(const Visit& visit);
serve::Response show_page_by_query(const Visit& visit);
/// The page in its space; path[1] is its id.
serve::Response show_page_of(const Visit& visit, const std::string& id);

// viewer_history.cpp
serve::Response show_history(const Visit& visit);

// viewer_edit.cpp
serve::Response show_edit_form(const Visit& visit);
serve::Response save_edit(const Visit& visit);

// viewer_tasks.cpp
serve::Response tick_task(const Visit& visit);

// viewer_files.cpp
serve::Response download(const Visit& visit);
serve::Response show_style(const Visit& visit);

/// Those who edit in the browser: the wiki's users without an e-mail address.
std::vector<User> people(const Wiki& wiki);

}  // namespace confsync::sandbox
