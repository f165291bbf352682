#pragma once

#include <compare>
#include <functional>
#include <string>

namespace confsync {

/// A string that means one thing only: a page id is not a space id. Ordered by bytes.
template <class Tag>
struct Strong {
    std::string value;

    Strong() = default;
    explicit Strong(std::string text) : value(std::move(text)) {}

    bool empty() const { return value.empty(); }
    auto operator<=>(const Strong&) const = default;
};

}  // namespace confsync

template <class Tag>
struct std::hash<confsync::Strong<Tag>> {
    std::size_t operator()(const confsync::Strong<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
