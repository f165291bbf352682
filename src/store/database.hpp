#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace confsync::store {

/// Bytes that are not text.
struct Blob {
    std::string bytes;
};

/// What goes into a statement and comes out of a column.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;

std::optional<std::string> maybe_text(const Value& value);
/// The value for an optional text: null when absent.
Value nullable(const std::optional<std::string>& text);

/// One row of a result, columns counted from 0. A column of another type throws Error{failed}.
class Row {
  public:
    explicit Row(std::vector<Value> columns) : columns_(std::move(columns)) {}

    std::int64_t integer(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    const std::string& blob(std::size_t column) const;
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;

  private:
    std::vector<Value> columns_;
};

class Database;

/// Holds the database for this thread until it ends; rolled back unless committed. They nest: an
/// inner one takes back its own part only.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

/// A SQLite file, or one in memory, used from any thread: one statement at a time. Every failure
/// is Error{failed} naming the file.
class Database {
  public:
    /// Absent `file`: in memory. A file that is no database is refused.
    explicit Database(std::optional<std::filesystem::path> file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Brings the schema up to date: step n runs once, when user_version is below n + 1. A file
    /// of a newer program (user_version above the number of steps) is refused.
    void migrate(std::span<const std::string_view> steps);

    /// Runs a statement and returns the number of changed rows.
    int run(std::string_view sql, const std::vector<Value>& values = {});
    std::vector<Row> rows(std::string_view sql, const std::vector<Value>& values = {});
    std::optional<Row> row(std::string_view sql, const std::vector<Value>& values = {});

  private:
    friend class Transaction;
    struct Open;
    std::unique_ptr<Open> open_;
};

}  // namespace confsync::store
