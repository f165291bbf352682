#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "render/blocks.hpp"
#include "render/document.hpp"
#include "render/storage.hpp"

using namespace confsync::render;

namespace {

Rendered rendered(std::string_view markdown) {
    const Document document = parse(markdown, "fuzz.md");
    std::vector<Target> targets;
    for (const Reference& reference : document.references())
        targets.emplace_back(UrlTarget{reference.destination});
    RenderOptions options;
    options.title = "\x1F";
    return to_storage(document, targets, options);
}

/// Places in a body at which a person could type a word.
std::vector<std::size_t> places(std::string_view body) {
    std::vector<std::size_t> found;
    for (std::size_t at = body.find("</p>"); at != std::string_view::npos;
         at = body.find("</p>", at + 1))
        if (at > 0 && body[at - 1] != '>') found.push_back(at);
    return found;
}

/// What a reader sees, blanks aside. (A block inside raw HTML may get a second anchor.)
std::string words(std::string_view body) {
    std::string text = visible_text(body);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

void check_edit(std::string_view file, const Rendered& now, std::size_t place) {
    std::string remote = now.body;
    remote.insert(place, " edited");
    const MergedFile merged = merge_blocks(file, now, now.body, remote, {});
    if (!merged.has(BlockChange::Kind::left_alone) &&
        words(rendered(merged.text).body) != words(remote))
        std::abort();
}

}  // namespace

/// The first byte chooses the paragraph that is edited; a `\0` parts the file from another body
/// that the page may have become, for which nothing is asked but an answer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::string_view file = text.substr(0, text.find('\0'));
    const Rendered now = rendered(file);
    if (merge_blocks(file, now, now.body, now.body, {}).text != file) std::abort();
    if (file.size() < text.size())
        merge_blocks(file, now, now.body, text.substr(file.size() + 1), {});
    if (const auto all = places(now.body); !all.empty())
        check_edit(file, now, all[data[0] % all.size()]);
    return 0;
}
