#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/unicode.hpp"
#include "render/convert.hpp"
#include "render/convert_proof.hpp"
#include "render/escape.hpp"
#include "render/storage_equivalence.hpp"
#include "render/well_formed.hpp"

using namespace confsync::render;

namespace {

/// Blanks between what stands in no paragraph are lost; no server has such text.
std::string form(std::string_view storage, Flavor flavor) {
    std::string text = equivalent_form(storage, flavor);
    std::erase(text, ' ');
    return text;
}

/// Whatever a server stores becomes Markdown; what is well-formed comes back.
void check(std::string_view storage, const ConvertOptions& options) {
    const Converted converted = to_markdown(storage, options);
    const bool text = !confsync::first_invalid_utf8(storage) && !has_illegal_character(storage);
    if (!text || xml_fault(storage)) return;
    const Rendered again = rendered_again(converted.markdown, converted.targets, options);
    if (form(again.body, options.flavor) != form(storage, options.flavor)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    ConvertOptions options;
    options.site = "https://acme.atlassian.net/wiki";
    check(text, options);
    options.flavor = Flavor::datacenter;
    options.style.wrap = Style::Wrap::width;
    options.style.width = 40;
    options.style.links = Style::Links::reference;
    options.style.table = Style::Table::compact;
    options.style.heading = Style::Heading::setext;
    check(text, options);
    return 0;
}
