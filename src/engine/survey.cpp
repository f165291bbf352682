#include "engine/survey.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "engine/lines.hpp"
#include "engine/local.hpp"
#include "engine/survey_remote.hpp"

namespace confsync::engine {

namespace {

bool is_id(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

[[noreturn]] void no_such_root(const TreeWish& wish) {
    throw Error(ErrorKind::configuration,
                fmt::format("tree \"{}\": there is no page \"{}\" in space {}", wish.name,
                            wish.root, wish.space_key),
                "set root in confsync.toml to a page's id or title, or remove it to use the "
                "space's home page");
}

RemotePage root_by_id(const TreeWish& wish, const Space& space, Remote& remote,
                      const Cancellation& cancel) {
    const PageId id{wish.root};
    const auto found = remote.pages({id}, With::facts, cancel);
    const auto page = found.find(id);
    if (page == found.end()) no_such_root(wish);
    if (page->second.space != space.id)
        throw Error(ErrorKind::configuration,
                    fmt::format("tree \"{}\": the root page {} is not in space {}", wish.name,
                                wish.root, wish.space_key),
                    "correct root or space in confsync.toml");
    return page->second;
}

RemotePage root_by_title(const TreeWish& wish, const Space& space, Remote& remote,
                         const Cancellation& cancel) {
    for (const auto& page : remote.pages_titled(space.id, {wish.root}, cancel))
        if (title_key(page.title) == title_key(wish.root)) return page;
    no_such_root(wish);
}

RemotePage root_of(const TreeWish& wish, const Space& space, Remote& remote,
                   const Cancellation& cancel) {
    if (is_id(wish.root)) return root_by_id(wish, space, remote, cancel);
    if (!wish.root.empty()) return root_by_title(wish, space, remote, cancel);
    TreeWish home = wish;
    home.root = space.home.value;
    if (home.root.empty()) no_such_root({wish.name, wish.space_key, "home page"});
    return root_by_id(home, space, remote, cancel);
}

Space space_of(const TreeWish& wish, Remote& remote, const Cancellation& cancel) {
    try {
        return remote.space(wish.space_key, cancel);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) throw;
        throw Error(ErrorKind::configuration,
                    fmt::format("tree \"{}\": {}", wish.name, error.message()), error.hint());
    }
}

SiteFacts meet(Remote& remote, const State& state, const Cancellation& cancel) {
    auto site = remote.site(cancel);
    if (!state.site.empty() && state.site != site.base)
        throw Error(
            ErrorKind::configuration,
            fmt::format("the map belongs to {}, but this site is {}", state.site, site.base),
            "correct site.url; or use a profile of its own for another site: confsync --profile "
            "NAME "
            "init");
    return site;
}

/// Offline nobody can say more of a page without a line than that it will be new.
void take_the_unrecorded_as_new(Facts& facts) {
    for (auto& page : facts.pages)
        if (page.source && !page.record) page.seen = Seen::free;
}

}  // namespace

std::vector<Tree> trees_of(const SurveyOptions& options, Remote* remote,
                           const Cancellation& cancel) {
    std::map<std::string, Space> spaces;
    std::vector<Tree> trees;
    for (const auto& wish : options.trees) {
        Tree tree{wish.name, wish.space_key, {}, {}, {}};
        if (remote) {
            if (!spaces.contains(wish.space_key))
                spaces.emplace(wish.space_key, space_of(wish, *remote, cancel));
            const auto& space = spaces.at(wish.space_key);
            const auto root = root_of(wish, space, *remote, cancel);
            if (root.status != PageStatus::current) no_such_root(wish);
            tree.space = space.id;
            tree.root = root.id;
            tree.root_title = root.title;
        }
        trees.push_back(std::move(tree));
    }
    return trees;
}

Digest body_digest(const render::Rendered& rendered, const PageNames& names) {
    const std::string_view body = rendered.body;
    Hasher hasher;
    std::size_t from = 0;
    for (const auto& spot : rendered.title_spots) {
        hasher.raw(body.substr(from, spot.offset - from)).field(name_of(PageKey{spot.key}, names));
        from = spot.offset + spot.length;
    }
    return hasher.raw(body.substr(from)).finish();
}

Facts survey(Source& source, const State& state, Remote* remote, const SurveyOptions& options,
             const Cancellation& cancel) {
    Facts facts;
    facts.offline = remote == nullptr;
    if (remote) facts.site = meet(*remote, state, cancel);
    facts.trees = trees_of(options, remote, cancel);
    survey_local(facts, source, state, options);
    if (remote)
        survey_remote(facts, source, *remote, options, cancel);
    else
        take_the_unrecorded_as_new(facts);
    return facts;
}

}  // namespace confsync::engine
