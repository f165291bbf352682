#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/files.hpp"
#include "engine/ids.hpp"
#include "workspace/outline.hpp"

namespace confsync::workspace {

/// Outlines of files seen before, by blob id, for one form of rendering, in <common git
/// dir>/confsync/outlines. They stay as they stand in the file until one is asked for: copying them
/// all is what a run would wait for.
class OutlineCache {
  public:
    /// `form` is the digest of all that outlines depend on besides the bytes of a file.
    explicit OutlineCache(std::string form = {}) : form_(std::move(form)) {}
    /// A missing, damaged or foreign file is an empty cache; so is one of another form.
    static OutlineCache load(const fs::path& file, const std::string& form = {});
    /// Replaces the file. Throws Error{failed}; whoever only wants speed may ignore that.
    void save(const fs::path& file) const;

    /// The form in the file: exposed for tests of damaged ones.
    static OutlineCache parse(std::string_view bytes, const std::string& form = {});
    std::string bytes() const;

    bool contains(const engine::BlobId& blob) const { return spans_.contains(blob); }
    /// Callable from several threads while nothing is inserted.
    std::optional<FileOutline> find(const engine::BlobId& blob) const;
    /// Nothing happens to a blob that is there: its outline is the same.
    void insert(const engine::BlobId& blob, const FileOutline& outline);
    std::size_t size() const { return spans_.size(); }

  private:
    struct Span {
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    void index();

    std::string form_;
    std::string entries_;  ///< one after the other, as in the file
    std::unordered_map<engine::BlobId, Span> spans_;
};

}  // namespace confsync::workspace
