#include "commands/forge_lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "commands/forge_text.hpp"

namespace confsync::commands {

using engine::Action;

namespace {

// Of the 65,536 characters of a comment; what is left of them belongs to the texts of pages.
constexpr std::size_t room_for_list = 14'000;
constexpr std::size_t room_for_table = 18'000;
constexpr std::size_t room_for_diagnostics = 8'000;

std::string heading_line(const std::string& heading) {
    return heading.empty() ? "" : "**" + heading + "**\n\n";
}

std::string title_of(const PageRow& row) { return forge_text(row.title, 120); }

std::string list_item(const PageRow& row) {
    std::string item =
        fmt::format("- {} “{}”: {}\n", forge_code(row.path), title_of(row), forge_text(row.what));
    if (!row.hint.empty()) item += fmt::format("  <br>{}\n", forge_text(row.hint));
    return item;
}

std::string table_line(const PageRow& row) {
    const char mark = engine::row_of(row.action).mark;
    return fmt::format("| {} | {} | {} | {} |\n", forge_code(std::string(1, mark)),
                       forge_code(row.path), title_of(row), forge_text(row.what));
}

std::string diagnostic_item(const Diagnostic& one) {
    const std::string place = to_string(one.where);
    std::string item =
        fmt::format("- {}{}{}: {}\n", place.empty() ? "" : forge_code(place),
                    place.empty() ? "" : " ", to_string(one.severity), forge_text(one.message));
    if (!one.hint.empty()) item += fmt::format("  <br>{}\n", forge_text(one.hint));
    return item;
}

std::string and_more(std::size_t left_out) {
    return left_out == 0 ? "" : fmt::format("\n… and {} more.\n", left_out);
}

}  // namespace

bool RoomFor::add(const std::string& item) {
    if (item.size() > left_) {
        ++left_out_;
        return false;
    }
    left_ -= item.size();
    text_ += item;
    return true;
}

bool waits(const PageRow& row) {
    return row.action == Action::conflict || row.action == Action::person ||
           row.action == Action::blocked;
}

std::string forge_list(const std::string& heading, const std::vector<PageRow>& rows) {
    if (rows.empty()) return "";
    RoomFor room(room_for_list);
    for (const auto& row : rows) room.add(list_item(row));
    return heading_line(heading) + room.text() + and_more(room.left_out()) + "\n";
}

std::string forge_table(const std::string& heading, const std::vector<PageRow>& rows) {
    if (rows.empty()) return "";
    RoomFor in_order(room_for_table);
    for (const auto& row : rows) in_order.add(table_line(row));
    // New pages are what a long table may go without.
    RoomFor room(room_for_table);
    for (const bool is_new : {false, true})
        for (const auto& row : rows)
            if ((row.action == Action::create) == is_new) room.add(table_line(row));
    if (in_order.left_out() == 0) room = in_order;
    return heading_line(heading) + "| | Page | Title | What happens |\n|---|---|---|---|\n" +
           room.text() + and_more(room.left_out()) +
           fmt::format("\n<sub>{}</sub>\n\n", forge_text(legend_of(rows)));
}

std::string forge_diagnostics(const Diagnostics& diagnostics) {
    if (diagnostics.empty()) return "";
    RoomFor room(room_for_diagnostics);
    for (const auto& one : diagnostics) room.add(diagnostic_item(one));
    return fmt::format("<details{}><summary>{} in the files</summary>\n\n{}{}\n</details>\n\n",
                       has_error(diagnostics) ? " open" : "",
                       counted(diagnostics.size(), "finding"), room.text(),
                       and_more(room.left_out()));
}

}  // namespace confsync::commands
