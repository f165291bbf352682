#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::net {

/// A value that must not be seen: it has no printing operator, is moved without leaving a copy and
/// overwritten in memory when it goes.
class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string_view value) : bytes_(value.begin(), value.end()) {}
    ~Secret();
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept = default;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;

    bool empty() const { return bytes_.empty(); }
    /// The value itself, for the one place that puts it into a header.
    std::string_view reveal() const { return {bytes_.data(), bytes_.size()}; }

  private:
    void wipe() noexcept;
    std::vector<char> bytes_;
};

/// Overwrites a text that held a secret on its way.
void wipe(std::string& text) noexcept;

/// Resolves "env:NAME" in the given environment or "file:PATH". A file readable by group or world
/// is refused, one trailing newline is dropped. Which references a configuration may use is the
/// caller's to decide (product contract §3). Throws Error{credentials} when there is no value,
/// Error{configuration} for another form; neither repeats what a careless person typed there.
Secret resolve_secret(const std::string& reference,
                      const std::map<std::string, std::string>& environment);

}  // namespace confsync::net
