#include "workspace/source_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/outline_cache.hpp"

namespace confsync::workspace {

namespace {

constexpr std::size_t files_worth_a_thread = 20;
/// Beyond this many, outlines of other branches and profiles are forgotten.
constexpr std::size_t most_outlines_kept = 50000;

Diagnostic fault(std::string code, const TrackedFile& file, std::string message, std::string hint) {
    return {
        std::move(code), Severity::error, std::move(message), {file.path, 0, 0}, std::move(hint)};
}

Diagnostic lfs_fault(const TrackedFile& file) {
    return fault("lfs-pointer", file, "the file is a Git LFS pointer, its content is not here",
                 "git lfs pull");
}

/// What keeps a file from being read; nothing when it is a plain file.
std::optional<Diagnostic> fault_of(const TrackedFile& file) {
    switch (file.kind) {
        case FileKind::symlink:
            return fault("symlink", file, "a symbolic link is never followed",
                         "replace it by the file, or exclude it");
        case FileKind::directory:
            return fault("not-a-file", file, "a folder stands where git has a file",
                         "git status shows what happened");
        case FileKind::unmerged:
            return fault("unmerged", file, "a merge left this file in conflict",
                         "resolve it, then: git add " + file.path);
        case FileKind::unreadable:
            return fault("unreadable", file, "the file can't be read", "check its permissions");
        case FileKind::file:
        case FileKind::deleted:
        case FileKind::submodule: return std::nullopt;
    }
    return std::nullopt;
}

/// The outline of a file that isn't in the cache. Throws nothing that belongs to one file only.
void parse_file(const Repository& repository, const RenderConfig& rendering, ChosenFile& file) {
    try {
        if (const auto text = text_of(repository, file.tracked))
            file.outline = outline_of(*text, rendering);
        else
            file.faults.push_back(fault("changed", file.tracked,
                                        "the file changed while it was read",
                                        "run the command again"));
    } catch (const Error& error) {
        file.faults.push_back(fault("unreadable", file.tracked, error.message(), error.hint()));
    }
}

void read_outline(const Repository& repository, const RenderConfig& rendering,
                  const OutlineCache& cache, ChosenFile& file) {
    if (auto why = fault_of(file.tracked))
        file.faults.push_back(std::move(*why));
    else if (auto known = cache.find(file.tracked.blob))
        file.outline = std::move(*known);
    else
        parse_file(repository, rendering, file);
}

void keep(const fs::path& path, const std::string& form, OutlineCache cache,
          const std::vector<ChosenFile>& files) {
    const auto is_new = [&](const ChosenFile& file) {
        return file.faults.empty() && !cache.contains(file.tracked.blob);
    };
    if (std::ranges::none_of(files, is_new)) return;
    if (cache.size() + files.size() > most_outlines_kept) cache = OutlineCache(form);
    for (const ChosenFile& file : files)
        if (file.faults.empty()) cache.insert(file.tracked.blob, file.outline);
    try {
        cache.save(path);
    } catch (const Error&) {
        return;  // a read-only .git folder costs the next run time and nothing else
    }
}

/// The fault of the whole file that its outline tells of.
void add_outline_faults(ChosenFile& file) {
    // In the index there is nothing but the pointer, whether or not the content is here.
    if (file.outline.lfs_pointer && file.tracked.checked_out)
        file.faults.push_back(lfs_fault(file.tracked));
    for (Diagnostic diagnostic : file.outline.diagnostics) {
        diagnostic.where = in_file(diagnostic.where, file.tracked.path);
        file.faults.push_back(std::move(diagnostic));
    }
}

}  // namespace

std::optional<std::string> text_of(const Repository& repository, const TrackedFile& file) {
    const fs::path path = repository.root() / file.path;
    std::error_code ignored;
    if (!file.checked_out || !fs::exists(path, ignored)) {
        auto stored = repository.blob(file.blob);
        return stored ? std::optional(replace_all(std::move(*stored), "\r\n", "\n")) : stored;
    }
    const std::string bytes = read_file(path);
    std::string text = replace_all(bytes, "\r\n", "\n");
    if (Repository::blob_id(bytes) == file.blob || Repository::blob_id(text) == file.blob)
        return text;
    if (repository.hash_file(file.path) == file.blob) return text;
    return std::nullopt;
}

void read_outlines(const Repository& repository, const Config& config, const std::string& form,
                   std::vector<ChosenFile>& files) {
    const fs::path path = repository.state_dir() / "outlines";
    OutlineCache cache = OutlineCache::load(path, form);
    for_each_index(files.size(), threads_for(files.size(), files_worth_a_thread, config.jobs), [&] {
        return [&](std::size_t i) { read_outline(repository, config.rendering, cache, files[i]); };
    });
    keep(path, form, std::move(cache), files);
    for (ChosenFile& file : files) add_outline_faults(file);
}

std::set<std::string> take_drafts(std::vector<ChosenFile>& files, Diagnostics& diagnostics) {
    std::set<std::string> drafts;
    for (const ChosenFile& file : files) {
        if (!file.outline.draft) continue;
        drafts.insert(file.tracked.path);
        diagnostics.push_back(
            {"draft", Severity::note, "a draft is not published", {file.tracked.path, 1, 1}, {}});
    }
    std::erase_if(files, [](const ChosenFile& file) { return file.outline.draft; });
    return drafts;
}

}  // namespace confsync::workspace
