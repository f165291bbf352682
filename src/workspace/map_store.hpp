#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "engine/state_store.hpp"
#include "workspace/git.hpp"
#include "workspace/journal.hpp"
#include "workspace/map_json.hpp"

namespace confsync::workspace {

/// The map beside the sources (`state.store = "tree"`): .confsync/map.json, a journal of finished
/// writes in the common git dir, and a commit per run on refs/confsync/<profile>.
class MapStore final : public engine::StateStore {
  public:
    /// `repository` and `clock` must outlive the store. `profile` is one the configuration knows.
    MapStore(Repository& repository, std::string profile, const Clock& clock);

    /// An empty state when there is no map yet.
    engine::State load() override;
    void record(const engine::PageKey& key, const engine::PageRecord& record) override;
    void save(const engine::State& state, const engine::RunSummary& run) override;

    /// Throws Error{failed} when map, journal or ref could not be written: to be asked before the
    /// first request that changes something.
    void check_writable() const;

    /// Of the bytes load() would read now; nothing when a journal or a merge is to be settled, as
    /// then more counts than those.
    std::optional<Digest> digest() const;
    /// The same of what the last load() read.
    const std::optional<Digest>& loaded() const { return loaded_; }

    /// True when an interrupted run left finished writes that no saved map holds yet.
    bool has_journal() const { return !journal_.read().empty(); }

    /// True when the file still holds the markers of a merge, which load() has resolved.
    bool has_conflict() const;

    const fs::path& file() const { return file_; }
    /// "refs/confsync/<profile>"
    std::string ref() const;

  private:
    void leave_one_line(engine::State& state) const;
    bool belongs_here(const JournalEntry& entry) const;
    std::optional<std::string> read_text() const;  ///< nothing: there is no map yet
    MapDocument parse(const std::string& text) const;

    Repository& repository_;
    std::string profile_;
    const Clock& clock_;
    fs::path file_;
    Journal journal_;
    std::optional<Digest> loaded_;
};

/// What `init` writes: an empty map, unless there is one. True when it was written.
bool write_first_map(const fs::path& root);
/// Adds the map's lines to .gitattributes, once. True when something was added.
bool write_map_attributes(const fs::path& root);

}  // namespace confsync::workspace
