#pragma once

#include <string>
#include <vector>

#include "engine/facts.hpp"
#include "engine/remote.hpp"
#include "engine/selection.hpp"
#include "engine/source.hpp"
#include "render/convert.hpp"
#include "render/storage_writer.hpp"

namespace confsync::engine {

/// A page in two texts. One is empty where the page is on the other side only.
struct PageDifference {
    PageKey key;
    std::string file;
    std::string title;
    Version version;                ///< of the page there; 0: not there yet
    std::string there;              ///< in Confluence
    std::string here;               ///< as a push would make it
    bool in_storage = false;        ///< both are storage format, a line for each block
    std::string stored_there = {};  ///< the body there
    std::string stored_here = {};   ///< the body that a push would send

    bool is_there() const { return version.number > 0; }
};

enum class DifferenceForm {
    markdown,  ///< `there` is the file with what Confluence says otherwise
    storage,   ///< a line for each block; comments of either side are left out
};

struct DifferenceOptions {
    Selection only;
    DifferenceForm form = DifferenceForm::markdown;
    render::Flavor flavor = render::Flavor::cloud;
    unsigned jobs = 0;
    render::TreeForms forms = {};  ///< of the texts that are compared
};

/// Pages whose file and whose page in Confluence say different things, by key. What is only spelled
/// otherwise is no difference. Only bodies: titles, places and labels stand in the plan. One read
/// per 250 pages that changed on either side. `facts` must be surveyed with the remote.
std::vector<PageDifference> differences(Facts& facts, Source& source, Remote& remote,
                                        const DifferenceOptions& options,
                                        const Cancellation& cancel);

}  // namespace confsync::engine
