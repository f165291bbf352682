#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "render/dialect.hpp"

namespace confsync::render {

/// The anchor that a forge gives a heading, before duplicates are counted (markdown-mapping.md a.4,
/// 1–4). GitLab writes hyphens that follow each other as one; Bitbucket puts "markdown-header-"
/// before Latin letters without their marks.
std::string slug_of(std::string_view heading_text, SlugRule rule = SlugRule::github);

/// Gives the anchors of one document in order. A counted name that is taken already is counted
/// on, so that no two headings share an anchor (markdown-mapping.md a.4, 5).
class Slugs {
  public:
    explicit Slugs(SlugRule rule = SlugRule::github) : rule_(rule) {}

    std::string next(std::string_view heading_text);

  private:
    SlugRule rule_;
    std::map<std::string, int, std::less<>> seen_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace confsync::render
