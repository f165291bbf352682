#include <expat.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/handle.hpp"
#include "render/storage.hpp"
#include "render/storage_writer.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

/// A confluence-storage fence is sent as it is: its entities are those the server knows.
bool is_well_formed(const std::string& body) {
    using XmlParser = Handle<XML_ParserStruct, XML_ParserFree>;
    const std::string wrapped =
        "<!DOCTYPE root SYSTEM \"x\"><root xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\" "
        "xmlns:at=\"urn:at\">" +
        body + "</root>";
    const XmlParser parser(XML_ParserCreateNS("UTF-8", '|'));
    return XML_Parse(parser.get(), wrapped.data(), static_cast<int>(wrapped.size()), XML_TRUE) ==
           XML_STATUS_OK;
}

/// Kinds of targets take turns, so that every form of link and image is written.
Target target_for(const Reference& reference, std::size_t number) {
    switch (number % 5) {
        case 0: return PageTarget{"key", reference.destination, "KEY", reference.destination};
        case 1: return AttachmentTarget{reference.destination, 100, 20};
        case 2: return UrlTarget{reference.destination};
        case 3: return AnchorTarget{reference.destination};
        default: return NoTarget{};
    }
}

void check(const Document& document, const RenderOptions& options) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references())
        targets.push_back(target_for(reference, targets.size()));
    const Rendered rendered = to_storage(document, targets, options);
    if (!is_well_formed(rendered.body)) std::abort();
    const std::string form = canonical(rendered.body);
    if (canonical(form) != form) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Dialect everything{true, true, true, true, true};
    const Document document = parse(text, "fuzz.md", everything);
    RenderOptions options;
    options.title = "T";
    options.tables.header_column = true;
    for (const Heading& heading : document.headings()) options.anchors.insert(heading.slug);
    check(document, options);
    options.flavor = Flavor::datacenter;
    check(document, options);
    return 0;
}
