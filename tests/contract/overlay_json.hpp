#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sandbox/server.hpp"

namespace confsync::contract {

/// Our corrected description of the calls confsync makes (openapi/*.json), as a judge.
class Overlay {
  public:
    /// `file`: path of the overlay. Throws Error{failed} when it makes no sense.
    explicit Overlay(const std::string& file);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    /// What is wrong with the exchange, one sentence each; empty: request and answer are as
    /// described. An answer that was cut or is a proxy's web page is not judged.
    std::vector<std::string> faults(const sandbox::Exchange& exchange) const;

    /// Where the overlay contradicts the published documents in `folder` without naming it as a
    /// deviation, and deviations named for nothing.
    std::vector<std::string> disagreements(const std::string& folder) const;

  private:
    struct Description;
    std::unique_ptr<Description> description_;
};

}  // namespace confsync::contract
