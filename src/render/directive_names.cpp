#include "render/directive_names.hpp"

#include <algorithm>
#include <array>

#include "render/macro_schema.hpp"

namespace confsync::render {

namespace {

struct Own {
    std::string_view name;
    DirectiveUse use;
    bool about_next = false;
    bool other_spelling = false;  ///< nobody writes it by this name
};

/// Directives that are no macro of the same name.
constexpr std::array own{
    Own{"card", DirectiveUse::leaf, true},
    Own{"column", DirectiveUse::leaf},
    Own{"columns", DirectiveUse::container},
    Own{"file", DirectiveUse::leaf, true},
    Own{"image", DirectiveUse::leaf, true},
    Own{"macro", DirectiveUse::either},
    Own{"nothing", DirectiveUse::leaf, false, true},
    Own{"only", DirectiveUse::container},
    Own{"skip", DirectiveUse::container},
    Own{"table", DirectiveUse::leaf, true},
    Own{"toc-list", DirectiveUse::either, false, true},
};

const Own* find_own(std::string_view name) {
    const auto* const found =
        std::find_if(own.begin(), own.end(), [&](const Own& each) { return each.name == name; });
    return found == own.end() ? nullptr : found;
}

}  // namespace

DirectiveUse use_of(std::string_view name) {
    if (const Own* found = find_own(name)) return found->use;
    const MacroSchema* macro = find_macro(name);
    if (macro == nullptr) return DirectiveUse::unknown;
    return macro->body == MacroBody::none ? DirectiveUse::leaf : DirectiveUse::container;
}

bool is_about_next_block(std::string_view name) {
    const Own* found = find_own(name);
    return found != nullptr && found->about_next;
}

std::vector<std::string> directive_names() {
    std::vector<std::string> names = macro_names();
    for (const Own& each : own)
        if (!each.other_spelling) names.emplace_back(each.name);
    return names;
}

}  // namespace confsync::render
