#include "sandbox/strict_xml_fault.hpp"

#include <expat.h>
#include <fmt/format.h>

#include "base/unicode.hpp"

namespace confsync::sandbox {

namespace {

/// The name at the start of `text`.
std::string_view leading_name(std::string_view text) {
    return text.substr(0, text.find_first_of(" \t\r\n/>;<&=\"'"));
}

std::string close_tag_reason(std::string_view rest, std::string_view open) {
    const std::string_view name = rest.starts_with("</") ? leading_name(rest.substr(2)) : "xml";
    return fmt::format("Unexpected close tag </{}>; expected </{}>.", name, open);
}

std::string entity_reason(std::string_view rest) {
    const std::string_view from = rest.starts_with('&') ? rest.substr(1) : rest;
    return fmt::format("Undeclared general entity \"{}\"", leading_name(from));
}

std::string character_reason(std::string_view rest) {
    if (rest.starts_with("]]>")) return "String ']]>' not allowed in textual content";
    if (rest.empty()) return "Unexpected end of input";
    if (first_invalid_utf8(rest.substr(0, 4)) == std::size_t{0})
        return "Invalid UTF-8 byte sequence";
    std::size_t at = 0;
    const auto code = static_cast<unsigned>(next_code_point(rest, at));
    if (code < 0x20 || code == 0xFFFE || code == 0xFFFF)
        return fmt::format("Illegal character (code {})", code);
    return fmt::format("Unexpected character '{}' (code {})", rest.substr(0, at), code);
}

}  // namespace

std::string fault_reason(int error, std::string_view rest, std::string_view open) {
    switch (error) {
        case XML_ERROR_TAG_MISMATCH:
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        case XML_ERROR_ASYNC_ENTITY: return close_tag_reason(rest, open);
        case XML_ERROR_UNDEFINED_ENTITY: return entity_reason(rest);
        case XML_ERROR_BAD_CHAR_REF: return "Illegal character entity";
        case XML_ERROR_DUPLICATE_ATTRIBUTE: return "Duplicate attribute";
        case XML_ERROR_INVALID_TOKEN: return character_reason(rest);
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
        case XML_ERROR_NO_ELEMENTS: return "Unexpected end of input";
        default: return XML_ErrorString(static_cast<XML_Error>(error));
    }
}

}  // namespace confsync::sandbox
