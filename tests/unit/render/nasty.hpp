#pragma once

#include <string>
#include <vector>

namespace confsync::render::test {

/// Markdown at its edges: each is legal text, and each has broken some renderer.
std::vector<std::string> nasty_inputs();

/// Whether the sanitizers slow this build some fifteen times: laws then look at a part of their
/// inputs.
#ifdef CONFSYNC_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// The Markdown files of the corpora beside the checkout, every eighth if sanitized; empty when
/// they are not there.
std::vector<std::string> corpus_files();

/// The Markdown of the examples of a specification (CommonMark's or GitHub's spec.txt) that
/// CONFSYNC_SPEC names; empty without it: their texts are not ours to keep.
std::vector<std::string> spec_examples();

}  // namespace confsync::render::test
