#include "sandbox/wiki.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "sandbox/id_source.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"

namespace confsync::sandbox {

namespace {

std::unique_ptr<store::Database> open_sandbox(const std::optional<std::filesystem::path>& file) {
    auto database = std::make_unique<store::Database>(file);
    const std::int64_t version = database->row(sql::read_user_version)->integer(0);
    const std::int64_t owner = database->row(sql::read_application_id)->integer(0);
    const bool empty = database->row(sql::count_tables)->integer(0) == 0;
    if (owner != sql::application_id && !(empty && version == 0))
        throw Error{ErrorKind::failed, fmt::format("{} is not a sandbox", file->string()),
                    "name another file with --db"};
    database->migrate(sql::migrations);
    return database;
}

}  // namespace

Wiki::Wiki(const std::optional<std::filesystem::path>& file, const Clock& clock)
    : clock_(clock), database_(open_sandbox(file)) {}

store::Transaction Wiki::transaction() const { return store::Transaction(*database_); }

std::string Wiki::next_id() const {
    // A multiplicative walk through the numbers below a prime: never the same twice, and no
    // newer page can be told by its higher id (quirks.md 44).
    constexpr std::int64_t prime = 2'147'483'647;
    constexpr std::int64_t step = 1'103'515'245;
    const std::int64_t count = database_->row(sql::count_up)->integer(0);
    return id_text(count * step % prime);
}

Timestamp Wiki::stamp() const {
    return timestamp(database_->row(sql::stamp, {milliseconds(clock_.now())})->integer(0));
}

User Wiki::add_user(const std::string& display_name, const std::string& email) {
    const std::string account = sha256(display_name + '\n' + email).value.substr(0, 24);
    database_->run(sql::add_user, {account, display_name, email});
    return {account, display_name, email};
}

std::optional<User> Wiki::user(const std::string& account_id) const {
    const auto row = database_->row(sql::user, {account_id});
    return row ? std::optional(user_of(*row)) : std::nullopt;
}

std::vector<User> Wiki::users() const { return all_of<User>(database_->rows(sql::users), user_of); }

Space Wiki::add_space(const std::string& key, const std::string& name, const std::string& author) {
    store::Transaction writing(*database_);
    if (const auto existing = space_by_key(key)) return *existing;
    const std::string id = next_id();
    database_->run(sql::add_space, {id_number(id), key, name, author, milliseconds(stamp())});
    const auto home = create({id, name, "<p></p>", {}, true, Kind::page}, author);
    database_->run(sql::set_homepage, {id_number(home->id), id_number(id)});
    writing.commit();
    return *space(id);
}

std::vector<Space> Wiki::spaces() const {
    return all_of<Space>(database_->rows(sql::spaces), space_of);
}

std::optional<Space> Wiki::space(const std::string& id) const {
    const auto row = database_->row(sql::space, {id_number(id)});
    return row ? std::optional(space_of(*row)) : std::nullopt;
}

std::optional<Space> Wiki::space_by_key(std::string_view key) const {
    const auto row = database_->row(sql::space_by_key, {std::string(key)});
    return row ? std::optional(space_of(*row)) : std::nullopt;
}

std::string Wiki::cloud_id() const {
    const std::vector<Space> all = spaces();
    return IdSource("cloud " + (all.empty() ? std::string{} : all.front().key)).uuid();
}

}  // namespace confsync::sandbox
