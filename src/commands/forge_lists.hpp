#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

/// Lines of Markdown that may take up so much room; what does not fit is counted.
class RoomFor {
  public:
    explicit RoomFor(std::size_t bytes) : left_(bytes) {}

    /// False when it did not fit.
    bool add(const std::string& item);
    const std::string& text() const { return text_; }
    std::size_t left_out() const { return left_out_; }

  private:
    std::string text_;
    std::size_t left_;
    std::size_t left_out_ = 0;
};

/// A list under its heading, "" without rows: each with what it asks of a person.
std::string forge_list(const std::string& heading, const std::vector<PageRow>& rows);
/// A table under its heading with the legend of its marks, "" without rows.
std::string forge_table(const std::string& heading, const std::vector<PageRow>& rows);
/// Warnings and errors to fold open, "" without any.
std::string forge_diagnostics(const Diagnostics& diagnostics);

/// Rows that wait for somebody: conflicts, what is left to a person or left out by errors.
bool waits(const PageRow& row);

}  // namespace confsync::commands
