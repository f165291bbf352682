#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "engine/source.hpp"

namespace confsync::engine {

/// A rename said in the configuration: [[moved]]. A file or a folder, as paths of the repository.
struct Moved {
    std::string from;
    std::string to;
    bool operator==(const Moved&) const = default;
};

/// A page that is not recorded under its key, and the line that is taken for its own.
struct Pair {
    PageKey was;
    PageKey now;
    std::string evidence;  ///< for people: "same text", "92 % similar"
    bool operator==(const Pair&) const = default;
};

/// Source::likenesses(), bound to a source and a least share.
using Likenesses = std::function<std::vector<Likeness>(const std::vector<EarlierText>& texts,
                                                       const std::vector<PageKey>& pages)>;

/// Which lines without a file belong to which pages without a line (product contract §6, Renames):
/// what `moved` says, then equal blobs, then the most similar texts, then folders whose pages
/// stand together below a new one. Each line and each page once; ties by file name, then by path.
/// `likenesses` is asked once at most, about what is left by then. By new key.
std::vector<Pair> pair_renames(const std::vector<SourcePage>& pages, const Records& records,
                               const std::vector<Moved>& moved, const Likenesses& likenesses);

/// A shown text of the rename: "was docs/install.md, same text".
std::string told_rename(const std::string& was, const std::string& evidence);

/// The path a line stands for, to show.
const std::string& path_of(const PageKey& key, const PageRecord& record);

}  // namespace confsync::engine
