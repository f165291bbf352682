#pragma once

#include <string>

#include "base/clock.hpp"
#include "engine/apply.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What a receipt says of the run as a whole.
struct RunFacts {
    std::string account;  ///< name of the account that wrote; empty: nothing was asked of the site
    Timestamp started{};
    Timestamp finished{};  ///< 0: nothing was begun
};

/// What a push did (schemas/receipt.schema.json), for `push --json`, `push --receipt` and the
/// history of runs.
std::string receipt_document(const engine::Receipt& receipt, const engine::Plan& plan,
                             const RunFacts& facts = {});

/// One page of it.
std::string outcome_document(const engine::Outcome& outcome);

/// A receipt read back.
struct KeptReceipt {
    std::string profile;
    std::string site;
    engine::CommitId head;
    engine::Receipt receipt;
};

/// Throws Error{configuration} that names `file` and the member that is wrong.
KeptReceipt read_receipt(const std::string& text, const std::string& file);

}  // namespace confsync::commands
