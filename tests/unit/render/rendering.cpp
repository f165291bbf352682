#include "unit/render/rendering.hpp"

#include <expat.h>
#include <fmt/format.h>

#include "base/handle.hpp"
#include "render/escape.hpp"

namespace confsync::render::test {

std::vector<Target> url_targets(const Document& document) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references())
        targets.emplace_back(UrlTarget{reference.destination});
    return targets;
}

Rendered rendered(std::string_view markdown, const RenderOptions& options) {
    const Document document = parse(markdown, "a.md");
    return to_storage(document, url_targets(document), options);
}

std::string cloud(std::string_view markdown) { return rendered(markdown).body; }

std::string datacenter(std::string_view markdown) {
    RenderOptions options;
    options.flavor = Flavor::datacenter;
    return rendered(markdown, options).body;
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
    std::vector<std::string> list;
    for (const Diagnostic& diagnostic : diagnostics) list.push_back(diagnostic.code);
    return list;
}

std::string fault_of(std::string_view body) {
    using XmlParser = Handle<XML_ParserStruct, XML_ParserFree>;
    const std::string wrapped =
        fmt::format("<root xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\">{}</root>", body);
    const XmlParser parser(XML_ParserCreateNS("UTF-8", '|'));
    const auto status =
        XML_Parse(parser.get(), wrapped.data(), static_cast<int>(wrapped.size()), XML_TRUE);
    if (status != XML_STATUS_OK) {
        return fmt::format("{} at byte {}", XML_ErrorString(XML_GetErrorCode(parser.get())),
                           XML_GetCurrentByteIndex(parser.get()));
    }
    return has_illegal_character(body) ? "a control character" : "";
}

}  // namespace confsync::render::test
