#include "workspace/map_reader_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "workspace/map_fields_json.hpp"

namespace confsync::workspace {

namespace {

using Frame = MapReader::Frame;

constexpr std::uint64_t known_schema = 1;

struct Members {
    Frame frame;
    std::vector<std::string_view> names;  ///< empty: any name
};

const std::vector<Members>& known_members() {
    static const std::vector<Members> members = {
        {Frame::top, {"schema", "profiles"}},
        {Frame::profile, {"site", "synced_commit", "pages"}},
        {Frame::page,
         {"file", "id", "version", "title", "parent", "commit", "source", "inputs", "form", "body",
          "labels", "attachments", "prior", "state", "position", "first_key"}},
        {Frame::attachment, {"id", "version", "digest", "name", "width", "height"}},
        {Frame::prior, {"source", "version", "merged"}},
    };
    return members;
}

bool is_hex(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool has_form(std::string_view text, TextForm form) {
    switch (form) {
        case TextForm::any: return true;
        case TextForm::not_empty: return !text.empty();
        case TextForm::object: return is_hex(text) && (text.size() == 40 || text.size() == 64);
        case TextForm::digest: return is_hex(text) && text.size() == 64;
    }
    return false;
}

bool is_content_digest(std::string_view text) {
    return is_hex(text) && text.size() >= 40 && text.size() <= 64;
}

Place place_at(std::string_view text, std::size_t offset, const std::string& file) {
    const auto before = text.substr(0, offset);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto line_begin = before.rfind('\n');
    const auto column =
        line_begin == std::string_view::npos ? before.size() + 1 : before.size() - line_begin;
    return {file, static_cast<int>(line), static_cast<int>(column)};
}

}  // namespace

MapReader::MapReader(std::string_view text, const std::string& file, Frame outermost)
    : text_(text), file_(file), outermost_(outermost) {}

void MapReader::refuse(const std::string& what, std::size_t offset, const std::string& hint) const {
    throw Error(
        ErrorKind::configuration, fmt::format("the map {}", what),
        hint.empty() ? "correct the line, or take the file from git: git log -p -- " + file_ : hint,
        place_at(text_, offset == 0 ? 0 : offset - 1, file_));
}

void MapReader::refuse_kind(std::string_view what, std::size_t offset) const {
    const std::string name = frames_.empty() ? "" : frames_.back().name;
    refuse(fmt::format("has {} at \"{}\", where it can't stand", what, escape_terminal(name)),
           offset);
}

bool MapReader::is_known(const std::string& name) const {
    for (const Members& members : known_members())
        if (members.frame == frame()) return std::ranges::count(members.names, name) != 0;
    return true;
}

bool MapReader::key(const std::string& name, std::size_t offset) {
    if (unknown_begin_ != 0) return true;
    Open& open = frames_.back();
    // git may put two lines of one page into a merged map without a conflict: see end_page().
    if (!open.names.insert(name).second && frame() != Frame::pages)
        refuse(fmt::format("has \"{}\" twice", escape_terminal(name)), offset,
               "remove one of the two");
    open.name = name;
    if (frame() == Frame::constant) refuse("has something in its last, constant entry", offset);
    if (!is_known(name)) unknown_begin_ = offset;
    return true;
}

Frame MapReader::frame_below(char bracket, std::size_t offset) const {
    if (frames_.empty() && bracket == '{') return outermost_;
    const std::string& name = frames_.empty() ? file_ : frames_.back().name;
    const bool object = bracket == '{';
    switch (frame()) {
        case Frame::top: return object && name == "profiles" ? Frame::profiles : Frame::none;
        case Frame::profiles: return object ? Frame::profile : Frame::none;
        case Frame::profile: return object && name == "pages" ? Frame::pages : Frame::none;
        case Frame::pages:
            if (!object) return Frame::none;
            return name.empty() ? Frame::constant : Frame::page;
        case Frame::page:
            if (name == "labels" && !object) return Frame::labels;
            if (name == "attachments" && object) return Frame::attachments;
            return name == "prior" && object ? Frame::prior : Frame::none;
        case Frame::attachments: return object ? Frame::attachment : Frame::none;
        case Frame::none:
        case Frame::labels:
        case Frame::attachment:
        case Frame::prior:
        case Frame::constant: return Frame::none;
    }
    refuse("has a bracket too many", offset);
}

bool MapReader::open(char bracket, std::size_t offset) {
    if (unknown_begin_ != 0) {
        ++unknown_depth_;
        return true;
    }
    const Frame below = frame_below(bracket, offset);
    if (below == Frame::none) refuse_kind(bracket == '{' ? "an object" : "a list", offset);
    begin(below, offset);
    return true;
}

void MapReader::begin(Frame frame, std::size_t) {
    frames_.push_back({frame, {}, {}});
    if (frame == Frame::profile) state_ = {};
    if (frame == Frame::page) record_ = {};
    if (frame == Frame::attachment) attachment_ = {};
    if (frame == Frame::prior) prior_ = {};
}

bool MapReader::close(std::size_t offset) {
    if (unknown_begin_ != 0) {
        if (--unknown_depth_ == 0) return end_unknown(offset);
        return true;
    }
    const Frame ended = frame();
    end(ended, offset);
    frames_.pop_back();
    return true;
}

void MapReader::require(std::initializer_list<std::string_view> names, std::size_t offset) const {
    const Open& open = frames_.back();
    const std::string of = frames_.size() > 1 ? frames_[frames_.size() - 2].name : "";
    for (const std::string_view name : names)
        if (!open.names.contains(name))
            refuse(fmt::format("has no \"{}\" at \"{}\"", name, escape_terminal(of)), offset);
}

void MapReader::end(Frame frame, std::size_t offset) {
    const std::string outer = frames_.size() > 1 ? frames_[frames_.size() - 2].name : "";
    switch (frame) {
        case Frame::top: return require({"schema", "profiles"}, offset);
        case Frame::profile:
            require({"site", "pages"}, offset);
            document_.profiles[outer] = std::move(state_);
            return;
        case Frame::page: return end_page(offset);
        case Frame::attachment:
            require({"id", "version", "digest"}, offset);
            record_.attachments[outer] = std::exchange(attachment_, {});
            return;
        case Frame::prior:
            require({"source", "version"}, offset);
            record_.prior = prior_;
            return;
        case Frame::none:
        case Frame::profiles:
        case Frame::pages:
        case Frame::labels:
        case Frame::attachments:
        case Frame::constant: return;
    }
}

void MapReader::end_page(std::size_t offset) {
    for (const TextField& field : text_fields)
        if (field.required) require({field.name}, offset);
    require({"version"}, offset);
    const std::string& key = frames_[frames_.size() - 2].name;
    const auto lines = state_.pages.size();
    const auto line = state_.pages.try_emplace(state_.pages.end(), engine::PageKey{key});
    // Of two lines the higher version stands, as when maps merge (product contract §4).
    const bool is_first = state_.pages.size() > lines;
    if (is_first || line->second.version < record_.version) line->second = std::move(record_);
}

void MapReader::page_text(std::string& value, std::size_t offset) {
    const std::string& name = frames_.back().name;
    if (name == "state") return set_state(value, offset);
    for (const TextField& field : text_fields) {
        if (field.name != name) continue;
        if (!has_form(value, field.form)) refuse_kind("a text of the wrong form", offset);
        field.of(record_) = std::move(value);
        return;
    }
    refuse_kind("a text", offset);
}

void MapReader::set_state(const std::string& value, std::size_t offset) {
    for (const auto& [name, state] : state_names)
        if (name == value) {
            record_.state = state;
            return;
        }
    refuse(fmt::format("has the unknown state \"{}\"", escape_terminal(value)), offset,
           "a newer confsync wrote it: install that one");
}

bool MapReader::text(std::string& value, std::size_t offset) {
    if (unknown_begin_ != 0) return unknown_depth_ > 0 || end_unknown(offset);
    const std::string name = frames_.empty() ? "" : frames_.back().name;
    const auto keep = [&](std::string& target, bool fits) {
        if (!fits) refuse_kind("a text of the wrong form", offset);
        target = std::move(value);
    };
    if (frame() == Frame::page) {
        page_text(value, offset);
    } else if (frame() == Frame::labels) {
        record_.labels.push_back(std::move(value));
    } else if (frame() == Frame::profile && name == "site") {
        state_.site = std::move(value);
    } else if (frame() == Frame::profile && name == "synced_commit") {
        keep(state_.synced_commit.value, has_form(value, TextForm::object));
    } else if (frame() == Frame::attachment && name == "id") {
        keep(attachment_.id.value, !value.empty());
    } else if (frame() == Frame::attachment && name == "digest") {
        keep(attachment_.digest.value, is_content_digest(value));
    } else if (frame() == Frame::attachment && name == "name") {
        keep(attachment_.name, !value.empty());
    } else if (frame() == Frame::prior && name == "source") {
        keep(prior_.source.value, has_form(value, TextForm::object));
    } else if (frame() == Frame::prior && name == "merged") {
        keep(prior_.merged.value, has_form(value, TextForm::object));
    } else {
        refuse_kind("a text", offset);
    }
    return true;
}

bool MapReader::number(std::uint64_t value, std::size_t offset) {
    if (unknown_begin_ != 0) return unknown_depth_ > 0 || end_unknown(offset);
    const std::string name = frames_.empty() ? "" : frames_.back().name;
    if (frame() == Frame::top && name == "schema") {
        if (value != known_schema)
            refuse(fmt::format("has schema {}, this confsync knows {}", value, known_schema),
                   offset, "install a newer confsync");
        return true;
    }
    if (value > static_cast<std::uint64_t>(std::numeric_limits<int>::max()))
        refuse_kind("too large a number", offset);
    const int number = static_cast<int>(value);
    if (frame() == Frame::page && name == "version")
        record_.version = {number};
    else if (frame() == Frame::page && name == "position")
        record_.position = number;
    else if (frame() == Frame::attachment && name == "version")
        attachment_.version = {number};
    else if (frame() == Frame::attachment && name == "width")
        attachment_.size.width = number;
    else if (frame() == Frame::attachment && name == "height")
        attachment_.size.height = number;
    else if (frame() == Frame::prior && name == "version")
        prior_.version = {number};
    else
        refuse_kind("a number", offset);
    return true;
}

bool MapReader::other(std::string_view what, std::size_t offset) {
    if (unknown_begin_ != 0) return unknown_depth_ > 0 || end_unknown(offset);
    refuse_kind(what, offset);
}

std::string& MapReader::unknown_fields() {
    if (frame() == Frame::page) return record_.unknown_fields;
    if (frame() == Frame::profile) return state_.unknown_fields;
    return document_.unknown_fields;
}

/// Keeps the member in one canonical form, so that a line stays a line.
bool MapReader::end_unknown(std::size_t offset) {
    std::string_view value = text_.substr(unknown_begin_, offset - unknown_begin_);
    value.remove_prefix(value.find(':') + 1);
    value = trimmed(value);
    // A number ends only with what follows it.
    if (!value.empty() && std::string_view("{[\"").find(value.front()) == std::string_view::npos)
        value = value.substr(0, value.find_first_not_of("+-.0123456789eEtrufalsn"));
    unknown_begin_ = 0;
    if (frame() == Frame::attachment || frame() == Frame::prior) return true;
    std::string& fields = unknown_fields();
    auto kept = fields.empty() ? nlohmann::json::object() : nlohmann::json::parse(fields);
    kept[frames_.back().name] = nlohmann::json::parse(value);
    fields = kept.dump();
    return true;
}

}  // namespace confsync::workspace
