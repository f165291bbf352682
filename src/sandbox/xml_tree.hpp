#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::sandbox {

struct XmlAttribute {
    std::string name;
    std::string value;

    bool operator==(const XmlAttribute&) const = default;
};

/// A parsed piece of storage format. Names keep their prefix ("ac:link"); text and attribute
/// values are decoded UTF-8. The root of a body is an element without a name.
struct XmlNode {
    enum class Kind { element, text, cdata, comment };

    Kind kind = Kind::element;
    std::string name;  ///< of an element
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNode> children;
    std::string text;    ///< of text, CDATA or a comment
    std::string source;  ///< the bytes as sent; only of an ac:adf-extension, which is kept as it is

    bool is(std::string_view element) const { return kind == Kind::element && name == element; }
    bool is_text() const { return kind == Kind::text || kind == Kind::cdata; }
    /// Value of the attribute, or nothing.
    std::optional<std::string_view> attribute(std::string_view key) const;
    /// The same with "" for an absent one.
    std::string_view attribute_or_empty(std::string_view key) const;
    void set_attribute(std::string_view key, std::string_view value);
    /// The first child element of that name, or null.
    const XmlNode* child(std::string_view element) const;
    XmlNode* child(std::string_view element);
};

XmlNode make_element(std::string name, std::vector<XmlNode> children = {});
XmlNode make_text(std::string text);

/// All text below the node, in order; comments left out.
std::string text_of(const XmlNode& node);

/// The `ac:parameter` of that name of a macro as text, trimmed; "" when absent.
std::string macro_parameter(const XmlNode& macro, std::string_view name);

/// As the server writes storage format: `<br />`, double quotes, `&nbsp;`, CDATA kept.
std::string write_xml(const XmlNode& node);

}  // namespace confsync::sandbox
