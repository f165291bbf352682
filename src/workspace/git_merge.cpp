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

struct MergeResult : git_merge_file_result {
    MergeResult() : git_merge_file_result{} {}
    MergeResult(const MergeResult&) = delete;
    MergeResult& operator=(const MergeResult&) = delete;
    ~MergeResult() { git_merge_file_result_free(this); }
};

}  // namespace

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
