#pragma once

#include <set>
#include <vector>

#include "engine/ids.hpp"

namespace confsync::engine {

/// The pages a person asked for; naming none stands for all.
class Selection {
  public:
    Selection() = default;
    Selection(const std::vector<PageKey>& keys) : keys_(keys.begin(), keys.end()) {}

    bool has(const PageKey& key) const { return keys_.empty() || keys_.contains(key); }

  private:
    std::set<PageKey> keys_;
};

}  // namespace confsync::engine
