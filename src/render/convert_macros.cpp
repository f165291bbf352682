#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "render/code_language.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_writer.hpp"
#include "render/escape_markdown.hpp"
#include "render/macro_schema.hpp"

namespace confsync::render {

namespace {

struct AlertMacro {
    std::string_view macro;
    std::string_view word;
};

/// The colours are what counts: the yellow `note` is a warning (storage-format.md §8.1).
constexpr std::array alert_macros{AlertMacro{"info", "NOTE"}, AlertMacro{"tip", "TIP"},
                                  AlertMacro{"note", "WARNING"}, AlertMacro{"warning", "CAUTION"}};

std::string_view alert_word(std::string_view macro) {
    for (const AlertMacro& each : alert_macros)
        if (each.macro == macro) return each.word;
    return {};
}

const StorageNodes& body_of(const StorageNode& macro) {
    static const StorageNodes none;
    const StorageNode* const body = macro.child("ac:rich-text-body");
    return body == nullptr ? none : body->children;
}

std::string plain_body(const StorageNode& macro) {
    const StorageNode* const body = macro.child("ac:plain-text-body");
    return body == nullptr ? std::string() : replace_all(body->characters(), "\r\n", "\n");
}

/// How our renderer draws IMPORTANT where there is no purple panel (macros.cpp).
bool is_purple(const StorageNode& panel) {
    return has_only_parameters(panel, "bgColor borderColor title") &&
           parameter(panel, "bgColor") == "#EAE6FF" &&
           parameter(panel, "borderColor") == "#998DD9" && parameter(panel, "title") == "Important";
}

struct LanguageWord {
    std::string_view stored;
    std::string_view word;
};

/// Short names of Data Center in the words that authors write.
constexpr std::array datacenter_words{
    LanguageWord{"py", "python"},   LanguageWord{"js", "javascript"}, LanguageWord{"yml", "yaml"},
    LanguageWord{"c#", "csharp"},   LanguageWord{"erl", "erlang"},    LanguageWord{"vb", "vb"},
    LanguageWord{"none", ""},       LanguageWord{"text", ""},         LanguageWord{"plaintext", ""},
    LanguageWord{"html/xml", "xml"}};

std::string language_word(std::string_view stored) {
    for (const LanguageWord& each : datacenter_words)
        if (each.stored == stored) return std::string(each.word);
    return std::string(stored);
}

/// `title="a.py" linenums collapse`, as directives.md §3 spells them.
std::string code_options(const StorageNode& macro) {
    std::string options;
    for (const StorageNode& child : macro.children) {
        const std::string_view name = child.attribute("ac:name");
        if (!child.is("ac:parameter") || name == "language") continue;
        const std::string value = child.characters();
        const std::string key = name == "linenumbers" ? "linenums" : std::string(name);
        options += " " + key;
        if (value != "true") options += "=" + directive_value(value);
    }
    return options;
}

bool is_one_line(std::string_view text) {
    return text.find_first_of("\r\n") == std::string_view::npos;
}

}  // namespace

MarkdownWriter::Text MarkdownWriter::macro(const StorageNode& node) {
    const std::string_view name = node.attribute("ac:name");
    if (name == "code") return code(node);
    if (const auto word = alert_word(name); !word.empty()) return alert(node, word);
    if (name == "panel" && is_purple(node)) return quoted("[!IMPORTANT]", body_of(node));
    if (name == "expand") return expand(node);
    if (name == "toc" && node.children.empty()) return "[[_TOC_]]";
    if (name == "view-file") return file(node);
    if (Text fence = diagram(node)) return fence;
    if (name == "section" || name == "column") return directive(node, "macro " + std::string(name));
    if (find_macro(name) == nullptr) return std::nullopt;
    return directive(node, name);
}

/// The author's own word for a language goes before the usual one (storage-format.md §8.2).
std::string MarkdownWriter::code_word(const std::string& stored) const {
    // Plain text is what many words fall back to.
    const bool plain = stored.empty() || stored == "text";
    for (const std::string& word : style_.code_words)
        if (!plain && code_language(word, conversion_.options.flavor) == stored) return word;
    if (plain && !style_.plain_word.empty()) return style_.plain_word;
    return language_word(stored);
}

/// Code whose only parameter is a language is a plain fence.
MarkdownWriter::Text MarkdownWriter::code(const StorageNode& node) {
    const std::string body = plain_body(node);
    std::string word = code_word(parameter(node, "language"));
    const std::string options = code_options(node);
    // Cloud shows none of them, and would get them back in another form.
    const bool on_cloud = conversion_.options.flavor == Flavor::cloud;
    if (on_cloud && !options.empty()) return directive(node, "macro code");
    if (!options.empty() && word.empty()) word = "text";
    const std::string info = word + options;
    if (!is_one_line(info) || body.find('\r') != std::string::npos) return std::nullopt;
    return fenced(style_, info, body);
}

/// A macro that the tree draws diagrams with, and that holds nothing but a source.
MarkdownWriter::Text MarkdownWriter::diagram(const StorageNode& node) {
    for (const auto& [language, macro] : conversion_.options.forms.diagram_macros) {
        if (macro.name != node.attribute("ac:name")) continue;
        const bool in_body = macro.parameter.empty();
        const bool only = in_body ? has_only_parameters(node, "")
                                  : has_only_parameters(node, macro.parameter) &&
                                        node.child("ac:plain-text-body") == nullptr;
        if (!only || node.child("ac:rich-text-body") != nullptr) continue;
        const std::string source = in_body ? plain_body(node) : parameter(node, macro.parameter);
        if (!source.empty()) return fenced(style_, language, source);
    }
    return std::nullopt;
}

MarkdownWriter::Text MarkdownWriter::alert(const StorageNode& node, std::string_view word) {
    const std::string title = parameter(node, "title");
    const bool known = has_only_parameters(node, "title") && is_one_line(title);
    const Text text = known ? quoted(alert_line(word, title), body_of(node)) : std::nullopt;
    return text ? text : directive(node, "macro " + std::string(node.attribute("ac:name")));
}

std::string MarkdownWriter::alert_line(std::string_view word, const std::string& title) const {
    std::string first = "[!" + std::string(word) + "]";
    TextPlace place;
    place.line_start = false;
    if (!title.empty()) first += " " + replace_all(escape_markdown(title, place), "\x1F", " ");
    return first;
}

/// Native on GitHub; one without a title is no `<details>`, which would get one, nor is one inside
/// another, which Cloud cannot show.
MarkdownWriter::Text MarkdownWriter::expand(const StorageNode& node) {
    const std::string title = parameter(node, "title");
    if (title.empty() || !is_one_line(title) || !has_only_parameters(node, "title"))
        return directive(node, "macro expand");
    if (expands_ > 0) return directive(node, "macro expand");
    ++expands_;
    const std::string content = blocks(body_of(node));
    --expands_;
    const std::string summary = "<summary>" + escape_xml(title) + "</summary>";
    std::string text = style_.summary_on_line ? "<details>\n" + summary : "<details>" + summary;
    if (!content.empty()) text += "\n\n" + content;
    return text + "\n\n</details>";
}

/// A leaf, or a container around Markdown or around one fence of plain text.
MarkdownWriter::Text MarkdownWriter::directive(const StorageNode& node, std::string_view name) {
    const auto start = macro_directive(conversion_, node, name);
    const bool rich = node.child("ac:rich-text-body") != nullptr;
    const bool plain = node.child("ac:plain-text-body") != nullptr;
    if (!start) return std::nullopt;
    const MacroSchema* const schema = find_macro(node.attribute("ac:name"));
    if (schema != nullptr && rich != (schema->body == MacroBody::rich)) return std::nullopt;
    if (!rich && !plain) return *start;
    const std::string body = rich ? blocks(body_of(node)) : fenced(style_, "", plain_body(node));
    std::string text = *start + "\n\n";
    if (!body.empty()) text += body + "\n\n";
    return text + "<!-- /confluence: " + std::string(name) + " -->";
}

/// `[name](path)`, with the size of the preview on the line before.
MarkdownWriter::Text MarkdownWriter::file(const StorageNode& node) {
    const bool known = has_only_parameters(node, "name height");
    const StorageNode* shown = nullptr;
    for (const StorageNode& child : node.children)
        if (child.attribute("ac:name") == "name") shown = child.child("ri:attachment");
    if (!known || shown == nullptr || !shown->children.empty()) return directive(node, "view-file");
    const std::string name(shown->attribute("ri:filename"));
    const std::string height = parameter(node, "height");
    TextPlace place;
    place.line_start = false;
    place.in_link = true;
    std::string text = "<!-- confluence: file";
    if (!height.empty()) text += " height=" + directive_value(height);
    const std::string path = attachment_destination(conversion_, *shown, {name, 0, 0});
    return text + " -->\n[" + replace_all(escape_markdown(name, place), "\x1F", " ") + "](" +
           link_destination(path) + ")";
}

}  // namespace confsync::render
