#pragma once

#include <optional>
#include <string>
#include <string_view>

// Paths as git writes them: relative to the root, "/" between names, no "." and "..".
namespace confsync::workspace {

/// "docs/guide" of "docs/guide/a.md"; "" of "a.md".
std::string folder_of(std::string_view path);
/// "a.md" of "docs/guide/a.md".
std::string name_of(std::string_view path);
/// "a" of "docs/guide/a.md"; a leading dot is no extension.
std::string stem_of(std::string_view path);
/// "md" of "a.MD": lower case, without the dot.
std::string extension_of(std::string_view path);
/// True for the pictures a page can show, by the name.
bool is_image_file(std::string_view path);
/// "img/a.png" of "img/a.svg"; empty of anything but an SVG.
std::string png_beside(std::string_view path);
/// Files that are attached and stand in no folder: drawn from a text, or standing in it.
enum class MadeFile { diagram, data };
/// "diagram:/name": no path of a repository begins so.
std::string made_path(MadeFile kind, std::string_view name);
bool is_made(MadeFile kind, std::string_view path);
/// Of any kind.
bool is_made(std::string_view path);
/// With "/" between, none when the folder is the root.
std::string joined(std::string_view folder, std::string_view path);
/// True at the folder itself and below it; everything is below "".
bool is_at_or_below(std::string_view path, std::string_view folder);
/// `path` as seen from `folder`, which holds it.
std::string relative_to(std::string_view path, std::string_view folder);
/// Without ".", ".." and doubled slashes; nothing when it leads out of the root. Seen from
/// `folder`, which is so already.
std::optional<std::string> normalized(std::string_view path, std::string folder = {});

}  // namespace confsync::workspace
