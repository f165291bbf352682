#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace confsync::render {

/// GitHub's anchor of a heading, before duplicates are counted (markdown-mapping.md a.4, 1–4).
std::string slug_of(std::string_view heading_text);

/// Gives the anchors of one document in order. A counted name that is taken already is counted
/// on, so that no two headings share an anchor (markdown-mapping.md a.4, 5).
class Slugs {
  public:
    std::string next(std::string_view heading_text);

  private:
    std::map<std::string, int, std::less<>> seen_;
    std::set<std::string, std::less<>> taken_;
};

}  // namespace confsync::render
