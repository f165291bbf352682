#include "workspace/attach_rule.hpp"

#include <array>

#include "base/unicode.hpp"

namespace confsync::workspace {

std::vector<std::string> usual_attachments() {
    // Documents that people open in Confluence, and pictures that a text names without showing.
    constexpr std::array<std::string_view, 19> extensions = {
        "pdf",  "doc",    "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp",
        "vsdx", "drawio", "zip",  "csv", "png",  "jpg", "jpeg", "gif", "svg"};
    std::vector<std::string> patterns;
    for (const std::string_view extension : extensions)
        patterns.push_back("**/*." + std::string(extension));
    return patterns;
}

bool AttachRule::holds(std::string_view path) const {
    return any_matches(patterns_, path) ||
           (!first_invalid_utf8(path) && any_matches(patterns_, lower_case(path)));
}

}  // namespace confsync::workspace
