#include "workspace/outline_cache.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

#include "render/storage_writer.hpp"

namespace confsync::workspace {

namespace {

/// Raised when the bytes end early or make no sense; never leaves this file.
struct Damaged {};

std::string header() {
    return fmt::format("confsync outlines 1 for renderer {}\n", render::renderer_version);
}

/// FNV-1a over words of eight bytes: finds damage, resists nobody.
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    const auto mix = [&hash](std::uint64_t word) { hash = (hash ^ word) * 0x100000001b3U; };
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        mix(word);
        bytes.remove_prefix(sizeof word);
    }
    for (const char c : bytes) mix(static_cast<unsigned char>(c));
    return hash;
}

class Writer {
  public:
    void number(std::size_t value) {
        const auto narrow = static_cast<std::uint32_t>(value);
        bytes_.append(reinterpret_cast<const char*>(&narrow), sizeof narrow);
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    void place(const Place& place) {
        number(static_cast<std::size_t>(place.line));
        number(static_cast<std::size_t>(place.column));
    }
    void optional(const std::optional<std::string>& text) {
        number(text ? 1 : 0);
        if (text) this->text(*text);
    }
    template <class Items, class Write>
    void list(const Items& items, Write write) {
        number(items.size());
        for (const auto& item : items) write(item);
    }
    std::string take() && { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::size_t number() {
        std::uint32_t value = 0;
        if (bytes_.size() < sizeof value) throw Damaged{};
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        const std::size_t size = number();
        if (bytes_.size() < size) throw Damaged{};
        std::string text(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return text;
    }
    Place place() {
        Place place;
        place.line = static_cast<int>(number());
        place.column = static_cast<int>(number());
        return place;
    }
    std::optional<std::string> optional() {
        return number() != 0 ? std::optional(text()) : std::nullopt;
    }
    template <class Item, class Read>
    std::vector<Item> list(Read read) {
        const std::size_t count = number();
        if (count > bytes_.size()) throw Damaged{};
        std::vector<Item> items;
        items.reserve(count);
        for (std::size_t i = 0; i < count; ++i) items.push_back(read());
        return items;
    }
    bool at_end() const { return bytes_.empty(); }

  private:
    std::string_view bytes_;
};

void write(Writer& writer, const FileOutline& outline) {
    writer.number((outline.draft ? 1U : 0U) | (outline.lfs_pointer ? 2U : 0U));
    writer.optional(outline.front_title);
    writer.place(outline.front_title_place);
    writer.optional(outline.heading);
    writer.place(outline.heading_place);
    const auto text = [&](const std::string& item) { writer.text(item); };
    writer.list(outline.labels, text);
    writer.list(outline.slugs, text);
    writer.list(outline.references, [&](const render::Reference& reference) {
        writer.number(static_cast<std::size_t>(reference.kind));
        writer.text(reference.destination);
        writer.place(reference.where);
    });
    writer.list(outline.diagnostics, [&](const Diagnostic& diagnostic) {
        writer.text(diagnostic.code);
        writer.number(static_cast<std::size_t>(diagnostic.severity));
        writer.text(diagnostic.message);
        writer.place(diagnostic.where);
        writer.text(diagnostic.hint);
    });
}

render::Reference read_reference(Reader& reader) {
    render::Reference reference;
    reference.kind = static_cast<render::Reference::Kind>(reader.number());
    reference.destination = reader.text();
    reference.where = reader.place();
    return reference;
}

Diagnostic read_diagnostic(Reader& reader) {
    Diagnostic diagnostic;
    diagnostic.code = reader.text();
    diagnostic.severity = static_cast<Severity>(reader.number());
    diagnostic.message = reader.text();
    diagnostic.where = reader.place();
    diagnostic.hint = reader.text();
    return diagnostic;
}

FileOutline read_outline(Reader& reader) {
    FileOutline outline;
    const std::size_t flags = reader.number();
    outline.draft = (flags & 1U) != 0;
    outline.lfs_pointer = (flags & 2U) != 0;
    outline.front_title = reader.optional();
    outline.front_title_place = reader.place();
    outline.heading = reader.optional();
    outline.heading_place = reader.place();
    outline.labels = reader.list<std::string>([&] { return reader.text(); });
    outline.slugs = reader.list<std::string>([&] { return reader.text(); });
    outline.references = reader.list<render::Reference>([&] { return read_reference(reader); });
    outline.diagnostics = reader.list<Diagnostic>([&] { return read_diagnostic(reader); });
    return outline;
}

Outlines read_all(std::string_view payload) {
    Outlines outlines;
    Reader reader(payload);
    while (!reader.at_end()) {
        engine::BlobId blob{reader.text()};
        outlines.emplace_hint(outlines.end(), std::move(blob), read_outline(reader));
    }
    return outlines;
}

}  // namespace

std::string outlines_bytes(const Outlines& outlines) {
    Writer writer;
    for (const auto& [blob, outline] : outlines) {
        writer.text(blob.value);
        write(writer, outline);
    }
    const std::string payload = std::move(writer).take();
    return header() + fmt::format("{:016x}\n", checksum(payload)) + payload;
}

Outlines parse_outlines(std::string_view bytes) {
    const std::string expected = header();
    constexpr std::size_t sum_size = 17;
    if (!bytes.starts_with(expected) || bytes.size() < expected.size() + sum_size) return {};
    const auto sum = bytes.substr(expected.size(), sum_size);
    const auto payload = bytes.substr(expected.size() + sum_size);
    if (sum != fmt::format("{:016x}\n", checksum(payload))) return {};
    try {
        return read_all(payload);
    } catch (const Damaged&) {
        return {};
    }
}

Outlines load_outlines(const fs::path& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return {};
    return parse_outlines(read_file(file));
}

void save_outlines(const fs::path& file, const Outlines& outlines) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    write_file_atomically(file, outlines_bytes(outlines));
}

}  // namespace confsync::workspace
