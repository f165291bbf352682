#include "commands/fields_json.hpp"

#include <fmt/format.h>

#include <limits>

#include "base/error.hpp"

namespace confsync::commands {

using nlohmann::json;

Fields::Fields(const json& object, std::string path, std::string file)
    : object_(&object), path_(std::move(path)), file_(std::move(file)) {
    if (!object.is_object()) refuse("", "must be an object");
}

void Fields::refuse(const std::string& name, const std::string& why) const {
    const std::string dot = path_.empty() || name.empty() ? "" : ".";
    throw Error(ErrorKind::configuration, fmt::format("{}{}{} {}", path_, dot, name, why),
                "make the plan anew: confsync plan -o FILE", {file_, 0, 0});
}

const json* Fields::member(const std::string& name) {
    asked_.insert(name);
    const auto found = object_->find(name);
    return found == object_->end() ? nullptr : &*found;
}

const json& Fields::required(const std::string& name) {
    const json* value = member(name);
    if (!value) refuse(name, "is missing");
    return *value;
}

std::string Fields::text(const std::string& name) {
    const json& value = required(name);
    if (!value.is_string()) refuse(name, "must be a text");
    return value.get<std::string>();
}

std::string Fields::text_or_empty(const std::string& name) {
    return member(name) ? text(name) : "";
}

bool Fields::flag_or_false(const std::string& name) {
    const json* value = member(name);
    if (!value) return false;
    if (!value->is_boolean()) refuse(name, "must be true or false");
    return value->get<bool>();
}

int Fields::number(const std::string& name) {
    const json& value = required(name);
    if (!value.is_number_unsigned() ||
        value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<int>::max()})
        refuse(name, "must be a whole number, not negative");
    return value.get<int>();
}

std::vector<std::string> Fields::texts_or_none(const std::string& name) {
    const json* value = member(name);
    if (!value) return {};
    if (!value->is_array()) refuse(name, "must be an array");
    for (const auto& item : *value)
        if (!item.is_string()) refuse(name, "must hold texts only");
    return value->get<std::vector<std::string>>();
}

std::vector<Fields> Fields::objects_or_none(const std::string& name) {
    return member(name) ? objects(name) : std::vector<Fields>{};
}

std::vector<Fields> Fields::objects(const std::string& name) {
    const json& value = required(name);
    if (!value.is_array()) refuse(name, "must be an array");
    std::vector<Fields> items;
    for (std::size_t i = 0; i < value.size(); ++i)
        items.emplace_back(
            value[i], fmt::format("{}{}{}[{}]", path_, path_.empty() ? "" : ".", name, i), file_);
    return items;
}

void Fields::end() const {
    for (const auto& [name, value] : object_->items())
        if (!asked_.contains(name)) refuse(name, "is not known to this version");
}

}  // namespace confsync::commands
