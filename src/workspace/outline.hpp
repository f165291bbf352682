#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/document.hpp"
#include "render/silence.hpp"
#include "render/storage_writer.hpp"
#include "workspace/config.hpp"

namespace confsync::workspace {

/// What the tree must know of a file without rendering it. Depends on its bytes and on how they are
/// rendered, so that it can be kept by blob id; places have no file name.
struct FileOutline {
    bool draft = false;
    bool lfs_pointer = false;
    std::optional<std::string> front_title;
    Place front_title_place;
    std::optional<std::string> heading;  ///< the one that gives the page its title
    Place heading_place;
    std::vector<std::string> labels;
    /// What a fragment can name: its headings in order, then the places named by hand.
    std::vector<std::string> slugs;
    std::vector<render::Reference> references;
    std::vector<render::Silence> silences;
    std::vector<render::Diagram> diagrams;  ///< those that a command draws
    Diagnostics diagnostics;
    Diagnostics remarks;  ///< of rendering it, if its references lead where they seem to

    bool operator==(const FileOutline&) const = default;
};

FileOutline outline_of(std::string_view markdown, const RenderConfig& rendering);
/// Of a file that is parsed already, under whatever name. Without remarks.
FileOutline outline_of(const render::Document& document);

/// Where links of a text may lead within it: its headings and named places.
std::vector<std::string> slugs_of(const render::Document& document);

/// True when the bytes are Git LFS's stand-in for a file and not the file.
bool is_lfs_pointer(std::string_view bytes);
/// No longer than this: a larger file need not be looked into.
inline constexpr std::size_t longest_lfs_pointer = 1024;

/// The place in a certain file.
Place in_file(Place place, const std::string& file);

}  // namespace confsync::workspace
