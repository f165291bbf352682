#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace confsync::commands {

/// Reads one JSON object strictly: a missing member, one of another type or one that nobody asked
/// for is an Error{configuration} that names it as "changes[3].expected" in `file`.
class Fields {
  public:
    Fields(const nlohmann::json& object, std::string path, std::string file);

    std::string text(const std::string& name);
    std::string text_or_empty(const std::string& name);
    bool flag_or_false(const std::string& name);
    /// Not negative.
    int number(const std::string& name);
    std::vector<std::string> texts_or_none(const std::string& name);
    /// Null when it is absent.
    const nlohmann::json* member(const std::string& name);
    /// The objects of an array; nothing when the array is absent.
    std::vector<Fields> objects_or_none(const std::string& name);
    std::vector<Fields> objects(const std::string& name);
    /// To be called at the end: refuses members that were not asked for.
    void end() const;

    [[noreturn]] void refuse(const std::string& name, const std::string& why) const;

  private:
    const nlohmann::json& required(const std::string& name);

    const nlohmann::json* object_;
    std::string path_;
    std::string file_;
    std::set<std::string> asked_;
};

}  // namespace confsync::commands
