#include "commands/guards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace confsync::commands {

using engine::Action;

namespace {

constexpr std::size_t smallest_wiki = 20;  // of recorded pages: below, one edit is a large share
constexpr std::size_t shown_files = 5;

}  // namespace

void guard_map(MapKeeping keeping, bool in_ci) {
    if (keeping != MapKeeping::nobody || !in_ci) return;
    throw Error(ErrorKind::refused,
                "in CI the map would be lost with the checkout, and with it what was published",
                "add --commit and push the commit, or --keep-map and keep .confsync/map.json");
}

void guard_clean(const std::vector<std::string>& unclean) {
    if (unclean.empty()) return;
    const auto shown = std::min(unclean.size(), shown_files);
    std::string names = join({unclean.begin(), unclean.begin() + static_cast<long>(shown)}, ", ");
    if (shown < unclean.size()) names += fmt::format(" and {} more", unclean.size() - shown);
    throw Error(ErrorKind::refused, fmt::format("not as committed: {}", names),
                "commit or stash them, or set push.require-clean = false", {unclean.front(), 0, 0});
}

void guard_deletes(const engine::Plan& plan) {
    const auto gone = plan.count(Action::trash);
    if (gone == 0) return;
    throw Error(
        ErrorKind::refused,
        fmt::format("{} would go to the trash, and nobody has said so", counted(gone, "page")),
        "look at the plan, then: --allow-deletes; or confsync plan -o FILE, a review, and "
        "confsync push FILE");
}

void guard_mass_deletion(const engine::Plan& plan, double ratio) {
    const auto gone = plan.count(Action::trash);
    if (plan.recorded < smallest_wiki) return;
    if (static_cast<double>(gone) <= ratio * static_cast<double>(plan.recorded)) return;
    throw Error(ErrorKind::refused,
                fmt::format("{} of {} recorded pages would go to the trash, more than "
                            "push.max-delete-ratio = {} allows",
                            gone, plan.recorded, ratio),
                "if that is meant: --allow-mass-change");
}

void guard_mass_change(const engine::Plan& plan, double ratio) {
    if (plan.recorded < smallest_wiki) return;
    const auto changed = plan.changes.size() - plan.count(Action::create) -
                         plan.count(Action::record) - plan.count(Action::rename);
    if (static_cast<double>(changed) <= ratio * static_cast<double>(plan.recorded)) return;
    throw Error(ErrorKind::refused,
                fmt::format("{} of {} recorded pages would change, more than push.max-change-ratio "
                            "= {} allows",
                            changed, plan.recorded, ratio),
                "if that is meant: --allow-mass-change");
}

}  // namespace confsync::commands
