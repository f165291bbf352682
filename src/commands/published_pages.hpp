#pragma once

#include <map>
#include <mutex>
#include <string>
#include <variant>

#include "commands/context.hpp"

namespace confsync::commands {

/// A page as it stands in Confluence.
struct PublishedPage {
    std::string title;
    std::string body;  ///< storage format
    engine::Version version;
};

/// A page, or why there is none, without the token.
using Published = std::variant<PublishedPage, Error>;

/// Pages of the map as Confluence has them, each read when it is first asked for. Callable from
/// several threads. The context must outlive it.
class PublishedPages {
  public:
    /// Connects and reads the map. Throws Error as every command that needs the site does.
    explicit PublishedPages(Context& context);

    /// Throws Error{not_found} when the page was never published, or cannot be seen any more.
    PublishedPage page(const engine::PageKey& key);
    /// The same, for whom an error is something to show.
    Published ask(const engine::PageKey& key);

  private:
    PublishedPage fetched(const engine::PageKey& key) const;

    const Context& context_;
    engine::Remote& remote_;
    const engine::State state_;
    const Cancellation cancel_;
    std::mutex mutex_;
    std::map<engine::PageKey, PublishedPage> known_;  ///< guarded by `mutex_`
};

}  // namespace confsync::commands
