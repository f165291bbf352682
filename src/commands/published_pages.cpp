#include "commands/published_pages.hpp"

#include <fmt/format.h>

namespace confsync::commands {

PublishedPages::PublishedPages(Context& context)
    : context_(context),
      remote_(context.remote()),
      state_(context.store().load()),
      cancel_(context.cancel()) {}

PublishedPage PublishedPages::page(const engine::PageKey& key) {
    const std::scoped_lock lock(mutex_);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    return known_.emplace(key, fetched(key)).first->second;
}

Published PublishedPages::ask(const engine::PageKey& key) {
    try {
        return page(key);
    } catch (const Error& error) {
        return Error(error.kind(), context_.redacted(error.message()),
                     context_.redacted(error.hint()), error.where());
    }
}

PublishedPage PublishedPages::fetched(const engine::PageKey& key) const {
    const auto line = state_.pages.find(key);
    if (line == state_.pages.end())
        throw Error(ErrorKind::not_found, fmt::format("{} was never published", key.value),
                    "leave out --diff to see it as it will be", {key.value, 0, 0});
    const engine::PageId& id = line->second.id;
    const auto found = remote_.pages({id}, engine::With::body, cancel_);
    const auto page = found.find(id);
    if (page == found.end() || !page->second.body)
        throw Error(ErrorKind::not_found,
                    fmt::format("page {} is not visible to this account", id.value),
                    "confsync status --remote says what became of it", {key.value, 0, 0});
    return {page->second.title, *page->second.body, page->second.version};
}

}  // namespace confsync::commands
