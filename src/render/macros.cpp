#include "render/macros.hpp"

#include "render/escape.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view body_start = "<ac:rich-text-body>";
constexpr std::string_view body_end = "</ac:rich-text-body>";

/// The words clash: GitHub's WARNING is Confluence's yellow `note`, CAUTION the red `warning`
/// (storage-format.md §8.1). So each colour comes back as the word it came from.
std::string_view panel_macro(std::string_view word) {
    if (word == "note") return "info";
    if (word == "tip") return "tip";
    if (word == "warning") return "note";
    if (word == "caution") return "warning";
    return "panel";
}

bool is_purple_on_cloud(std::string_view word, Flavor flavor) {
    return word == "important" && flavor == Flavor::cloud;
}

}  // namespace

void open_macro(std::string& out, std::string_view name, int version) {
    out += "<ac:structured-macro ac:name=\"";
    append_attribute(out, name);
    out += "\" ac:schema-version=\"";
    out += std::to_string(version);
    out += "\">";
}

void append_parameter(std::string& out, std::string_view name, std::string_view value) {
    out += "<ac:parameter ac:name=\"";
    append_attribute(out, name);
    out += "\">";
    append_parameter_text(out, value);
    out += "</ac:parameter>";
}

void append_parameter_text(std::string& out, std::string_view value) {
    if (value.find('\n') == std::string_view::npos) return append_text(out, value);
    append_cdata(out, value);
}

void close_macro(std::string& out) { out += "</ac:structured-macro>"; }

void open_rich_body(std::string& out) { out += body_start; }

void close_rich_body(std::string& out) { out += body_end; }

void append_plain_body(std::string& out, std::string_view text) {
    out += "<ac:plain-text-body>";
    append_cdata(out, text);
    out += "</ac:plain-text-body>";
}

void append_anchor(std::string& out, std::string_view name) {
    open_macro(out, "anchor");
    append_parameter(out, "", name);
    close_macro(out);
}

void append_code(std::string& out, std::string_view language, std::string_view code) {
    open_macro(out, "code");
    if (!language.empty()) append_parameter(out, "language", language);
    append_plain_body(out, code);
    close_macro(out);
}

void open_alert(std::string& out, std::string_view word, Flavor flavor, std::string_view title) {
    if (is_purple_on_cloud(word, flavor)) {
        out +=
            "<ac:adf-extension><ac:adf-node type=\"panel\">"
            "<ac:adf-attribute key=\"panel-type\">note</ac:adf-attribute><ac:adf-content>";
        return;
    }
    const std::string_view macro = panel_macro(word);
    open_macro(out, macro);
    if (macro == "panel") {
        append_parameter(out, "bgColor", "#EAE6FF");
        append_parameter(out, "borderColor", "#998DD9");
    }
    if (macro == "panel" && title.empty()) title = "Important";
    if (!title.empty() && flavor == Flavor::datacenter) append_parameter(out, "title", title);
    out += body_start;
}

void close_alert(std::string& out, std::string_view word, Flavor flavor) {
    if (is_purple_on_cloud(word, flavor)) {
        out += "</ac:adf-content></ac:adf-node></ac:adf-extension>";
        return;
    }
    out += body_end;
    close_macro(out);
}

void open_expand(std::string& out, std::string_view title) {
    open_macro(out, "expand");
    append_parameter(out, "title", title);
    out += body_start;
}

void close_expand(std::string& out) {
    out += body_end;
    close_macro(out);
}

}  // namespace confsync::render
