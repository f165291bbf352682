#pragma once

namespace confsync::engine {

/// What becomes of the page of a file that is gone.
enum class Deletes { keep, trash };

/// Who decides of a value that changed on both sides.
enum class Decides { repo, confluence };

}  // namespace confsync::engine
