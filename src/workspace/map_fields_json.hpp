#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/record.hpp"

// The members of a map line: one table for reading and writing (schemas/map.schema.json).
namespace confsync::workspace {

/// What a text must look like.
enum class TextForm { any, not_empty, object, digest };

struct TextField {
    std::string_view name;
    TextForm form;
    bool required;
    std::string& (*of)(engine::PageRecord& record);
};

constexpr std::array<TextField, 10> text_fields{{
    {"file", TextForm::not_empty, false, [](auto& r) -> std::string& { return r.file; }},
    {"id", TextForm::not_empty, true, [](auto& r) -> std::string& { return r.id.value; }},
    {"title", TextForm::not_empty, true, [](auto& r) -> std::string& { return r.title; }},
    {"parent", TextForm::any, true, [](auto& r) -> std::string& { return r.parent.value; }},
    {"commit", TextForm::object, false, [](auto& r) -> std::string& { return r.commit.value; }},
    {"source", TextForm::object, false, [](auto& r) -> std::string& { return r.source.value; }},
    {"inputs", TextForm::digest, true, [](auto& r) -> std::string& { return r.inputs.value; }},
    {"form", TextForm::digest, true, [](auto& r) -> std::string& { return r.form.value; }},
    {"body", TextForm::digest, true, [](auto& r) -> std::string& { return r.body.value; }},
    {"first_key", TextForm::not_empty, false,
     [](auto& r) -> std::string& { return r.first_key.value; }},
}};

constexpr std::array<std::pair<std::string_view, engine::RecordState>, 6> state_names{
    {{"kept", engine::RecordState::kept},
     {"parked", engine::RecordState::parked},
     {"archived", engine::RecordState::archived},
     {"proposed", engine::RecordState::proposed},
     {"differs", engine::RecordState::differs},
     {"held", engine::RecordState::held}}};

}  // namespace confsync::workspace
