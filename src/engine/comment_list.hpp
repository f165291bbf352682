#pragma once

#include <string>
#include <vector>

#include "engine/facts.hpp"
#include "engine/remote.hpp"
#include "engine/selection.hpp"
#include "engine/source.hpp"
#include "render/storage_writer.hpp"

namespace confsync::engine {

/// A comment that a person made on one of our pages.
struct PageComment {
    PageKey key;
    std::string file;
    std::string title;  ///< of the page
    std::string url;    ///< of the page
    int line = 0;  ///< of the file; 0: on the page as a whole, or its words are not in the file
    std::string author;  ///< name to show
    RemoteComment comment;

    bool on_page() const { return comment.ref.empty(); }
};

struct CommentListOptions {
    Selection only;
    bool open_only = false;
    render::Flavor flavor = render::Flavor::cloud;
    unsigned jobs = 0;
};

/// Comments on the text and on the page, by page, line and time; answers to them are not listed.
/// Two requests a page, several at once, and the bodies of commented pages in bulk. `facts` must be
/// surveyed with the remote.
std::vector<PageComment> list_comments(Facts& facts, Source& source, Remote& remote,
                                       const CommentListOptions& options,
                                       const Cancellation& cancel);

}  // namespace confsync::engine
