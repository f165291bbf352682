#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace confsync {

/// Where something stands in a file. `line` and `column` count from 1; 0 means "not known".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    auto operator<=>(const Place&) const = default;
};

/// "docs/a.md:12:3", "docs/a.md:12", "docs/a.md" or "".
std::string to_string(const Place& place);

/// What went wrong, seen from the person who has to act. The exit code is a total function of it
/// (commands/exit_code.hpp).
enum class ErrorKind {
    failed,         ///< an operation failed: I/O, a bad file, an answer that makes no sense
    usage,          ///< the command line is wrong
    configuration,  ///< confsync.toml, the map or the environment is wrong
    credentials,    ///< no token, a refused token
    trust,          ///< allowed only after a person's consent
    conflict,       ///< a person must decide between two texts
    refused,        ///< a guard stopped the run: stale plan, dirty tree, mass change
    not_found,      ///< the named thing does not exist, or this account cannot see it
    network,        ///< no answer, or one that may be different in a minute
    interrupted,    ///< ^C or a signal
};

std::string_view to_string(ErrorKind kind);

/// The one exception type. `message` says what failed, in lower case without a final stop; `hint`
/// says what to do or type next, or is empty.
class Error : public std::exception {
  public:
    Error(ErrorKind kind, std::string message, std::string hint = {}, Place where = {});

    const char* what() const noexcept override { return message_.c_str(); }
    ErrorKind kind() const { return kind_; }
    const std::string& message() const { return message_; }
    const std::string& hint() const { return hint_; }
    const Place& where() const { return where_; }

    /// The same error told by a caller that knows more: "while reading the map: …".
    Error within(std::string_view context) const;

  private:
    ErrorKind kind_;
    std::string message_;
    std::string hint_;
    Place where_;
};

}  // namespace confsync
