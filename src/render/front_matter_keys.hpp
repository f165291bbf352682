#pragma once

#include <yaml-cpp/yaml.h>

#include <string>

#include "render/document.hpp"

namespace confsync::render {

/// Reads what stands below `confluence:` (directives.md §2), and the words other tools have for it.
class PageKeyReader {
  public:
    /// `first_line` is the line of the file that the YAML starts on.
    PageKeyReader(PageKeys& keys, const std::string& file, int first_line, Diagnostics& diagnostics)
        : keys_(keys), file_(file), first_line_(first_line), diagnostics_(diagnostics) {}

    /// `whole` is the front matter, which page properties are taken from.
    void read(const YAML::Node& map, const YAML::Node& whole);
    void read_key(const std::string& name, const YAML::Node& key, const YAML::Node& value,
                  const YAML::Node& whole);
    /// A key of another tool; false: it means nothing to us.
    bool read_foreign(const std::string& name, const YAML::Node& value);

  private:
    struct Rule;
    static const Rule* rule_of(const std::string& name);

    void toc(const YAML::Node& value);
    void children(const YAML::Node& value);
    void page_properties(const YAML::Node& value);
    void properties(const YAML::Node& value);
    void images(const YAML::Node& value);
    void tables(const YAML::Node& value);
    void code(const YAML::Node& value);
    void parent(const YAML::Node& value);
    void order(const YAML::Node& value);
    void placeholder(const YAML::Node& value);
    void width(const YAML::Node& value);
    void type(const YAML::Node& value);
    void comments(const YAML::Node& value);
    void format(const YAML::Node& value);
    template <std::string PageKeys::*Member>
    void text(const YAML::Node& value);

    void property_row(const std::string& name, const YAML::Node& value);
    void choice(std::string& member, const YAML::Node& value,
                std::initializer_list<const char*> words);
    bool flag(const YAML::Node& value);
    void section(const YAML::Node& value, const char* key, std::string& member);
    void refuse(const YAML::Node& at, std::string wanted);
    void report(const char* code, Severity severity, std::string message, const YAML::Node& at,
                std::string hint);

    PageKeys& keys_;
    const std::string& file_;
    int first_line_;
    Diagnostics& diagnostics_;
    std::string name_;  ///< of the key being read
    YAML::Node whole_;
};

/// A value in one line: a list as "a, b".
std::string text_of_value(const YAML::Node& value);

}  // namespace confsync::render
