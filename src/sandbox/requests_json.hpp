#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Request bodies read into plain values. Each returns nothing when the text is no JSON object
/// (or array, where one is due) of the expected types.
namespace confsync::sandbox {

/// What POST and PUT of a page, and of a folder, may carry.
struct PageWrite {
    std::optional<std::string> id, status, title, space, parent, representation, body;
    std::optional<int> version;
    std::string message;
    bool minor_edit = false;
};

struct PropertyWrite {
    std::optional<std::string> key, value;  ///< the value as JSON text
    std::optional<int> version;
    std::string message;
};

struct LabelWrite {
    std::string prefix, name;
};

struct VersionRestore {
    int number = 0;
    std::string message;
    bool with_title = false;
};

struct CommentWrite {
    std::optional<std::string> page, body, selection;
    std::optional<bool> resolved;
};

std::optional<PageWrite> read_page_write(std::string_view json);
std::optional<PropertyWrite> read_property_write(std::string_view json);
std::optional<std::vector<LabelWrite>> read_labels(std::string_view json);
std::optional<VersionRestore> read_version_restore(std::string_view json);
std::optional<std::vector<std::string>> read_archive(std::string_view json);
std::optional<std::vector<std::string>> read_account_ids(std::string_view json);
std::optional<CommentWrite> read_comment_write(std::string_view json);

}  // namespace confsync::sandbox
