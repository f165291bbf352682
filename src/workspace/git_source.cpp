#include "workspace/git_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "workspace/git_source_contents.hpp"
#include "workspace/held_edit.hpp"
#include "workspace/like_texts.hpp"
#include "workspace/likely_target.hpp"
#include "workspace/paths.hpp"
#include "workspace/source_files.hpp"

namespace confsync::workspace {

namespace {

/// Raised whenever links resolve to other targets than before for the same files.
constexpr std::string_view resolver_version = "4";

std::string present_text(const GitSource::Contents& contents, const PageNode& node) {
    const std::string& path = node.file->tracked.path;
    if (auto text = text_of(contents.repository, node.file->tracked)) return *text;
    throw Error(ErrorKind::failed, fmt::format("{} changed while confsync ran", path),
                "run the command again", {path, 0, 0});
}

[[noreturn]] void refuse_shallow(const std::string& path) {
    throw Error(
        ErrorKind::refused,
        fmt::format("this clone is shallow: whether {} ever held what pull brought can't be "
                    "known",
                    path),
        "fetch the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step",
        {path, 0, 0});
}

std::string text_or_nothing(const GitSource::Contents& contents, const PageNode& node) {
    const bool readable = node.file != nullptr && node.file->faults.empty();
    return readable ? present_text(contents, node) : std::string();
}

/// Whether a new file is that one cannot be known, and a page made twice is worse than none.
[[noreturn]] void refuse_unknown_text(const Repository& repository, const std::string& path,
                                      const engine::PageKey& page) {
    const std::string fetch =
        repository.is_shallow()
            ? "fetch the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step"
            : "fetch what was published: git fetch origin 'refs/confsync/*:refs/confsync/*'";
    throw Error(ErrorKind::refused,
                fmt::format("whether {} was {} before can't be known: this clone lacks the text "
                            "that one was published with",
                            page.value, path),
                fetch + "; or say what is true: [[moved]] in confsync.toml, or --no-renames",
                {path, 0, 0});
}

}  // namespace

Digest form_of(const Config& config) {
    Hasher hasher;
    hasher.field(std::to_string(render::renderer_version)).field(resolver_version);
    hasher.field(config.flavor == render::Flavor::cloud ? "cloud" : "datacenter");
    hasher.field(config.rendering_digest().value);
    return hasher.finish();
}

GitSource::GitSource(const Repository& repository, const Config& config, Drawing drawing)
    : contents_(std::make_unique<Contents>(repository, config, std::move(drawing))) {}
GitSource::~GitSource() = default;

const std::vector<engine::SourcePage>& GitSource::pages() { return contents_->pages; }
const Diagnostics& GitSource::diagnostics() { return contents_->diagnostics; }
engine::CommitId GitSource::head() const { return contents_->head; }

Digest GitSource::form() const { return form_of(contents_->config); }

render::Rendered GitSource::render(const engine::PageKey& key,
                                   const engine::RenderRequest& request) {
    const PageNode& node = contents_->node(key);
    if (node.file == nullptr) return {render::folder_body(), {}, {}};
    return contents_->render(node, present_text(*contents_, node), request);
}

Diagnostics GitSource::remarks(const engine::PageKey& key, const engine::RenderRequest& request) {
    const PageNode& node = contents_->node(key);
    if (node.file == nullptr) return {};
    const FileOutline& outline = node.file->outline;
    if (!outline.diagrams.empty()) return render(key, request).diagnostics;
    for (const render::Reference& reference : outline.references)
        if (!leads_as_likely(reference, contents_->links->resolve(node, outline.slugs, reference)))
            return render(key, request).diagnostics;
    Diagnostics remarks = outline.remarks;
    for (Diagnostic& each : remarks) each.where = in_file(each.where, node.file->tracked.path);
    return remarks;
}

std::optional<render::Rendered> GitSource::render_earlier(const engine::PageKey& key,
                                                          const engine::BlobId& blob,
                                                          const engine::RenderRequest& request) {
    const PageNode& node = contents_->node(key);
    if (blob.empty()) return render::Rendered{render::folder_body(), {}, {}};
    const auto text = contents_->repository.blob(blob);
    if (!text) return std::nullopt;
    return contents_->render(node, *text, request);
}

std::optional<std::string> GitSource::text_of(const engine::BlobId& blob) {
    return contents_->repository.blob(blob);
}

engine::BlobId GitSource::keep_text(const std::string& text) {
    return contents_->repository.store_blob(text);
}

std::string GitSource::page_text(const engine::PageKey& key) {
    const PageNode& node = contents_->node(key);
    return node.file == nullptr ? std::string() : present_text(*contents_, node);
}

render::Rendered GitSource::render_text(const engine::PageKey& key, const std::string& text,
                                        const engine::RenderRequest& request) {
    return contents_->render(contents_->node(key), text, request);
}

std::optional<bool> GitSource::holds_edit(const engine::PageKey& key, const engine::BlobId& before,
                                          const engine::BlobId& after) {
    const PageNode& node = contents_->node(key);
    if (node.file == nullptr || node.file->tracked.blob == after) return node.file != nullptr;
    const auto texts = earlier_texts(key);  // newest first
    const auto edit = std::ranges::find(texts, after);
    const auto start = std::ranges::find(texts, before);
    // One that was there before is an older wording somebody went back to, and no trace of that.
    if (start != texts.end() && edit < start) return true;
    const auto base = contents_->repository.blob(before);
    const auto edited = contents_->repository.blob(after);
    const std::string present = present_text(*contents_, node);
    if (base && edited && workspace::holds_edit(*base, present, *edited)) return true;
    if (contents_->repository.is_shallow()) refuse_shallow(node.file->tracked.path);
    return base && edited ? std::optional(false) : std::nullopt;
}

std::vector<engine::BlobId> GitSource::earlier_texts(const engine::PageKey& key) {
    const PageNode& node = contents_->node(key);
    if (node.file == nullptr) return {};
    return contents_->repository.history_of(node.file->tracked.path);
}

bool GitSource::in_history(const engine::CommitId& commit) {
    {
        const std::scoped_lock lock(contents_->mutex);
        const auto known = contents_->ancestors.find(commit);
        if (known != contents_->ancestors.end()) return known->second;
    }
    const bool answer = contents_->repository.is_ancestor(commit, contents_->head);
    const std::scoped_lock lock(contents_->mutex);
    return contents_->ancestors[commit] = answer;
}

std::vector<engine::Likeness> GitSource::likenesses(const std::vector<engine::EarlierText>& texts,
                                                    const std::vector<engine::PageKey>& pages,
                                                    int least) {
    LikeTexts present;
    for (const auto& key : pages) present.add(text_or_nothing(*contents_, contents_->node(key)));
    std::vector<engine::Likeness> likenesses;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto earlier = contents_->repository.blob(texts[i].blob);
        if (!earlier && texts[i].optional) continue;
        if (!earlier) refuse_unknown_text(contents_->repository, texts[i].path, pages.front());
        for (const auto& match : present.like(*earlier, least))
            likenesses.push_back({i, match.index, match.percent});
    }
    return likenesses;
}

engine::Content GitSource::attachment(const std::string& path, const Digest& digest) {
    if (is_made(MadeFile::diagram, path)) return contents_->drawn(path);
    if (is_made(MadeFile::data, path)) return contents_->in_text(path);
    return contents_->attachments.content(path, engine::BlobId{digest.value});
}

std::optional<std::string> GitSource::text(const std::string& path) {
    const TrackedFile* file = contents_->lookup.find(path);
    if (file == nullptr || file->kind != FileKind::file) return std::nullopt;
    return workspace::text_of(contents_->repository, *file);
}

SourceInputs GitSource::inputs() const {
    return {contents_->head, contents_->tracked, contents_->lookup.asked()};
}

std::vector<std::string> GitSource::unclean_files() { return contents_->unclean_files(); }

std::vector<engine::PageKey> GitSource::keys_at(const std::string& path) {
    const auto wanted = normalized(path);
    std::vector<engine::PageKey> keys;
    if (!wanted) return keys;
    for (const PageNode& node : contents_->nodes) {
        const bool is_file = node.file != nullptr && node.file->tracked.path == *wanted;
        if (is_file || is_at_or_below(node.key.value, *wanted)) keys.push_back(node.key);
    }
    return keys;
}

}  // namespace confsync::workspace
