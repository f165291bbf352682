#include "unit/render/body_reading.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <map>
#include <vector>

#include "base/handle.hpp"
#include "base/text.hpp"

namespace confsync::render::test {

namespace {

/// Each element of storage format that rendering may write, and its attributes.
const std::map<std::string, std::set<std::string>, std::less<>>& known_elements() {
    static const std::set<std::string> styled{"style", "class"};
    static const std::map<std::string, std::set<std::string>, std::less<>> known{
        {"p", styled},
        {"h1", styled},
        {"h2", styled},
        {"h3", styled},
        {"h4", styled},
        {"h5", styled},
        {"h6", styled},
        {"hr", {}},
        {"br", {}},
        {"blockquote", {}},
        {"ul", {}},
        {"ol", {"start"}},
        {"li", {}},
        {"dl", {}},
        {"dt", {}},
        {"dd", {}},
        {"pre", {}},
        {"table", {"class", "data-layout", "data-table-width", "style", "ac:local-id"}},
        {"colgroup", {}},
        {"col", {"style"}},
        {"tbody", {}},
        {"thead", {}},
        {"tr", {}},
        {"th", {"style", "class", "colspan", "rowspan", "data-highlight-colour"}},
        {"td", {"style", "class", "colspan", "rowspan", "data-highlight-colour"}},
        {"strong", {}},
        {"em", {}},
        {"u", {}},
        {"del", {}},
        {"sub", {}},
        {"sup", {}},
        {"small", {}},
        {"big", {}},
        {"code", {}},
        {"span", {"style"}},
        {"a", {"href", "data-card-appearance", "data-layout", "data-width"}},
        {"time", {"datetime"}},
        {"ac:link", {"ac:anchor"}},
        {"ac:link-body", {}},
        {"ac:image",
         {"ac:align", "ac:layout", "ac:original-width", "ac:original-height", "ac:custom-width",
          "ac:width", "ac:height", "ac:alt", "ac:title", "ac:inline", "ac:border", "ac:thumbnail",
          "ac:class", "ac:style", "ac:vspace", "ac:hspace", "ac:queryparams"}},
        {"ac:caption", {}},
        {"ac:adf-mark", {"key", "size", "color"}},
        {"ac:structured-macro", {"ac:name", "ac:schema-version"}},
        {"ac:parameter", {"ac:name"}},
        {"ac:rich-text-body", {}},
        {"ac:plain-text-body", {}},
        {"ac:task-list", {}},
        {"ac:task", {}},
        {"ac:task-id", {}},
        {"ac:task-status", {}},
        {"ac:task-body", {}},
        {"ac:layout", {}},
        {"ac:layout-section", {"ac:type", "ac:breakout-mode", "ac:breakout-width"}},
        {"ac:layout-cell", {}},
        {"ac:adf-extension", {}},
        {"ac:adf-node", {"type"}},
        {"ac:adf-attribute", {"key"}},
        {"ac:adf-content", {}},
        {"ac:adf-fallback", {}},
        {"ri:page", {"ri:content-title", "ri:space-key"}},
        {"ri:attachment", {"ri:filename"}},
        {"ri:url", {"ri:value"}},
        {"ri:user", {"ri:account-id", "ri:userkey", "ri:username"}},
        {"ri:space", {"ri:space-key"}},
    };
    return known;
}

/// Text in them is no part of what a reader sees. A fallback repeats what stands beside it.
bool hides_text(std::string_view name) {
    return name == "ac:parameter" || name == "ac:task-id" || name == "ac:task-status" ||
           name == "ac:adf-attribute" || name == "ac:adf-fallback" || name == "ac:caption";
}

struct Reader {
    BodyReading reading;
    std::vector<std::string> open;
    int hidden = 0;

    void start(const std::string& name, const XML_Char** attributes) {
        hidden += hides_text(name) ? 1 : 0;
        open.push_back(name);
        if (name == "root") return;
        const auto known = known_elements().find(name);
        if (known == known_elements().end()) {
            reading.strange.insert(name);
            return;
        }
        for (; *attributes != nullptr; attributes += 2)
            if (!known->second.contains(*attributes))
                reading.strange.insert(fmt::format("{}@{}", name, *attributes));
    }
    void end() {
        hidden -= hides_text(open.back()) ? 1 : 0;
        open.pop_back();
    }
    void text(std::string_view text) {
        if (hidden == 0) reading.visible += text;
    }
};

void on_start(void* reader, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Reader*>(reader)->start(name, attributes);
}
void on_end(void* reader, const XML_Char*) { static_cast<Reader*>(reader)->end(); }
void on_text(void* reader, const XML_Char* text, int size) {
    static_cast<Reader*>(reader)->text({text, static_cast<std::size_t>(size)});
}

}  // namespace

std::string without_blanks(std::string_view text) {
    std::string kept = replace_all(std::string(text), "\xC2\xA0", "");
    std::erase_if(kept, [](char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
    });
    return kept;
}

BodyReading read_body(std::string_view body) {
    using XmlParser = Handle<XML_ParserStruct, XML_ParserFree>;
    const std::string wrapped = fmt::format("<root>{}</root>", body);
    const XmlParser parser(XML_ParserCreate("UTF-8"));
    Reader reader;
    XML_SetUserData(parser.get(), &reader);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    const auto size = static_cast<int>(wrapped.size());
    if (XML_Parse(parser.get(), wrapped.data(), size, XML_TRUE) != XML_STATUS_OK)
        return {{}, {XML_ErrorString(XML_GetErrorCode(parser.get()))}};
    reader.reading.visible = without_blanks(reader.reading.visible);
    return std::move(reader.reading);
}

}  // namespace confsync::render::test
