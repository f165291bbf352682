#include "workspace/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw Error(ErrorKind::refused, fmt::format("{} is not written: {}", path, why),
                "rename or remove what is in the way, here or in Confluence, then pull again",
                {path, 0, 0});
}

bool has_control_code(std::string_view text) {
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// What git, a forge or confsync reads as orders, on file systems that fold case too.
bool is_order(std::string_view name) {
    static constexpr std::array names{"confsync.toml", ".confsync", ".github", ".gitlab"};
    const std::string folded = title_key(name);
    return folded.starts_with(".git") || folded.starts_with("git~") ||
           std::ranges::find(names, folded) != names.end();
}

bool is_alike(const std::string& one, const std::string& other) {
    return one != other && title_key(one) == title_key(other);
}

void check_no_other_case(const fs::path& folder, const std::string& name, const std::string& path) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (is_alike(entry.path().filename().string(), name))
            refuse(path, fmt::format("{} stands there, which differs in case only",
                                     entry.path().filename().string()));
}

void check_plain(const std::string& path) {
    if (path.empty() || path.front() == '/' || normalized(path) != path)
        refuse(path, "the path leads out of the work tree");
    if (first_invalid_utf8(path) || has_control_code(path) || path.find('\\') != std::string::npos)
        refuse(path, "the path is no plain text");
    for (const std::string_view name : split(path, '/'))
        if (is_order(name)) refuse(path, fmt::format("{} is not for pages", name));
}

std::string with_crlf(const std::string& text) { return replace_all(text, "\n", "\r\n"); }

}  // namespace

void Gate::check(const std::string& path) const {
    check_plain(path);
    fs::path at = repository_.root();
    for (const std::string_view part : split(path, '/')) {
        const std::string name(part);
        check_no_other_case(at, name, path);
        at /= name;
        std::error_code none;
        const auto status = fs::symlink_status(at, none);
        if (fs::is_symlink(status)) refuse(path, "a symbolic link is on the way");
    }
}

void Gate::replace(const std::string& path, const std::string& before,
                   const std::string& after) const {
    check(path);
    const fs::path file = repository_.root() / path;
    const std::string present = read_file(file);
    if (present == before) return write_file_atomically(file, after);
    if (present == with_crlf(before)) return write_file_atomically(file, with_crlf(after));
    throw Error(ErrorKind::failed, fmt::format("{} changed while confsync ran", path),
                "run the command again; a file that a git filter rewrites can't be pulled",
                {path, 0, 0});
}

void Gate::add(const std::string& path, std::string_view bytes) const {
    check(path);
    const fs::path file = repository_.root() / path;
    std::error_code error;
    if (fs::exists(file, error)) {
        if (read_file(file) != bytes) refuse(path, "another file stands there");
    } else {
        fs::create_directories(file.parent_path(), error);
        if (error) refuse(path, "its folder can't be made: " + error.message());
        write_file_atomically(file, bytes);
    }
    repository_.stage(path);
}

}  // namespace confsync::workspace
