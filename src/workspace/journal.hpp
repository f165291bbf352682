#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

#include "engine/record.hpp"

namespace confsync::workspace {

namespace fs = std::filesystem;

struct JournalEntry {
    engine::PageKey key;
    engine::PageRecord record;
    bool operator==(const JournalEntry&) const = default;
};

/// Finished writes of a run that has not saved its map yet: a JSON line each, on the disk before
/// record() returns. May vanish at any time: then the server is asked (product contract P4).
class Journal {
  public:
    explicit Journal(fs::path file);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Entries in the order of writing. A line that was cut, or isn't one, ends the reading.
    std::vector<JournalEntry> read() const;
    /// Appends durably. Callable from several threads. Throws Error{failed}.
    void append(const JournalEntry& entry);
    void remove();

    const fs::path& file() const { return file_; }

  private:
    int open_for_append();

    fs::path file_;
    std::mutex mutex_;
    int fd_ = -1;
};

/// Puts journaled lines over the state's, unless the state knows a higher version. A page has one
/// line: that of its former path goes away.
void replay(const std::vector<JournalEntry>& entries, engine::State& state);

}  // namespace confsync::workspace
