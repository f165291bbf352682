#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "scenario/normalise.hpp"
#include "scenario/process.hpp"

namespace confsync::scenario {

/// What the runner was given by CTest.
struct Given {
    fs::path folder;    ///< the scenario
    fs::path confsync;  ///< the program under test
    fs::path commands;  ///< shell commands that steps may use
};

/// A place of its own for one scenario: home, repository, sandbox, environment; removed with this
/// object. `before/` becomes a repository with one commit; without it the folder is empty.
class World {
  public:
    explicit World(const Given& given);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Outcome run(const std::string& command) const;
    /// What differs from run to run, longest first.
    Names names() const;
    const fs::path& root() const { return root_; }
    const Environment& environment() const { return environment_; }

    static constexpr const char* user = "sandbox@example.com";
    /// Looks like nothing else, so that any trace of it can be found.
    static constexpr const char* token = "tok-9f1c-secret";

  private:
    void set_environment(const Given& given);
    void start_sandbox(const Given& given);
    void make_repository(const Given& given) const;

    fs::path root_;
    Environment environment_;
    std::string site_;
    std::string control_;
    std::unique_ptr<Server> sandbox_;
};

}  // namespace confsync::scenario
