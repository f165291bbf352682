#include "sandbox/normalise.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "sandbox/normalise_style.hpp"
#include "sandbox/strict_xml.hpp"

namespace confsync::sandbox {

namespace {

struct Spelling {
    std::string_view sent;
    std::string_view stored;
};

constexpr Spelling marks[] = {{"b", "strong"}, {"i", "em"}, {"ins", "u"}};

/// Attributes that Cloud drops when it stores (storage-format.md §2, §3, §5, §8.2). An empty
/// element name stands for all.
struct Dropped {
    std::string_view element;
    std::string_view attribute;
};

constexpr Dropped dropped_attributes[] = {
    {"h1", "id"},
    {"h2", "id"},
    {"h3", "id"},
    {"h4", "id"},
    {"h5", "id"},
    {"h6", "id"},
    {"", "data-colwidth"},
    {"", "data-number-column"},
    {"span", "data-highlight-colour"},
    {"ac:structured-macro", "ac:breakout-mode"},
};

bool is_dropped(std::string_view element, std::string_view attribute) {
    return std::ranges::any_of(dropped_attributes, [&](const Dropped& row) {
        return row.attribute == attribute && (row.element.empty() || row.element == element);
    });
}

int number_in(const XmlNode& node) {
    const std::string text(trimmed(text_of(node)));
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

int highest_task_id(const XmlNode& node) {
    int highest = node.is("ac:task-id") ? number_in(node) : 0;
    for (const XmlNode& child : node.children) highest = std::max(highest, highest_task_id(child));
    return highest;
}

class Normalising {
  public:
    Normalising(IdSource& ids, int tasks) : ids_(ids), last_task_(tasks) {}

    void visit(XmlNode& node) {
        if (node.kind != XmlNode::Kind::element || !node.source.empty()) return;
        spell(node);
        if (node.is("ac:structured-macro")) identify_macro(node);
        if (node.is("ac:task")) identify_task(node);
        if (node.is("ac:parameter")) cut_markup(node);
        if (node.is("ri:page") || node.is("ri:attachment")) add_version(node);
        std::erase_if(node.children,
                      [](const XmlNode& child) { return child.kind == XmlNode::Kind::comment; });
        for (XmlNode& child : node.children) visit(child);
    }

  private:
    static void spell(XmlNode& node) {
        for (const Spelling& mark : marks)
            if (node.name == mark.sent) node.name = mark.stored;
        std::erase_if(node.attributes, [&](const XmlAttribute& attribute) {
            return is_dropped(node.name, attribute.name);
        });
        for (XmlAttribute& attribute : node.attributes)
            if (attribute.name == "style") attribute.value = normalised_style(attribute.value);
    }

    /// Name, schema version and macro id come first, in this order (quirks.md 73).
    void identify_macro(XmlNode& macro) {
        std::vector<XmlAttribute> ordered;
        const auto take = [&](std::string_view key, auto otherwise) {
            const auto value = macro.attribute(key);
            ordered.push_back({std::string(key), value ? std::string(*value) : otherwise()});
        };
        take("ac:name", [] { return std::string(); });
        take("ac:schema-version", [] { return std::string("1"); });
        take("ac:macro-id", [this] { return ids_.uuid(); });
        for (const XmlAttribute& attribute : macro.attributes)
            if (std::ranges::find(ordered, attribute.name, &XmlAttribute::name) == ordered.end())
                ordered.push_back(attribute);
        macro.attributes = std::move(ordered);
    }

    void identify_task(XmlNode& task) {
        if (task.child("ac:task-id") == nullptr) {
            XmlNode id = make_element("ac:task-id", {make_text(std::to_string(++last_task_))});
            task.children.insert(task.children.begin(), std::move(id));
        }
        if (task.child("ac:task-uuid") != nullptr) return;
        const auto id = std::ranges::find_if(
            task.children, [](const XmlNode& child) { return child.is("ac:task-id"); });
        task.children.insert(id + 1, make_element("ac:task-uuid", {make_text(ids_.uuid())}));
    }

    /// A parameter of text is cut at the first element in it (storage-format.md §8).
    static void cut_markup(XmlNode& parameter) {
        const auto element =
            std::ranges::find(parameter.children, XmlNode::Kind::element, &XmlNode::kind);
        std::string before;
        for (auto child = parameter.children.begin(); child != element; ++child)
            before += text_of(*child);
        if (!trimmed(before).empty()) parameter.children.erase(element, parameter.children.end());
    }

    static void add_version(XmlNode& resource) {
        if (!resource.attribute("ri:version-at-save"))
            resource.set_attribute("ri:version-at-save", "1");
    }

    IdSource& ids_;
    int last_task_;
};

}  // namespace

XmlNode normalised_tree(std::string_view body, IdSource& ids) {
    XmlNode root = parse_storage(body);
    Normalising(ids, highest_task_id(root)).visit(root);
    return root;
}

std::string normalise(std::string_view body, IdSource& ids) {
    return write_xml(normalised_tree(body, ids));
}

}  // namespace confsync::sandbox
