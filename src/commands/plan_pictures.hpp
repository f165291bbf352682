#pragma once

#include <map>
#include <string>

#include "engine/plan.hpp"
#include "engine/remote.hpp"
#include "engine/source.hpp"

namespace confsync::commands {

/// Pictures as `data:` addresses, by the names they have on their page.
using Album = std::map<std::string, std::string>;

/// Those of a page as it is in Confluence and as it will be.
struct PagePictures {
    Album there;
    Album here;
};
/// Of the pages whose texts a plan knows.
using PlanPictures = std::map<engine::PageKey, PagePictures>;

/// Reads the files, and downloads what will be replaced: one request for each. Large pictures are
/// left out, and those that would make the whole large.
PlanPictures plan_pictures(const engine::Plan& plan, engine::Source& source, engine::Remote& remote,
                           const Cancellation& cancel);

/// A picture that says only its name, where the real one is not at hand.
std::string named_picture(std::string_view name);

/// The media type of a picture that a browser shows, by its name; "" for any other file.
std::string_view picture_type(std::string_view name);

}  // namespace confsync::commands
