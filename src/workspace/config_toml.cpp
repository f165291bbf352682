#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/text.hpp"
#include "workspace/config_settings.hpp"

namespace confsync::workspace {

namespace {

class Flattener {
  public:
    explicit Flattener(const std::string& file) : file_(file) {}

    void table(const toml::table& table, const std::string& prefix) {
        for (const auto& [key, node] : table) {
            const auto* list = node.as_array();
            if (prefix.empty() && key.str() == "moved" && list && list->is_array_of_tables()) {
                renames(*list);
                continue;
            }
            check_name(key.str(), place_of(key.source()));
            const std::string path =
                prefix.empty() ? std::string(key.str()) : fmt::format("{}.{}", prefix, key.str());
            if (const toml::table* below = node.as_table()) {
                settings_.tables[path] = place_of(key.source());
                this->table(*below, path);
            } else {
                add(path, node, place_of(key.source()));
            }
        }
    }
    Settings settings() && {
        std::ranges::stable_sort(settings_.values, {}, [](const Setting& s) { return s.where; });
        return std::move(settings_);
    }

  private:
    Place place_of(const toml::source_region& source) const {
        return {file_, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
    }
    static void check_name(std::string_view name, const Place& where) {
        const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; };
        if (!name.empty() && std::ranges::all_of(name, plain)) return;
        throw Error(ErrorKind::configuration,
                    fmt::format("the name \"{}\" is not allowed here", escape_terminal(name)),
                    "names are letters, digits, - and _", where);
    }
    void add(const std::string& path, const toml::node& node, const Place& where) {
        settings_.values.push_back(
            {path, value_of(path, node, where), where, to_string(where), Layer::file});
    }
    void renames(const toml::array& list) {
        for (const toml::node& node : list) rename(*node.as_table(), place_of(node.source()));
    }
    void rename(const toml::table& table, const Place& where) {
        engine::Moved moved;
        for (const auto& [key, node] : table) {
            const auto* text = node.as_string();
            std::string* target = key.str() == "from" ? &moved.from : nullptr;
            if (key.str() == "to") target = &moved.to;
            if (!target || !text) refuse_rename(place_of(key.source()));
            *target = text->get();
            while (target->ends_with('/')) target->pop_back();
        }
        if (moved.from.empty() || moved.to.empty()) refuse_rename(where);
        settings_.moved.push_back(std::move(moved));
        settings_.moved_place = where;
    }
    [[noreturn]] static void refuse_rename(const Place& where) {
        throw Error(ErrorKind::configuration, "[[moved]] holds two texts, from and to",
                    "write paths of the repository: from = \"docs/old.md\", to = \"docs/new.md\"",
                    where);
    }
    static SettingValue value_of(const std::string& path, const toml::node& node,
                                 const Place& where) {
        if (const auto* text = node.as_string()) return text->get();
        if (const auto* flag = node.as_boolean()) return flag->get();
        if (const auto* number = node.as_integer()) return number->get();
        if (const auto* number = node.as_floating_point()) return number->get();
        if (const auto* list = node.as_array()) return texts_of(path, *list, where);
        throw Error(ErrorKind::configuration, fmt::format("{} can't be a date or time", path), {},
                    where);
    }
    /// Arrays of tables ([[moved]]) keep no values: their keys are judged by their name alone.
    static std::vector<std::string> texts_of(const std::string& path, const toml::array& list,
                                             const Place& where) {
        std::vector<std::string> texts;
        if (list.is_array_of_tables()) return texts;
        for (const toml::node& node : list) {
            if (!node.is_string())
                throw Error(ErrorKind::configuration,
                            fmt::format("{} must be a list of texts", path), {}, where);
            texts.push_back(node.as_string()->get());
        }
        return texts;
    }

    const std::string& file_;
    Settings settings_;
};

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

struct TomlText {
    std::string operator()(const std::string& text) const { return in_quotes(text); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::vector<std::string>& texts) const {
        std::vector<std::string> parts;
        for (const std::string& text : texts) parts.push_back(in_quotes(text));
        return fmt::format("[{}]", join(parts, ", "));
    }
};

}  // namespace

Settings parse_settings(std::string_view toml, const std::string& name) {
    try {
        const toml::table table = toml::parse(toml, name);
        Flattener flattener(name);
        flattener.table(table, "");
        return std::move(flattener).settings();
    } catch (const toml::parse_error& error) {
        const auto begin = error.source().begin;
        throw Error(ErrorKind::configuration,
                    fmt::format("not TOML: {}", escape_terminal(error.description())), {},
                    {name, static_cast<int>(begin.line), static_cast<int>(begin.column)});
    }
}

std::string toml_text(const SettingValue& value) { return std::visit(TomlText{}, value); }

}  // namespace confsync::workspace
