#include "sandbox/strict_xml.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/unicode.hpp"
#include "sandbox/html4_entities.hpp"
#include "sandbox/strict_xml_fault.hpp"

namespace confsync::sandbox {

namespace {

using Parser = Handle<XML_ParserStruct, XML_ParserFree>;

// The body stands inside a root, as on the server, after a DTD that knows the entities.
const std::string& prologue() {
    static const std::string text = "<!DOCTYPE xml [" + html4_entity_declarations() + "]><xml>";
    return text;
}
constexpr std::string_view epilogue = "</xml>";

/// Builds the tree and remembers the first thing that expat accepts but the server does not.
class Reading {
  public:
    explicit Reading(std::string_view body) : body_(body), parser_(XML_ParserCreate("UTF-8")) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetCdataSectionHandler(parser_.get(), on_cdata_start, on_cdata_end);
        XML_SetCommentHandler(parser_.get(), on_comment);
        XML_SetProcessingInstructionHandler(parser_.get(), on_instruction);
    }

    std::optional<XmlFault> run() {
        if (body_.size() > max_body_bytes) return fault_at("Content body is too large", 0);
        if (feed(prologue(), false) && feed(body_, false) && feed(epilogue, true))
            return std::nullopt;
        return fault();
    }

    XmlNode take() { return std::move(open_.front().children.front()); }

  private:
    bool feed(std::string_view bytes, bool last) {
        return XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last) ==
               XML_STATUS_OK;
    }

    std::size_t offset() const {
        const auto index = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
        return index < prologue().size() ? 0 : index - prologue().size();
    }

    /// Where the fault begins: expat points behind "</" and at the ">" of "]]>".
    std::size_t fault_offset() const {
        const std::size_t at = std::min(offset(), body_.size() + 2);
        const bool crossed = XML_GetErrorCode(parser_.get()) == XML_ERROR_TAG_MISMATCH;
        const bool inside = at >= 2 && at < body_.size();
        const bool cdata_end = inside && body_.substr(at - 2, 3) == "]]>";
        return std::min(crossed || cdata_end ? at - 2 : at, body_.size());
    }

    XmlFault fault() const {
        const std::size_t at = fault_offset();
        if (!refusal_.empty()) return fault_at(refusal_, at);
        const std::string open = open_.size() > 2 ? open_.back().name : "xml";
        const std::string_view rest = at < body_.size() ? body_.substr(at) : epilogue;
        return fault_at(fault_reason(XML_GetErrorCode(parser_.get()), rest, open), at);
    }

    XmlFault fault_at(std::string_view reason, std::size_t at) const {
        const std::string_view before = body_.substr(0, at);
        const int row = static_cast<int>(std::ranges::count(before, '\n')) + 1;
        const std::string_view line = before.substr(before.rfind('\n') + 1);
        const int column = static_cast<int>(code_points(line)) + 1;
        return {fmt::format("Error parsing xhtml: {}\n at [row,col {{unknown-source}}]: [{},{}]",
                            reason, row, column),
                row, column};
    }

    void refuse(std::string reason) {
        if (refusal_.empty()) refusal_ = std::move(reason);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    void start(const XML_Char* name, const XML_Char** attributes) {
        if (open_.size() > max_body_depth + 1) return refuse("Content is nested too deeply");
        check_prefix(name);
        XmlNode node = make_element(name);
        for (; *attributes != nullptr; attributes += 2) {
            check_prefix(attributes[0]);
            node.attributes.push_back({attributes[0], attributes[1]});
        }
        begins_.push_back(offset());
        open_.push_back(std::move(node));
    }

    void end() {
        XmlNode node = std::move(open_.back());
        open_.pop_back();
        const std::size_t begin = begins_.back();
        begins_.pop_back();
        if (node.is("ac:adf-extension")) {
            const auto length = static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
            node.source = std::string(body_.substr(begin, offset() + length - begin));
        }
        if (open_.size() == 1) node.name.clear();
        open_.back().children.push_back(std::move(node));
    }

    void check_prefix(std::string_view name) {
        const auto colon = name.find(':');
        const std::string_view prefix = name.substr(0, colon);
        if (name == "xmlns" || prefix == "xmlns")
            return refuse(fmt::format("Namespace declaration '{}' is not allowed", name));
        if (colon == std::string_view::npos) return;
        constexpr std::array<std::string_view, 4> known = {"ac", "ri", "at", "xml"};
        for (const std::string_view one : known)
            if (prefix == one) return;
        refuse(fmt::format("Undeclared namespace prefix \"{}\"", prefix));
    }

    void add_text(std::string_view text) {
        auto& siblings = open_.back().children;
        const bool continues = !siblings.empty() && siblings.back().is_text() &&
                               (in_cdata_ || siblings.back().kind == XmlNode::Kind::text);
        if (!continues) siblings.push_back(make_text({}));
        siblings.back().text += text;
    }

    static Reading& self(void* data) { return *static_cast<Reading*>(data); }

    static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
        self(data).start(name, attributes);
    }
    static void on_end(void* data, const XML_Char* /*name*/) { self(data).end(); }
    static void on_text(void* data, const XML_Char* text, int length) {
        self(data).add_text({text, static_cast<std::size_t>(length)});
    }
    static void on_cdata_start(void* data) {
        XmlNode node = make_text({});
        node.kind = XmlNode::Kind::cdata;
        self(data).open_.back().children.push_back(std::move(node));
        self(data).in_cdata_ = true;
    }
    static void on_cdata_end(void* data) { self(data).in_cdata_ = false; }
    static void on_comment(void* data, const XML_Char* text) {
        XmlNode node = make_text(text);
        node.kind = XmlNode::Kind::comment;
        self(data).open_.back().children.push_back(std::move(node));
    }
    static void on_instruction(void* data, const XML_Char* target, const XML_Char* /*text*/) {
        self(data).refuse(fmt::format("Processing instruction '{}' is not allowed", target));
    }

    std::string_view body_;
    Parser parser_;
    std::vector<XmlNode> open_ = {XmlNode{}};  ///< the document, the root, then what is open
    std::vector<std::size_t> begins_;
    bool in_cdata_ = false;
    std::string refusal_;
};

}  // namespace

std::optional<XmlFault> judge_storage(std::string_view body) { return Reading(body).run(); }

XmlNode parse_storage(std::string_view body) {
    Reading reading(body);
    if (const auto fault = reading.run()) throw Error(ErrorKind::failed, fault->message);
    return reading.take();
}

}  // namespace confsync::sandbox
