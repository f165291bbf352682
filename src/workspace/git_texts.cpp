#include "workspace/git_handles.hpp"

namespace confsync::workspace {

namespace {

git_merge_file_input input_of(const std::string& text) {
    git_merge_file_input input{};
    input.version = GIT_MERGE_FILE_INPUT_VERSION;
    input.ptr = text.data();
    input.size = text.size();
    return input;
}

int add_hunk(const git_diff_delta*, const git_diff_hunk* hunk, void* text) {
    static_cast<std::string*>(text)->append(hunk->header, hunk->header_len);
    return 0;
}

/// What libgit2 says of a missing last line end stands on a line of its own.
int add_line(const git_diff_delta*, const git_diff_hunk*, const git_diff_line* line, void* text) {
    auto& out = *static_cast<std::string*>(text);
    const bool is_content = line->origin == GIT_DIFF_LINE_CONTEXT ||
                            line->origin == GIT_DIFF_LINE_ADDITION ||
                            line->origin == GIT_DIFF_LINE_DELETION;
    if (is_content) out += line->origin;
    out.append(line->content, line->content_len);
    return 0;
}

struct MergeResult : git_merge_file_result {
    MergeResult() : git_merge_file_result{} {}
    MergeResult(const MergeResult&) = delete;
    MergeResult& operator=(const MergeResult&) = delete;
    ~MergeResult() { git_merge_file_result_free(this); }
};

}  // namespace

std::string hunks_between(const std::string& before, const std::string& after) {
    start_libgit2();
    git_diff_options options{};
    check_git(git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION), "comparing texts");
    options.flags = GIT_DIFF_FORCE_TEXT;
    std::string text;
    check_git(git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(),
                               nullptr, &options, nullptr, nullptr, add_hunk, add_line, &text),
              "comparing texts");
    return text;
}

std::optional<std::string> merged_text(const std::string& base, const std::string& ours,
                                       const std::string& theirs) {
    start_libgit2();
    const auto ancestor = input_of(base);
    const auto mine = input_of(ours);
    const auto other = input_of(theirs);
    MergeResult result;
    check_git(git_merge_file(&result, &ancestor, &mine, &other, nullptr), "merging a text");
    if (result.automergeable == 0) return std::nullopt;
    return std::string(result.ptr, result.len);
}

}  // namespace confsync::workspace
