#pragma once

#include <fmt/format.h>

#include <string>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"
#include "workspace/config.hpp"

namespace confsync::workspace {

/// A folder with a confsync.toml of five lines that a test adds to.
class Configured : public TemporaryFolder {
  public:
    Configured() {
        fs::create_directories(path() / "docs");
        environment.home = path();
        inputs.root = path();
        inputs.file = path() / "confsync.toml";
        toml_ =
            "[site]\nurl = \"https://acme.atlassian.net/wiki/\"\n"
            "[tree.docs]\ndirectory = \"docs\"\nspace = \"ENG\"\n";
        write("confsync.toml", toml_);
    }
    void append(const std::string& lines) { replace(toml_ + lines); }
    void replace(const std::string& toml) {
        toml_ = toml;
        write("confsync.toml", toml_);
    }
    Config load() const { return load_config(inputs, environment); }
    std::string error() const {
        return error_of([&] { load(); });
    }
    std::string hint() const {
        return hint_of([&] { load(); });
    }
    static std::string origin(const Config& config, const std::string& key) {
        for (const ConfigValue& value : config.values)
            if (value.key == key) return value.value + " " + value.origin;
        return "unset";
    }

    ConfigInputs inputs;
    Environment environment;

  private:
    std::string toml_;
};

}  // namespace confsync::workspace
