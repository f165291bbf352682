#include <expat.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/handle.hpp"
#include "base/unicode.hpp"
#include "render/convert.hpp"
#include "render/convert_proof.hpp"
#include "render/storage_equivalence.hpp"

using namespace confsync;
using namespace confsync::render;

namespace {

bool is_well_formed(std::string_view body) {
    using XmlParser = Handle<XML_ParserStruct, XML_ParserFree>;
    const std::string wrapped =
        "<!DOCTYPE root SYSTEM \"x\"><root xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\">" +
        std::string(body) + "</root>";
    const XmlParser parser(XML_ParserCreateNS("UTF-8", '|'));
    return XML_Parse(parser.get(), wrapped.data(), static_cast<int>(wrapped.size()), XML_TRUE) ==
           XML_STATUS_OK;
}

/// Whatever a server stores becomes Markdown; what is well-formed comes back.
void check(std::string_view storage, const ConvertOptions& options) {
    const Converted converted = to_markdown(storage, options);
    if (is_well_formed(storage) && !first_invalid_utf8(storage) &&
        !comes_back(converted.markdown, storage, converted, options.flavor))
        std::abort();
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
