#include <fmt/format.h>

#include <iterator>

#include "workspace/map_fields_json.hpp"
#include "workspace/map_json.hpp"

namespace confsync::workspace {

namespace {

using engine::PageRecord;

/// Builds JSON by hand: the form of the lines is part of the contract (product.md §4).
class Writer {
  public:
    void raw(std::string_view text) { out_ += text; }
    void text(std::string_view text) {
        out_ += '"';
        for (const char c : text) character(c);
        out_ += '"';
    }
    void number(int number) { fmt::format_to(std::back_inserter(out_), "{}", number); }
    /// The name of the next member of a line, with the comma before it.
    void member(std::string_view name) {
        if (out_.back() != '{') out_ += ',';
        text(name);
        out_ += ':';
    }
    void text_member(std::string_view name, std::string_view value) {
        member(name);
        text(value);
    }
    void number_member(std::string_view name, int value) {
        member(name);
        number(value);
    }
    /// Members kept as "{…}", without their braces.
    void unknown(std::string_view fields) {
        if (fields.size() <= 2) return;
        if (out_.back() != '{') out_ += ',';
        out_ += fields.substr(1, fields.size() - 2);
    }
    std::string take() && { return std::move(out_); }

  private:
    void character(char c) {
        if (c == '"' || c == '\\') out_ += '\\';
        if (static_cast<unsigned char>(c) >= 0x20)
            out_ += c;
        else
            fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<int>(c));
    }

    std::string out_;
};

void write_labels(Writer& writer, const PageRecord& record) {
    if (record.labels.empty()) return;
    writer.member("labels");
    writer.raw("[");
    for (std::size_t i = 0; i < record.labels.size(); ++i) {
        if (i != 0) writer.raw(",");
        writer.text(record.labels[i]);
    }
    writer.raw("]");
}

void write_attachments(Writer& writer, const PageRecord& record) {
    if (record.attachments.empty()) return;
    writer.member("attachments");
    writer.raw("{");
    for (const auto& [path, attachment] : record.attachments) {
        writer.member(path);
        writer.raw("{");
        writer.text_member("id", attachment.id.value);
        writer.number_member("version", attachment.version.number);
        writer.text_member("digest", attachment.digest.value);
        if (!attachment.name.empty()) writer.text_member("name", attachment.name);
        if (attachment.size != engine::Pixels()) {
            writer.number_member("width", attachment.size.width);
            writer.number_member("height", attachment.size.height);
        }
        writer.raw("}");
    }
    writer.raw("}");
}

void write_rare(Writer& writer, const PageRecord& record) {
    if (record.prior) {
        writer.member("prior");
        writer.raw("{");
        writer.text_member("source", record.prior->source.value);
        writer.number_member("version", record.prior->version.number);
        if (!record.prior->merged.empty()) writer.text_member("merged", record.prior->merged.value);
        writer.raw("}");
    }
    for (const auto& [name, state] : state_names)
        if (record.state == state) writer.text_member("state", name);
    if (record.position) writer.number_member("position", *record.position);
    writer.unknown(record.unknown_fields);
}

void write_record(Writer& writer, PageRecord record) {
    writer.raw("{");
    for (const TextField& field : text_fields) {
        const std::string& value = field.of(record);
        if (field.required || !value.empty()) writer.text_member(field.name, value);
        if (field.name == "id") writer.number_member("version", record.version.number);
    }
    write_labels(writer, record);
    write_attachments(writer, record);
    write_rare(writer, record);
    writer.raw("}");
}

void write_line(Writer& writer, const engine::PageKey& key, const PageRecord& record) {
    writer.text(key.value);
    writer.raw(": ");
    write_record(writer, record);
}

void write_head(Writer& writer, const engine::State& state) {
    writer.raw("      \"site\": ");
    writer.text(state.site);
    if (!state.synced_commit.empty()) {
        writer.raw(", \"synced_commit\": ");
        writer.text(state.synced_commit.value);
    }
    writer.unknown(state.unknown_fields);
    writer.raw(",\n");
}

void write_profile(Writer& writer, const std::string& name, const engine::State& state) {
    writer.raw("    ");
    writer.text(name);
    writer.raw(": {\n");
    write_head(writer, state);
    writer.raw("      \"pages\": {\n");
    for (const auto& [key, record] : state.pages) {
        writer.raw("        ");
        write_line(writer, key, record);
        writer.raw(",\n");
    }
    writer.raw("        \"\": {}\n      }\n    }");
}

}  // namespace

std::string map_text(const MapDocument& map) {
    Writer writer;
    writer.raw("{\n  \"schema\": 1");
    writer.unknown(map.unknown_fields);
    writer.raw(",\n  \"profiles\": {");
    const char* before = "\n";
    for (const auto& [name, state] : map.profiles) {
        writer.raw(before);
        write_profile(writer, name, state);
        before = ",\n";
    }
    writer.raw(map.profiles.empty() ? "}\n}\n" : "\n  }\n}\n");
    return std::move(writer).take();
}

std::string page_line(const engine::PageKey& key, const PageRecord& record) {
    Writer writer;
    write_line(writer, key, record);
    return std::move(writer).take();
}

}  // namespace confsync::workspace
