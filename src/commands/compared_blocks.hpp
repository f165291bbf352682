#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/storage_writer.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

/// A block of a page on both sides, as a browser shows it; "" on the side where it is not.
struct ComparedBlock {
    enum class Kind { same, changed, removed, added };
    Kind kind = Kind::same;
    std::string before;
    std::string after;
};

/// "same", "changed", "removed", "added": classes of the style sheet.
std::string_view name_of(ComparedBlock::Kind kind);

/// Two bodies in storage format block by block, those in columns one by one. Words of changed
/// blocks stand in `<mark class="gone">` and `<mark class="come">`. The bodies must be such as the
/// server takes, else Error{failed}.
std::vector<ComparedBlock> compared_blocks(std::string_view before, std::string_view after,
                                           render::Flavor flavor,
                                           const sandbox::Surroundings& around_before,
                                           const sandbox::Surroundings& around_after);

}  // namespace confsync::commands
