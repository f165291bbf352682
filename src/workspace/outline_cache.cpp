#include "workspace/outline_cache.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

#include "render/storage_writer.hpp"

namespace confsync::workspace {

namespace {

/// Raised when the bytes end early or make no sense; never leaves this file.
struct Damaged {};

std::string header(const std::string& form) {
    return fmt::format("confsync outlines 5 for renderer {} {}\n", render::renderer_version, form);
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
    std::string_view part() {
        const std::size_t size = number();
        if (bytes_.size() < size) throw Damaged{};
        const std::string_view part = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return part;
    }
    std::string text() { return std::string(part()); }
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

void write(Writer& writer, const Diagnostic& diagnostic) {
    writer.text(diagnostic.code);
    writer.number(static_cast<std::size_t>(diagnostic.severity));
    writer.text(diagnostic.message);
    writer.place(diagnostic.where);
    writer.text(diagnostic.hint);
}

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
    writer.list(outline.silences, [&](const render::Silence& silence) {
        writer.list(silence.codes, text);
        writer.place(silence.where);
        writer.place({{}, silence.first_line, silence.last_line});
    });
    writer.list(outline.diagrams, [&](const render::Diagram& diagram) {
        writer.text(diagram.language);
        writer.text(diagram.source);
        writer.place(diagram.where);
    });
    for (const auto* list : {&outline.diagnostics, &outline.remarks})
        writer.list(*list, [&](const Diagnostic& diagnostic) { write(writer, diagnostic); });
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

render::Silence read_silence(Reader& reader) {
    render::Silence silence;
    silence.codes = reader.list<std::string>([&] { return reader.text(); });
    silence.where = reader.place();
    const Place lines = reader.place();
    silence.first_line = lines.line;
    silence.last_line = lines.column;
    return silence;
}

render::Diagram read_diagram(Reader& reader) {
    render::Diagram diagram;
    diagram.language = reader.text();
    diagram.source = reader.text();
    diagram.where = reader.place();
    return diagram;
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
    outline.silences = reader.list<render::Silence>([&] { return read_silence(reader); });
    outline.diagrams = reader.list<render::Diagram>([&] { return read_diagram(reader); });
    for (auto* list : {&outline.diagnostics, &outline.remarks})
        *list = reader.list<Diagnostic>([&] { return read_diagnostic(reader); });
    return outline;
}

}  // namespace

OutlineCache OutlineCache::parse(std::string_view bytes, const std::string& form) {
    const std::string expected = header(form);
    constexpr std::size_t sum_size = 17;
    if (!bytes.starts_with(expected) || bytes.size() < expected.size() + sum_size)
        return OutlineCache(form);
    const auto sum = bytes.substr(expected.size(), sum_size);
    const auto entries = bytes.substr(expected.size() + sum_size);
    if (sum != fmt::format("{:016x}\n", checksum(entries))) return OutlineCache(form);
    OutlineCache cache(form);
    cache.entries_ = entries;
    try {
        cache.index();
    } catch (const Damaged&) {
        return OutlineCache(form);
    }
    return cache;
}

OutlineCache OutlineCache::load(const fs::path& file, const std::string& form) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return OutlineCache(form);
    return parse(read_file(file), form);
}

void OutlineCache::index() {
    Reader reader(entries_);
    while (!reader.at_end()) {
        engine::BlobId blob{reader.text()};
        const std::string_view outline = reader.part();
        const auto begin = static_cast<std::size_t>(outline.data() - entries_.data());
        spans_.emplace(std::move(blob), Span{begin, outline.size()});
    }
}

std::optional<FileOutline> OutlineCache::find(const engine::BlobId& blob) const {
    const auto found = spans_.find(blob);
    if (found == spans_.end()) return std::nullopt;
    const auto [begin, size] = found->second;
    Reader reader(std::string_view(entries_).substr(begin, size));
    try {
        return read_outline(reader);
    } catch (const Damaged&) {
        return std::nullopt;
    }
}

void OutlineCache::insert(const engine::BlobId& blob, const FileOutline& outline) {
    if (spans_.contains(blob)) return;
    Writer body;
    write(body, outline);
    const std::string encoded = std::move(body).take();
    Writer entry;
    entry.text(blob.value);
    entry.text(encoded);
    entries_ += std::move(entry).take();
    spans_.emplace(blob, Span{entries_.size() - encoded.size(), encoded.size()});
}

std::string OutlineCache::bytes() const {
    return header(form_) + fmt::format("{:016x}\n", checksum(entries_)) + entries_;
}

void OutlineCache::save(const fs::path& file) const {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    write_file_atomically(file, bytes());
}

}  // namespace confsync::workspace
