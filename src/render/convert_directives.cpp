#include "render/convert_directives.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "render/macro_schema.hpp"

namespace confsync::render {

namespace {

bool is_plain(std::string_view value) {
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_./:@#%+,~").find(c) != std::string_view::npos;
    });
}

/// The only element of a parameter, or of the link in it.
const StorageNode* resource_of(const StorageNode& parameter) {
    if (parameter.children.size() != 1) return nullptr;
    const StorageNode& child = parameter.children.front();
    if (!child.is("ac:link")) return child.is_text() ? nullptr : &child;
    return child.attributes.empty() && child.children.size() == 1 ? &child.children.front()
                                                                  : nullptr;
}

/// A page is named by its file, or by space and title when no file holds it.
std::optional<std::string> page_value(const Conversion& conversion, const StorageNode& page) {
    const PageName name{std::string(page.attribute("ri:space-key")),
                        std::string(page.attribute("ri:content-title"))};
    if (name.title.empty()) return std::nullopt;
    if (name.title.front() == '@' && name.space.empty()) return name.title;
    const auto& lookup = conversion.options.lookup.page_path;
    const std::string path = lookup ? lookup(name) : std::string();
    conversion.result.pages.insert(name);
    if (path.empty()) return name.space + ":" + name.title;
    conversion.result.targets.emplace(path, PageTarget{path, name.title, name.space, {}});
    return path;
}

std::optional<std::string> resource_value(const Conversion& conversion, const StorageNode& node,
                                          Resource expected) {
    if (node.is("ri:page") && expected == Resource::page) return page_value(conversion, node);
    if (node.is("ri:attachment") && expected == Resource::file && node.children.empty()) {
        const std::string name(node.attribute("ri:filename"));
        return attachment_destination(conversion, node, {name, 0, 0});
    }
    if (node.is("ri:url") && expected == Resource::url)
        return std::string(node.attribute("ri:value"));
    if (node.is("ri:space") && expected == Resource::space)
        return std::string(node.attribute("ri:space-key"));
    if (node.is("ri:user") && expected == Resource::user && node.has_attribute("ri:account-id"))
        return "@" + std::string(node.attribute("ri:account-id"));
    return std::nullopt;
}

/// Several `ri:space` in one parameter, as `spaces` of some macros has them.
std::optional<std::string> space_list(const StorageNode& parameter) {
    std::string keys;
    for (const StorageNode& child : parameter.children) {
        if (!child.is("ri:space")) return std::nullopt;
        keys += (keys.empty() ? "" : ",") + std::string(child.attribute("ri:space-key"));
    }
    return keys;
}

bool is_text_only(const StorageNode& node) {
    return std::all_of(node.children.begin(), node.children.end(),
                       [](const StorageNode& child) { return child.is_text(); });
}

std::optional<std::string> value_of(const Conversion& conversion, const StorageNode& node,
                                    Resource expected) {
    if (is_text_only(node))
        return expected == Resource::text || expected == Resource::url
                   ? std::optional(node.characters())
                   : std::nullopt;
    if (const StorageNode* const resource = resource_of(node))
        return resource_value(conversion, *resource, expected);
    return expected == Resource::space ? space_list(node) : std::nullopt;
}

/// Where the schema lists a parameter and by which key; behind all for one it does not list.
std::pair<std::size_t, MacroParameter> place_of(const MacroSchema* schema,
                                                std::string_view stored) {
    if (schema == nullptr) return {0, parameter_of(nullptr, stored)};
    const auto list = schema->parameter_list();
    for (std::size_t at = 0; at < list.size(); ++at)
        if (list[at].stored_as == stored) return {at, list[at]};
    return {list.size(), {stored, stored, Resource::text}};
}

}  // namespace

std::string directive_value(std::string_view value) {
    if (is_plain(value)) return std::string(value);
    std::string text;
    for (const char c : value) {
        switch (c) {
            case '&': text += "&amp;"; break;
            case '"': text += "&quot;"; break;
            case '>': text += "&gt;"; break;
            case '\n': text += "&#10;"; break;
            case '\r': text += "&#13;"; break;
            default: text += c;
        }
    }
    return "\"" + text + "\"";
}

std::optional<std::string> macro_directive(const Conversion& conversion, const StorageNode& macro,
                                           std::string_view name) {
    const MacroSchema* const schema = find_macro(macro.attribute("ac:name"));
    std::vector<std::pair<std::size_t, std::string>> arguments;
    for (const StorageNode& child : macro.children) {
        if (!child.is("ac:parameter")) continue;
        const auto [place, spec] = place_of(schema, child.attribute("ac:name"));
        const auto value = value_of(conversion, child, spec.resource);
        if (!value || spec.key.empty()) return std::nullopt;
        arguments.emplace_back(place, " " + std::string(spec.key) + "=" + directive_value(*value));
    }
    std::sort(arguments.begin(), arguments.end());
    std::string directive = "<!-- confluence: " + std::string(name);
    for (const auto& [place, argument] : arguments) directive += argument;
    return directive + " -->";
}

std::string parameter(const StorageNode& macro, std::string_view name) {
    for (const StorageNode& child : macro.children)
        if (child.is("ac:parameter") && child.attribute("ac:name") == name)
            return child.characters();
    return {};
}

bool has_only_parameters(const StorageNode& macro, std::string_view names) {
    const auto allowed = split(names, ' ');
    return std::all_of(macro.children.begin(), macro.children.end(), [&](const StorageNode& child) {
        return !child.is("ac:parameter") || std::find(allowed.begin(), allowed.end(),
                                                      child.attribute("ac:name")) != allowed.end();
    });
}

}  // namespace confsync::render
