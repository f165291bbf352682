#include "render/front_matter_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"

namespace confsync::render {

struct PageKeyReader::Rule {
    const char* name;
    void (PageKeyReader::*read)(const YAML::Node&);
    bool honoured;  ///< something acts on it by now
};

const PageKeyReader::Rule* PageKeyReader::rule_of(const std::string& name) {
    using Reader = PageKeyReader;
    static constexpr Rule rules[] = {
        {"children", &Reader::children, true},
        {"code", &Reader::code, true},
        {"comments", &Reader::comments, false},
        {"date", &Reader::text<&PageKeys::date>, false},
        {"emoji", &Reader::text<&PageKeys::emoji>, false},
        {"format", &Reader::format, true},
        {"images", &Reader::images, true},
        {"order", &Reader::order, false},
        {"page", &Reader::text<&PageKeys::page>, false},
        {"page-properties", &Reader::page_properties, true},
        {"parent", &Reader::parent, false},
        {"placeholder", &Reader::placeholder, false},
        {"properties", &Reader::properties, false},
        {"space", &Reader::text<&PageKeys::space>, false},
        {"status", &Reader::text<&PageKeys::status>, false},
        {"tables", &Reader::tables, true},
        {"toc", &Reader::toc, true},
        {"type", &Reader::type, false},
        {"width", &Reader::width, false},
    };
    const auto* const found = std::find_if(std::begin(rules), std::end(rules),
                                           [&](const Rule& rule) { return rule.name == name; });
    return found == std::end(rules) ? nullptr : found;
}

namespace {

const std::vector<std::string> key_names{
    "children", "code",   "comments", "date",        "emoji",      "format", "images",
    "order",    "page",   "parent",   "placeholder", "properties", "space",  "page-properties",
    "status",   "tables", "toc",      "type",        "width"};

/// Keys that are no property of the page but say how to publish it.
bool is_about_publishing(const std::string& name) {
    return name == "title" || name == "labels" || name == "tags" || name == "draft" ||
           name == "confluence" || name.compare(0, 11, "confluence.") == 0;
}

}  // namespace

std::string text_of_value(const YAML::Node& value) {
    if (value.IsScalar()) return std::string(trimmed(replace_all(value.Scalar(), "\n", " ")));
    if (!value.IsSequence()) return {};
    std::vector<std::string> parts;
    for (const YAML::Node& part : value)
        if (part.IsScalar()) parts.push_back(text_of_value(part));
    return join(parts, ", ");
}

void PageKeyReader::read(const YAML::Node& map, const YAML::Node& whole) {
    name_ = "confluence";
    if (map.IsNull()) return;
    if (!map.IsMap()) return refuse(map, "keys, as in: confluence: {toc: true}");
    for (const auto& entry : map)
        if (entry.first.IsScalar())
            read_key(entry.first.Scalar(), entry.first, entry.second, whole);
}

void PageKeyReader::read_key(const std::string& name, const YAML::Node& key,
                             const YAML::Node& value, const YAML::Node& whole) {
    name_ = "confluence." + name;
    whole_ = whole;
    const Rule* rule = rule_of(name);
    if (rule == nullptr) {
        const auto similar = closest(name, key_names);
        return report("front-matter-unknown", Severity::error,
                      fmt::format("there is no key {}", name_), key,
                      similar ? fmt::format("did you mean confluence.{}?", *similar)
                              : "keys of other tools stand at the top level");
    }
    if (!rule->honoured) {
        report("front-matter-not-yet", Severity::warning,
               fmt::format("{} is read, but nothing acts on it yet", name_), key,
               "it comes with a later version");
    }
    (this->*rule->read)(value);
}

bool PageKeyReader::read_foreign(const std::string& name, const YAML::Node& value) {
    const std::string text = text_of_value(value);
    if (name == "page_id" || name == "confluence_page_id" || name == "connie-page-id") {
        keys_.page = text;
    } else if (name == "space_key" || name == "space") {
        keys_.space = text;
    } else if (name == "page_width") {
        keys_.width = text == "wide" ? "full" : (text == "max" ? "max" : "default");
    } else if (name == "page_status") {
        keys_.status = text;
    } else if (name == "_virtual_") {
        keys_.placeholder = text == "true";
    } else if (name == "image-align") {
        keys_.image_align = text;
    } else {
        return false;
    }
    return true;
}

void PageKeyReader::toc(const YAML::Node& value) {
    if (!value.IsMap()) {
        if (flag(value)) keys_.toc = PageKeys::Toc{};
        return;
    }
    PageKeys::Toc range;
    for (const auto& [key, member] :
         {std::pair("min", &range.min_level), std::pair("max", &range.max_level)}) {
        const YAML::Node level = value[key];
        if (!level.IsDefined()) continue;
        const bool read = level.IsScalar() && YAML::convert<int>::decode(level, *member);
        if (!read || *member < 1 || *member > 6) return refuse(level, "a level from 1 to 6");
    }
    keys_.toc = range;
}

void PageKeyReader::children(const YAML::Node& value) { keys_.children = flag(value); }

void PageKeyReader::placeholder(const YAML::Node& value) { keys_.placeholder = flag(value); }

/// `true` for all, or their names.
void PageKeyReader::page_properties(const YAML::Node& value) {
    std::map<std::string, YAML::Node> by_name;
    const bool all = !value.IsSequence();
    if (all && !flag(value)) return;
    for (const auto& entry : whole_) {
        if (!entry.first.IsScalar()) continue;
        const std::string& name = entry.first.Scalar();
        if (!all) by_name.emplace(name, entry.second);
        if (all && !is_about_publishing(name)) property_row(name, entry.second);
    }
    if (all) return;
    for (const YAML::Node& name : value) {
        const auto found = name.IsScalar() ? by_name.find(name.Scalar()) : by_name.end();
        if (found != by_name.end()) property_row(found->first, found->second);
    }
}

void PageKeyReader::property_row(const std::string& name, const YAML::Node& value) {
    if (!value.IsMap()) keys_.page_properties.emplace_back(name, text_of_value(value));
}

void PageKeyReader::properties(const YAML::Node& value) {
    if (!value.IsMap()) return refuse(value, "keys and their values");
    for (const auto& entry : value)
        if (entry.first.IsScalar())
            keys_.properties.emplace_back(entry.first.Scalar(), YAML::Dump(entry.second));
}

void PageKeyReader::images(const YAML::Node& value) { section(value, "align", keys_.image_align); }

void PageKeyReader::tables(const YAML::Node& value) {
    section(value, "layout", keys_.table_layout);
}

void PageKeyReader::code(const YAML::Node& value) { section(value, "theme", keys_.code_theme); }

/// One key below a key, as in `tables: {layout: wide}`.
void PageKeyReader::section(const YAML::Node& value, const char* key, std::string& member) {
    if (!value.IsMap()) return refuse(value, fmt::format("keys, as in: {{{}: …}}", key));
    for (const auto& entry : value) {
        const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : "?";
        if (name == key) {
            member = text_of_value(entry.second);
        } else {
            report("front-matter-unknown", Severity::error,
                   fmt::format("there is no key {}.{}", name_, name), entry.first,
                   fmt::format("did you mean {}.{}?", name_, key));
        }
    }
}

/// `null` is the top of the space.
void PageKeyReader::parent(const YAML::Node& value) { keys_.parent = text_of_value(value); }

void PageKeyReader::order(const YAML::Node& value) {
    int order = 0;
    if (!value.IsScalar() || !YAML::convert<int>::decode(value, order))
        return refuse(value, "a whole number");
    keys_.order = order;
}

void PageKeyReader::width(const YAML::Node& value) {
    choice(keys_.width, value, {"default", "full", "max"});
}

void PageKeyReader::type(const YAML::Node& value) {
    choice(keys_.type, value, {"page", "blogpost"});
}

void PageKeyReader::comments(const YAML::Node& value) {
    choice(keys_.comments, value, {"keep", "refuse"});
}

void PageKeyReader::format(const YAML::Node& value) {
    choice(keys_.format, value, {"markdown", "storage"});
}

template <std::string PageKeys::*Member>
void PageKeyReader::text(const YAML::Node& value) {
    if (!value.IsScalar()) return refuse(value, "text");
    keys_.*Member = text_of_value(value);
}

void PageKeyReader::choice(std::string& member, const YAML::Node& value,
                           std::initializer_list<const char*> words) {
    const std::string text = text_of_value(value);
    if (std::find(words.begin(), words.end(), text) == words.end())
        return refuse(value, fmt::format("one of {}", fmt::join(words, ", ")));
    member = text;
}

bool PageKeyReader::flag(const YAML::Node& value) {
    bool on = false;
    if (!value.IsScalar() || !YAML::convert<bool>::decode(value, on))
        refuse(value, "true or false");
    return on;
}

void PageKeyReader::refuse(const YAML::Node& at, std::string wanted) {
    report("front-matter-value", Severity::error, fmt::format("{} takes {}", name_, wanted), at,
           "correct the value or remove the key");
}

/// yaml-cpp counts from 0 within the block.
void PageKeyReader::report(const char* code, Severity severity, std::string message,
                           const YAML::Node& at, std::string hint) {
    const YAML::Mark mark = at.Mark();
    diagnostics_.push_back({code,
                            severity,
                            std::move(message),
                            {file_, mark.line + first_line_, mark.column + 1},
                            std::move(hint)});
}

}  // namespace confsync::render
