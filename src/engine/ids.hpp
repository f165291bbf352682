#pragma once

#include <compare>

#include "base/digest.hpp"
#include "base/strong.hpp"

namespace confsync::engine {

using PageId = Strong<struct PageIdTag>;              ///< the server's, digits
using SpaceId = Strong<struct SpaceIdTag>;            ///< the server's, digits on Cloud
using AttachmentId = Strong<struct AttachmentIdTag>;  ///< the server's, "att" and digits
using AccountId = Strong<struct AccountIdTag>;        ///< the server's name of a person
using CommitId = Strong<struct CommitIdTag>;          ///< hexadecimal; empty: no commit holds it
using BlobId = Strong<struct BlobIdTag>;              ///< git's id of a file's content

/// Identity of a page in its source: the path's bytes in git's index; a folder's page ends in
/// "/", whether or not it has a file of its own.
using PageKey = Strong<struct PageKeyTag>;

/// A version of a page or attachment on the server, counted from 1; 0: there is none yet.
struct Version {
    int number = 0;
    auto operator<=>(const Version&) const = default;
    Version next() const { return {number + 1}; }
};

}  // namespace confsync::engine
