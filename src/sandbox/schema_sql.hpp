#pragma once

#include <array>
#include <string_view>

/// Every statement of the sandbox, each named once. Ids are integers here and texts outside.
namespace confsync::sandbox::sql {

/// Tells a sandbox's file from any other SQLite file ("csbx").
inline constexpr int application_id = 0x63736278;
inline constexpr std::string_view read_application_id = "PRAGMA application_id";

inline constexpr std::string_view read_user_version = "PRAGMA user_version";
inline constexpr std::string_view count_tables = "SELECT count(*) FROM sqlite_master";

inline constexpr std::string_view schema_1 = R"(
PRAGMA application_id = 1668506232;
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('ids', 0), ('last_write', 0);
CREATE TABLE user (
    account TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE space (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL,
    homepage INTEGER, author TEXT NOT NULL, created INTEGER NOT NULL);
CREATE TABLE content (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, status INTEGER NOT NULL,
    space INTEGER NOT NULL REFERENCES space, title TEXT NOT NULL, title_key TEXT NOT NULL,
    parent INTEGER, parent_before_trash INTEGER, position INTEGER,
    author TEXT NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE INDEX content_by_title ON content (space, title_key);
CREATE INDEX content_by_parent ON content (parent, position);
CREATE TABLE version (
    content INTEGER NOT NULL REFERENCES content ON DELETE CASCADE, number INTEGER NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL,
    minor INTEGER NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (content, number));
CREATE TABLE draft (
    content INTEGER PRIMARY KEY REFERENCES content ON DELETE CASCADE,
    title TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE purged (id INTEGER PRIMARY KEY);
CREATE TABLE label (
    id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    prefix TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (content, prefix, name));
CREATE TABLE property (
    id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    key TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL,
    message TEXT NOT NULL, minor INTEGER NOT NULL, created INTEGER NOT NULL,
    UNIQUE (content, key));
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    status INTEGER NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
    version INTEGER NOT NULL);
CREATE INDEX attachment_by_page ON attachment (page, name);
CREATE TABLE attachment_version (
    attachment INTEGER NOT NULL REFERENCES attachment ON DELETE CASCADE,
    number INTEGER NOT NULL, media_type TEXT NOT NULL, file TEXT NOT NULL, bytes BLOB NOT NULL,
    author TEXT NOT NULL, comment TEXT NOT NULL, minor INTEGER NOT NULL,
    created INTEGER NOT NULL, PRIMARY KEY (attachment, number));
CREATE UNIQUE INDEX attachment_by_file ON attachment_version (file);
CREATE TABLE comment (
    id INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    marker TEXT NOT NULL, selection TEXT NOT NULL, body TEXT NOT NULL,
    resolution TEXT NOT NULL, anchored INTEGER NOT NULL, number INTEGER NOT NULL,
    author TEXT NOT NULL, created INTEGER NOT NULL);
CREATE INDEX comment_by_page ON comment (page);
CREATE TABLE task (id TEXT PRIMARY KEY, created INTEGER NOT NULL) WITHOUT ROWID;
)";
inline constexpr std::array<std::string_view, 1> migrations{schema_1};

// Numbers
inline constexpr std::string_view count_up =
    "UPDATE meta SET value = value + 1 WHERE name = 'ids' RETURNING value";
inline constexpr std::string_view stamp =
    "UPDATE meta SET value = max(?, value + 1) WHERE name = 'last_write' RETURNING value";

// People and spaces
inline constexpr std::string_view add_user = "INSERT OR REPLACE INTO user VALUES (?, ?, ?)";
inline constexpr std::string_view users = "SELECT account, name, email FROM user ORDER BY name";
inline constexpr std::string_view user = "SELECT account, name, email FROM user WHERE account = ?";
inline constexpr std::string_view add_space = "INSERT INTO space VALUES (?, ?, ?, NULL, ?, ?)";
inline constexpr std::string_view set_homepage = "UPDATE space SET homepage = ? WHERE id = ?";
inline constexpr std::string_view spaces =
    "SELECT id, key, name, homepage, author, created FROM space ORDER BY id";
inline constexpr std::string_view space =
    "SELECT id, key, name, homepage, author, created FROM space WHERE id = ?";
inline constexpr std::string_view space_by_key =
    "SELECT id, key, name, homepage, author, created FROM space WHERE key = ?";

// Content as it is; the conditions are appended to `content`.
inline constexpr std::string_view content =
    "SELECT c.id, c.kind, c.status, c.title, c.space, c.parent, p.kind, c.position, c.author,"
    " c.created, v.number, v.author, v.message, v.minor, v.created FROM content c"
    " JOIN version v ON v.content = c.id AND v.number = c.version"
    " LEFT JOIN content p ON p.id = c.parent";
inline constexpr std::string_view with_id = " WHERE c.id = ?";
inline constexpr std::string_view pages_only = " WHERE c.kind = 0";
inline constexpr std::string_view among_ids = " AND c.id IN (SELECT value FROM json_each(?))";
inline constexpr std::string_view among_spaces = " AND c.space IN (SELECT value FROM json_each(?))";
inline constexpr std::string_view among_statuses =
    " AND c.status IN (SELECT value FROM json_each(?))";
inline constexpr std::string_view titled = " AND c.title_key = ?";
inline constexpr std::string_view without_parent = " AND c.parent IS NULL";
inline constexpr std::string_view window = " LIMIT ? OFFSET ?";
inline constexpr std::string_view current_children =
    " WHERE c.parent = ? AND c.status = 0 ORDER BY c.position, c.id";
inline constexpr std::string_view current_roots =
    " WHERE c.space = ? AND c.parent IS NULL AND c.status = 0 ORDER BY c.position, c.id";
inline constexpr std::string_view all_children =
    " WHERE c.parent = ? AND c.status < 2 ORDER BY c.position, c.id";
inline constexpr std::string_view all_roots =
    " WHERE c.space = ? AND c.parent IS NULL AND c.status < 2 ORDER BY c.position, c.id";
inline constexpr std::string_view body =
    "SELECT v.body FROM version v JOIN content c ON c.id = v.content"
    " WHERE c.id = ?1 AND v.number = CASE ?2 WHEN 0 THEN c.version ELSE ?2 END";
inline constexpr std::string_view versions =
    "SELECT number, author, message, minor, created, title, body FROM version"
    " WHERE content = ? ORDER BY number DESC";
inline constexpr std::string_view version =
    "SELECT number, author, message, minor, created, title, body FROM version"
    " WHERE content = ? AND number = ?";
inline constexpr std::string_view title_holder =
    "SELECT id FROM content WHERE space = ? AND title_key = ? AND kind = 0 AND status < 2"
    " AND id <> ?";
inline constexpr std::string_view last_position =
    "SELECT position FROM content WHERE parent = ? AND status < 2"
    " ORDER BY position DESC LIMIT 1";
inline constexpr std::string_view last_root_position =
    "SELECT position FROM content WHERE space = ? AND parent IS NULL AND status < 2"
    " ORDER BY position DESC LIMIT 1";

// Content written
inline constexpr std::string_view add_content =
    "INSERT INTO content VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)";
inline constexpr std::string_view add_version =
    "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view set_version =
    "UPDATE content SET version = ?, title = ?, title_key = ?, status = ? WHERE id = ?";
inline constexpr std::string_view replace_body =
    "UPDATE version SET body = ? WHERE content = ? AND number = ?";
inline constexpr std::string_view bodies_with =
    "SELECT c.id, c.version, c.space, v.body FROM content c"
    " JOIN version v ON v.content = c.id AND v.number = c.version"
    " WHERE c.kind = 0 AND c.status = 0 AND instr(v.body, ?) > 0";
inline constexpr std::string_view replace_first_version =
    "UPDATE version SET title = ?, body = ?, author = ?, message = ?, created = ?"
    " WHERE content = ? AND number = 1";
inline constexpr std::string_view place =
    "UPDATE content SET space = ?, parent = ?, position = ? WHERE id = ?";
inline constexpr std::string_view set_position = "UPDATE content SET position = ? WHERE id = ?";
inline constexpr std::string_view set_space = "UPDATE content SET space = ? WHERE id = ?";
inline constexpr std::string_view set_status = "UPDATE content SET status = ? WHERE id = ?";
inline constexpr std::string_view put_in_trash =
    "UPDATE content SET status = 2, parent_before_trash = parent, parent = NULL, position = NULL"
    " WHERE id = ?";
inline constexpr std::string_view parent_before_trash =
    "SELECT p.id FROM content c JOIN content p ON p.id = c.parent_before_trash"
    " WHERE c.id = ? AND p.status = 0";
inline constexpr std::string_view remove_content = "DELETE FROM content WHERE id = ?";
inline constexpr std::string_view remember_purged = "INSERT OR IGNORE INTO purged VALUES (?)";
inline constexpr std::string_view was_purged = "SELECT 1 FROM purged WHERE id = ?";
inline constexpr std::string_view save_draft = "INSERT OR REPLACE INTO draft VALUES (?, ?, ?)";
inline constexpr std::string_view draft = "SELECT title, body FROM draft WHERE content = ?";

inline constexpr std::string_view add_task = "INSERT INTO task VALUES (?, ?)";
inline constexpr std::string_view task = "SELECT created FROM task WHERE id = ?";

// Labels
inline constexpr std::string_view labels =
    "SELECT id, prefix, name FROM label WHERE content = ? ORDER BY id";
inline constexpr std::string_view add_label = "INSERT OR IGNORE INTO label VALUES (?, ?, ?, ?)";
inline constexpr std::string_view remove_label =
    "DELETE FROM label WHERE id = (SELECT id FROM label WHERE content = ? AND name = ?"
    " ORDER BY prefix = 'my' DESC LIMIT 1)";

// Properties
inline constexpr std::string_view properties =
    "SELECT id, key, value, number, author, message, minor, created FROM property"
    " WHERE content = ? ORDER BY id";
inline constexpr std::string_view property =
    "SELECT id, key, value, number, author, message, minor, created FROM property"
    " WHERE content = ? AND id = ?";
inline constexpr std::string_view property_by_key =
    "SELECT id FROM property WHERE content = ? AND key = ?";
inline constexpr std::string_view add_property =
    "INSERT INTO property VALUES (?, ?, ?, ?, 1, ?, '', 0, ?)";
inline constexpr std::string_view set_property =
    "UPDATE property SET value = ?, number = ?, author = ?, message = ?, created = ?"
    " WHERE id = ?";
inline constexpr std::string_view remove_property =
    "DELETE FROM property WHERE content = ? AND id = ?";

// Attachments; the conditions are appended to `attachment`.
inline constexpr std::string_view attachment =
    "SELECT a.id, a.page, a.status, a.name, v.media_type, v.file, length(v.bytes), a.created,"
    " v.number, v.author, v.comment, v.minor, v.created FROM attachment a"
    " JOIN attachment_version v ON v.attachment = a.id AND v.number = a.version";
inline constexpr std::string_view attachment_with_id = " WHERE a.id = ?";
inline constexpr std::string_view attachments_of_page =
    " WHERE a.page = ? AND a.status = ? ORDER BY a.id";
inline constexpr std::string_view attachment_with_name =
    " WHERE a.page = ? AND a.name = ? AND a.status = 0";
inline constexpr std::string_view attachment_versions =
    "SELECT number, author, comment, minor, created FROM attachment_version"
    " WHERE attachment = ? ORDER BY number DESC";
inline constexpr std::string_view attachment_bytes =
    "SELECT v.bytes FROM attachment_version v JOIN attachment a ON a.id = v.attachment"
    " WHERE a.id = ?1 AND v.number = CASE ?2 WHEN 0 THEN a.version ELSE ?2 END";
inline constexpr std::string_view attachment_file =
    "SELECT v.file FROM attachment_version v JOIN attachment a ON a.id = v.attachment"
    " WHERE a.id = ?1 AND v.number = CASE ?2 WHEN 0 THEN a.version ELSE ?2 END";
inline constexpr std::string_view media =
    "SELECT v.media_type, v.bytes FROM attachment_version v WHERE v.file = ?";
inline constexpr std::string_view add_attachment =
    "INSERT INTO attachment VALUES (?, ?, 0, ?, ?, 1)";
inline constexpr std::string_view add_attachment_version =
    "INSERT INTO attachment_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view set_attachment_version =
    "UPDATE attachment SET version = ?, name = ? WHERE id = ?";
inline constexpr std::string_view set_attachment_status =
    "UPDATE attachment SET status = ? WHERE id = ?";
inline constexpr std::string_view remove_attachment = "DELETE FROM attachment WHERE id = ?";

// Comments
inline constexpr std::string_view comments =
    "SELECT id, page, marker, selection, body, resolution, anchored, number, author, created"
    " FROM comment WHERE page = ? ORDER BY id";
inline constexpr std::string_view comment =
    "SELECT id, page, marker, selection, body, resolution, anchored, number, author, created"
    " FROM comment WHERE id = ?";
inline constexpr std::string_view add_comment =
    "INSERT INTO comment VALUES (?, ?, ?, ?, ?, 'open', 1, 1, ?, ?)";
inline constexpr std::string_view set_anchored = "UPDATE comment SET anchored = ? WHERE id = ?";
inline constexpr std::string_view set_resolution =
    "UPDATE comment SET resolution = ?, number = number + 1 WHERE id = ?";

}  // namespace confsync::sandbox::sql
