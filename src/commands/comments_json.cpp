#include "commands/comments_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"
#include "commands/views_comments.hpp"

namespace confsync::commands {

using nlohmann::json;

namespace {

json comment_json(const engine::PageComment& comment) {
    const auto& remote = comment.comment;
    json object{{"id", remote.id},
                {"key", comment.key.value},
                {"file", comment.file},
                {"title", comment.title},
                {"url", comment.url},
                {"author", comment.author},
                {"written", iso8601(remote.written)},
                {"open", remote.open},
                {"place", comment.on_page() ? "page" : "text"},
                {"text", text_of(comment)}};
    if (comment.line > 0) object["line"] = comment.line;
    set_text(object, "selection", remote.selection);
    set_text(object, "ref", remote.ref);
    return object;
}

}  // namespace

std::string comments_document(const std::vector<engine::PageComment>& comments) {
    json found = json::array();
    for (const auto& comment : comments) found.push_back(comment_json(comment));
    return document_text({{"comments", found}});
}

}  // namespace confsync::commands
