#pragma once

#include <array>
#include <string_view>

namespace confsync::engine {

/// What becomes of a page.
enum class Action {
    create,
    update,
    move,
    trash,     ///< its file is gone: to the trash of the space, never purged
    restore,   ///< back from the trash
    record,    ///< our own write is already there: only the map learns of it
    rename,    ///< the same page, made of another path now: only the map learns of it
    settle,    ///< a second version so that a link to a heading of a newer page works
    keep,      ///< nothing to do
    drift,     ///< changed in Confluence only: information
    orphan,    ///< recorded, its file is gone, kept
    conflict,  ///< both sides changed: a person merges
    person,    ///< this version of confsync leaves it to a person
    blocked,   ///< an error leaves the page out
    unknown,   ///< in Confluence, in no file
};

enum class Colour { plain, green, yellow, red, blue, dim };

/// One row per action: used by the views, the legend, JSON and the docs test.
struct ActionRow {
    Action action;
    char mark;
    std::string_view name;      ///< in JSON and in the manual
    std::string_view explains;  ///< in the legend
    Colour colour;
};

constexpr std::array<ActionRow, 15> action_rows{{
    {Action::create, '+', "create", "new page", Colour::green},
    {Action::update, '~', "update", "new version", Colour::yellow},
    {Action::move, '>', "move", "other place in the tree", Colour::blue},
    {Action::trash, '-', "trash", "to the trash", Colour::red},
    {Action::restore, '^', "restore", "back from the trash", Colour::green},
    {Action::record, '=', "record", "already published by an interrupted run", Colour::dim},
    {Action::rename, '=', "rename", "same page, other path", Colour::dim},
    {Action::settle, '~', "settle", "second version, so that a link to a heading works",
     Colour::yellow},
    {Action::keep, ' ', "keep", "unchanged", Colour::plain},
    {Action::drift, '*', "drift", "changed in Confluence only", Colour::blue},
    {Action::orphan, 'o', "orphan", "kept without a file", Colour::dim},
    {Action::conflict, '!', "conflict", "changed on both sides", Colour::red},
    {Action::person, '!', "person", "needs a person", Colour::red},
    {Action::blocked, 'x', "blocked", "left out by an error", Colour::red},
    {Action::unknown, '?', "unknown", "not in git", Colour::dim},
}};

constexpr const ActionRow& row_of(Action action) {
    return action_rows[static_cast<std::size_t>(action)];
}

constexpr bool action_rows_in_order() {
    for (std::size_t i = 0; i < action_rows.size(); ++i)
        if (action_rows[i].action != static_cast<Action>(i)) return false;
    return true;
}
static_assert(action_rows_in_order());

/// True for the actions of which only the map learns.
constexpr bool only_records(Action action) {
    return action == Action::record || action == Action::rename;
}

/// True for the actions that change something on the server.
constexpr bool writes(Action action) {
    return action == Action::create || action == Action::update || action == Action::move ||
           action == Action::settle || action == Action::trash || action == Action::restore;
}

}  // namespace confsync::engine
