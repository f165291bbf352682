#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace confsync {

namespace fs = std::filesystem;

/// The whole file. Throws Error{failed} that names the path; {not_found} when there is none.
std::string read_file(const fs::path& path);

/// Replaces the file in one step: temporary file beside it, fsync, rename, fsync of the folder.
/// A reader sees the old or the new bytes, never a part. Throws Error{failed} and leaves the old.
void write_file_atomically(const fs::path& path, std::string_view bytes);

/// Who may read a file that is created.
enum class Access { everyone, owner };

/// As above, with the mode chosen: 0600, or that of the replaced file, 0644 for a new one.
void write_file_atomically(const fs::path& path, std::string_view bytes, Access access);

}  // namespace confsync
