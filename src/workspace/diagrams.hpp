#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/environment.hpp"
#include "engine/record.hpp"
#include "render/document.hpp"
#include "workspace/config.hpp"
#include "workspace/image_size.hpp"

namespace confsync::workspace {

/// Where a run may draw diagrams, and with what.
struct Drawing {
    fs::path folder;                       ///< of pictures drawn before; it may vanish
    bool trusted = false;                  ///< commands of the repository's own file may run
    std::vector<std::string> environment;  ///< of the commands
    /// Pictures that pages have, as the map says, by page: they are not drawn to be uploaded again.
    std::map<engine::PageKey, std::map<std::string, engine::Pixels>> recorded;
};

/// What programs need of the environment to work, and nothing that could be a secret.
std::vector<std::string> environment_for_drawing(const Environment& environment);

/// The pictures among the attachments that a map records, with their sizes.
std::map<engine::PageKey, std::map<std::string, engine::Pixels>> recorded_diagrams(
    const engine::State& state);

/// Draws diagrams with the commands of the configuration (product contract §3). A picture's path
/// and digest are those of the text it is drawn from, so that plans don't depend on what draws.
/// Callable from several threads.
class Diagrams {
  public:
    /// `rendering` must outlive it.
    Diagrams(const RenderConfig& rendering, Drawing drawing)
        : rendering_(rendering), drawing_(std::move(drawing)) {}

    struct Picture {
        std::string bytes;  ///< empty: it was not drawn
        ImageSize size;     ///< of the file
        Diagnostic fault;   ///< why not; its place is the diagram's
    };

    /// "diagram:/mermaid-1a2b3c4d5e6f.png"; empty when no command draws that language.
    std::string path_of(const render::Diagram& diagram) const;
    bool is_recorded(const engine::PageKey& page, const std::string& path) const;
    /// The size of the page's picture as the map has it; nothing when it says none.
    std::optional<ImageSize> recorded_size(const engine::PageKey& page,
                                           const std::string& path) const;
    /// What a picture of that size takes of the page.
    ImageSize shown(const ImageSize& size) const;
    /// Of a diagram that has a path. Drawn once, or taken from an earlier run.
    const Picture& picture(const render::Diagram& diagram);
    /// Draws all that were not drawn before, several at once.
    void draw(const std::vector<render::Diagram>& diagrams, unsigned jobs);

  private:
    Picture drawn(const render::Diagram& diagram) const;
    Picture run(const render::Diagram& diagram, const DiagramCommand& command) const;

    const RenderConfig& rendering_;
    const Drawing drawing_;
    std::mutex mutex_;
    std::map<std::string, Picture> pictures_;  ///< by path; guarded by `mutex_`
};

/// Identifies a picture by what it is drawn from.
Digest digest_of(const render::Diagram& diagram);

}  // namespace confsync::workspace
