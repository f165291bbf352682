#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "workspace/config_settings.hpp"

// The keys confsync.toml may hold: one table, walked by loading, by `config` and by its test.
namespace confsync::workspace {

/// What a key takes; a flag or variable gives it as text and is converted.
enum class ValueKind { text, boolean, ratio, count, list };

/// A key that is honoured. In `key`, "*" stands for a name: "tree.*.space".
struct KeyRow {
    std::string_view key;
    ValueKind kind;
    std::string_view fallback;  ///< in TOML; empty: there is none
    /// Puts a value of the right kind into place. `tree` is null unless the key is a tree's.
    void (*set)(Config& config, TreeConfig* tree, const Setting& setting);
};

std::span<const KeyRow> key_rows();
/// Of these, how Markdown is read and shown: in a file of its own.
std::span<const KeyRow> render_key_rows();
/// Keys of the product contract that this version does not honour.
std::span<const std::string_view> later_keys();

/// The row of a dotted key, profile prefix already taken off; throws Error{configuration} for a
/// key that is unknown, not honoured yet, or only a table's name.
const KeyRow& row_of(const Setting& setting);
/// Throws for a table no key could stand in.
void check_table(std::string_view path, const Place& where);

/// The value as the row wants it. Throws Error{configuration} when it is of another kind.
SettingValue converted(const Setting& setting, ValueKind kind);

/// True when `key` fits `pattern`, whose "*" stands for one name.
bool fits(std::string_view pattern, std::string_view key);

}  // namespace confsync::workspace
