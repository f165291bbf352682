#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/remote.hpp"

namespace confsync::confluence {

/// Cloud's wire format and the engine's values: the one place that knows both. Readers throw
/// Error{failed} for an answer that is not what api.md describes.

/// One page of a listing. An empty cursor: the last one. A short page is not the end (api.md §12).
template <class Item>
struct Listing {
    std::vector<Item> items;
    std::string cursor;
};

struct Account {
    engine::AccountId id;
    std::string name;
};

struct Ancestor {
    std::string id;
    std::string type;  ///< "page", "folder", …
};

struct AttachmentRow {
    engine::RemoteAttachment facts;
    std::uint64_t size = 0;
};

/// The web address in `_links.base`; empty when the answer has none.
std::string read_base(std::string_view json);
Account read_account(std::string_view json);
Listing<engine::Space> read_spaces(std::string_view json);
/// `site` makes web addresses absolute where the answer carries no base of its own.
engine::RemotePage read_page(std::string_view json, const std::string& site);
Listing<engine::RemotePage> read_pages(std::string_view json, const std::string& site);
Listing<engine::VersionFacts> read_versions(std::string_view json);
Listing<Ancestor> read_ancestors(std::string_view json);
Listing<engine::RemoteChild> read_children(std::string_view json);
Listing<AttachmentRow> read_attachments(std::string_view json);
/// v1's answer to an upload: the bare object on some builds, `results` on others (quirks.md 61).
engine::RemoteAttachment read_uploaded(std::string_view json);
Listing<std::string> read_labels(std::string_view json);
Listing<engine::RemoteComment> read_comments(std::string_view json);
std::vector<Account> read_accounts(std::string_view json);
Listing<engine::RemoteProperty> read_properties(std::string_view json);
engine::RemoteProperty read_property(std::string_view json);

std::string write_new_page(const engine::NewPage& page);
std::string write_page(const engine::PageWrite& write);
std::string write_labels(const std::vector<std::string>& labels);
/// `value` is JSON text. Without a version: a new property.
std::string write_property(const std::string& key, const std::string& value,
                           std::optional<engine::Version> version = std::nullopt);
std::string write_account_ids(const std::vector<std::string>& accounts);

}  // namespace confsync::confluence
