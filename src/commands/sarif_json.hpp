#pragma once

#include <string>

#include "base/diagnostic.hpp"

namespace confsync::commands {

/// Diagnostics as a log of SARIF 2.1.0, the form code scanning reads. Files are named relative to
/// the root of the repository (`%SRCROOT%`), columns count characters; rules are the catalogue's
/// entries that occur.
std::string sarif_document(const Diagnostics& diagnostics);

}  // namespace confsync::commands
