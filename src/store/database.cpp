#include "store/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <mutex>
#include <unordered_map>

#include "base/error.hpp"

namespace confsync::store {

namespace {

template <class T>
const T& column_as(const std::vector<Value>& columns, std::size_t column) {
    if (column < columns.size())
        if (const T* value = std::get_if<T>(&columns[column])) return *value;
    throw Error{ErrorKind::failed, fmt::format("column {} is not of the expected type", column)};
}

template <class T>
bool is_null(const std::vector<T>& columns, std::size_t column) {
    return column < columns.size() && std::holds_alternative<std::nullptr_t>(columns[column]);
}

struct Binder {
    SQLite::Statement& statement;
    int index;

    void operator()(std::nullptr_t) const { statement.bind(index); }
    void operator()(std::int64_t value) const { statement.bind(index, value); }
    void operator()(const std::string& text) const { statement.bind(index, text); }
    void operator()(const Blob& blob) const {
        statement.bind(index, blob.bytes.data(), static_cast<int>(blob.bytes.size()));
    }
};

void bind(SQLite::Statement& statement, const std::vector<Value>& values) {
    int index = 0;
    for (const Value& value : values) std::visit(Binder{statement, ++index}, value);
}

Value value_of(const SQLite::Column& column) {
    if (column.isNull()) return nullptr;
    if (column.isInteger()) return column.getInt64();
    if (column.isBlob()) return Blob{column.getString()};
    return column.getString();
}

Row row_of(SQLite::Statement& statement) {
    std::vector<Value> columns;
    for (int index = 0; index < statement.getColumnCount(); ++index)
        columns.push_back(value_of(statement.getColumn(index)));
    return Row{std::move(columns)};
}

}  // namespace

std::optional<std::string> maybe_text(const Value& value) {
    const std::string* text = std::get_if<std::string>(&value);
    return text ? std::optional(*text) : std::nullopt;
}

Value nullable(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{nullptr};
}

std::int64_t Row::integer(std::size_t column) const {
    return column_as<std::int64_t>(columns_, column);
}
const std::string& Row::text(std::size_t column) const {
    return column_as<std::string>(columns_, column);
}
const std::string& Row::blob(std::size_t column) const {
    return column_as<Blob>(columns_, column).bytes;
}
std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
    return is_null(columns_, column) ? std::nullopt : std::optional(integer(column));
}
std::optional<std::string> Row::maybe_text(std::size_t column) const {
    return is_null(columns_, column) ? std::nullopt : std::optional(text(column));
}

struct Database::Open {
    explicit Open(const std::string& path)
        : name(path), connection(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000) {}

    SQLite::Statement& prepared(std::string_view sql) {
        const std::string key(sql);
        auto found = statements.find(key);
        if (found == statements.end())
            found =
                statements.emplace(key, std::make_unique<SQLite::Statement>(connection, key)).first;
        return *found->second;
    }

    std::string name;
    std::recursive_mutex mutex;  // held by a transaction and by each statement inside it
    int depth = 0;
    SQLite::Database connection;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements;
};

namespace {

/// Resets a cached statement however its use ends.
class InUse {
  public:
    InUse(SQLite::Statement& statement, const std::vector<Value>& values) : statement_(statement) {
        bind(statement_, values);
    }
    ~InUse() {
        statement_.tryReset();
        statement_.clearBindings();
    }
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;

    SQLite::Statement* operator->() { return &statement_; }
    SQLite::Statement& operator*() { return statement_; }

  private:
    SQLite::Statement& statement_;
};

template <class Work>
auto guarded(const std::string& name, Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& failure) {
        throw Error{ErrorKind::failed, fmt::format("database {}: {}", name, failure.what())};
    }
}

}  // namespace

Database::Database(std::optional<std::filesystem::path> file) {
    const std::string path = file ? file->string() : ":memory:";
    open_ = guarded(path, [&] {
        auto opened = std::make_unique<Open>(path);
        opened->connection.exec("PRAGMA foreign_keys = ON");
        // Reads the header, so that a file of another kind is refused here.
        opened->connection.exec("PRAGMA journal_mode = WAL");
        opened->connection.exec("PRAGMA synchronous = NORMAL");
        return opened;
    });
}

Database::~Database() = default;

void Database::migrate(std::span<const std::string_view> steps) {
    const std::int64_t done = row("PRAGMA user_version")->integer(0);
    if (done > static_cast<std::int64_t>(steps.size()))
        throw Error{ErrorKind::failed,
                    fmt::format("database {} was written by a newer version", open_->name),
                    "use the newer program, or another file"};
    Transaction transaction(*this);
    for (auto step = static_cast<std::size_t>(done); step < steps.size(); ++step) {
        guarded(open_->name, [&] { open_->connection.exec(std::string(steps[step])); });
        run(fmt::format("PRAGMA user_version = {}", step + 1));
    }
    transaction.commit();
}

int Database::run(std::string_view sql, const std::vector<Value>& values) {
    const std::lock_guard lock(open_->mutex);
    return guarded(open_->name, [&] {
        InUse statement(open_->prepared(sql), values);
        return statement->exec();
    });
}

std::vector<Row> Database::rows(std::string_view sql, const std::vector<Value>& values) {
    const std::lock_guard lock(open_->mutex);
    return guarded(open_->name, [&] {
        InUse statement(open_->prepared(sql), values);
        std::vector<Row> found;
        while (statement->executeStep()) found.push_back(row_of(*statement));
        return found;
    });
}

std::optional<Row> Database::row(std::string_view sql, const std::vector<Value>& values) {
    std::vector<Row> found = rows(sql, values);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.open_->mutex.lock();
    const int depth = ++database_.open_->depth;
    try {
        database_.run(depth == 1 ? "BEGIN IMMEDIATE" : fmt::format("SAVEPOINT inner_{}", depth));
    } catch (const Error&) {
        --database_.open_->depth;
        database_.open_->mutex.unlock();
        throw;
    }
}

Transaction::~Transaction() {
    Database::Open& open = *database_.open_;
    // A rollback that fails means that SQLite has rolled back by itself already.
    if (open_)
        static_cast<void>(open.connection.tryExec(
            open.depth == 1 ? "ROLLBACK"
                            : fmt::format("ROLLBACK TO inner_{0}; RELEASE inner_{0}", open.depth)));
    --open.depth;
    open.mutex.unlock();
}

void Transaction::commit() {
    const int depth = database_.open_->depth;
    database_.run(depth == 1 ? "COMMIT" : fmt::format("RELEASE inner_{}", depth));
    open_ = false;
}

}  // namespace confsync::store
