#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/directive_names.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

bool is_source(Kind kind) {
    return kind == Kind::code_block || kind == Kind::diagram || kind == Kind::formula;
}

bool shows_nothing(Kind kind) { return kind == Kind::dropped || kind == Kind::skipped; }

/// "1f680" or "1f3f3-fe0f": the code points of an emoji.
std::string code_points_of(std::string_view text) {
    std::string ids;
    for (std::size_t at = 0; at < text.size();) {
        if (!ids.empty()) ids += '-';
        ids += fmt::format("{:x}", static_cast<std::uint32_t>(next_code_point(text, at)));
    }
    return ids;
}

}  // namespace

/// The jira macro of one issue is part of a line of text (storage-format.md §8).
void PageWriter::directive(NodeIndex index) {
    const Directive& here = tree_.directives[node(index).index];
    const std::string& name = here.name;
    if (is_about_next_block(name)) {
        about_ = &here;
    } else if (name == "only" || name == "columns" || name == "column") {
        body_blocks(index);
    } else if (name == "panel") {
        panel(index);
    } else if (name == "expand") {
        expand_directive(index);
    } else if (name == "details") {
        page_properties(index);
    } else if (name == "macro") {
        macro(index, here.macro);
    } else if (name == "jira" && here.has("key")) {
        out_ += "<p>";
        macro(index, name);
        out_ += "</p>";
    } else {
        macro(index, name == "toc-list" ? "toc" : name);
    }
}

void PageWriter::macro(NodeIndex index, std::string_view name) {
    const Directive& here = tree_.directives[node(index).index];
    const MacroSchema* schema = find_macro(name);
    check_macro(index, name, schema);
    if (leads_nowhere(here)) {
        remark("directive-left-out", Severity::warning,
               fmt::format("the {} macro is left out: what it names is not there", name),
               node(index), "correct the path");
        return;
    }
    open_macro(out_, name, schema == nullptr ? 1 : schema->version(options_.flavor));
    for (const Argument& argument : here.arguments) parameter(schema, argument);
    if (name == "jira" && !on_cloud()) jira_server(here);
    macro_body(index, schema);
    close_macro(out_);
}

/// Data Center has no tracker of its own: the macro names the application link.
void PageWriter::jira_server(const Directive& here) {
    const MacroOptions& macros = options_.macros;
    if (!here.has("server") && !macros.jira_server.empty())
        append_parameter(out_, "server", macros.jira_server);
    if (!here.has("serverId") && !macros.jira_server_id.empty())
        append_parameter(out_, "serverId", macros.jira_server_id);
}

/// True when a file the directive names is not there: the macro would show an error.
bool PageWriter::leads_nowhere(const Directive& here) const {
    return std::any_of(here.arguments.begin(), here.arguments.end(), [&](const Argument& argument) {
        if (argument.reference == Argument::no_reference) return false;
        const Target& target = target_of(argument);
        return !std::holds_alternative<PageTarget>(target) &&
               !std::holds_alternative<AttachmentTarget>(target);
    });
}

void PageWriter::check_macro(NodeIndex index, std::string_view name, const MacroSchema* schema) {
    const auto& allowed = options_.macros.allowed;
    const bool refused = !allowed.empty() && allowed.count(std::string(name)) == 0;
    if (refused || schema == nullptr) {
        return remark("unknown-macro", refused ? Severity::error : Severity::note,
                      fmt::format("the macro {} is {}", name,
                                  refused ? "not allowed here" : "not one of Confluence's own"),
                      node(index), refused ? "the configuration lists the macros that are" : "");
    }
    const std::vector<MacroParameter> known = schema->parameter_list();
    for (const Argument& argument : tree_.directives[node(index).index].arguments) {
        const bool is_known = std::any_of(
            known.begin(), known.end(),
            [&](const MacroParameter& parameter) { return parameter.key == argument.key; });
        if (is_known) continue;
        std::vector<std::string> keys;
        for (const MacroParameter& parameter : known) keys.emplace_back(parameter.key);
        const auto similar = closest(argument.key, keys);
        remark("unknown-parameter", Severity::warning,
               fmt::format("the macro {} has no parameter {}", name, argument.key), node(index),
               similar ? fmt::format("did you mean {}?", *similar) : "it is sent as it is");
    }
}

void PageWriter::parameter(const MacroSchema* schema, const Argument& argument) {
    const MacroParameter known = parameter_of(schema, argument.key);
    const std::size_t start = out_.size();
    out_ += "<ac:parameter";
    attribute("ac:name", known.stored_as);
    out_ += '>';
    if (resource(known.resource, argument)) {
        out_ += "</ac:parameter>";
    } else {
        out_.resize(start);
    }
}

/// One fence and nothing else is a body of plain text, unless the macro is known to hold blocks.
void PageWriter::macro_body(NodeIndex index, const MacroSchema* schema) {
    if (schema != nullptr && schema->body == MacroBody::none) return;
    NodeIndex only = 0;
    int shown = 0;
    for (const NodeIndex child : Children(tree_, index)) {
        if (shows_nothing(node(child).kind)) continue;
        only = child;
        ++shown;
    }
    if (Children(tree_, index).empty()) return;
    const bool rich = schema != nullptr && schema->body == MacroBody::rich;
    if (!rich && shown == 1 && is_source(node(only).kind)) {
        std::string_view source = text(node(only));
        if (!source.empty() && source.back() == '\n') source.remove_suffix(1);
        return append_plain_body(out_, source);
    }
    if (schema != nullptr && schema->body == MacroBody::plain) {
        remark("macro-body", Severity::warning,
               fmt::format("the macro {} holds plain text", schema->name), node(index),
               "put one fence and nothing else into it");
    }
    open_rich_body(out_);
    body_blocks(index);
    close_rich_body(out_);
}

/// Cloud keeps no title and draws an icon, Data Center the other way round (storage-format.md
/// §8.1).
void PageWriter::panel(NodeIndex index) {
    const Directive& here = tree_.directives[node(index).index];
    const MacroSchema* schema = find_macro("panel");
    check_macro(index, "panel", schema);
    open_macro(out_, "panel");
    for (const Argument& argument : here.arguments) {
        if (argument.key == "icon") {
            if (on_cloud()) panel_icon(here.value("icon"));
        } else if (argument.key != "title" || !on_cloud()) {
            parameter(schema, argument);
        }
    }
    open_rich_body(out_);
    if (on_cloud() && !here.value("title").empty()) titled(here.value("title"));
    body_blocks(index);
    close_rich_body(out_);
    close_macro(out_);
    if (on_cloud() || here.value("icon").empty()) return;
    remark("panel-icon-unseen", Severity::note, "panels of Data Center have no icon", node(index),
           "");
}

/// `:rocket:` or the emoji itself.
void PageWriter::panel_icon(std::string_view icon) {
    if (icon.empty()) return;
    if (icon.front() == ':') return append_parameter(out_, "panelIcon", icon);
    append_parameter(out_, "panelIconId", code_points_of(icon));
    append_parameter(out_, "panelIconText", icon);
}

/// The report macro finds a property by a header in the first column.
void PageWriter::page_properties(NodeIndex index) {
    const bool outside = std::exchange(in_properties_, true);
    macro(index, "details");
    in_properties_ = outside;
}

/// `<!-- confluence: expand title="…" -->`.
void PageWriter::expand_directive(NodeIndex index) {
    const Directive& here = tree_.directives[node(index).index];
    check_macro(index, "expand", find_macro("expand"));
    const std::string_view title = here.value("title");
    const bool opened = open_box(node(index), title.empty() ? "Details" : title);
    body_blocks(index);
    close_box(opened);
}

/// Source that is no block of any kind, line by line.
void PageWriter::shown_source(const Node& here) {
    out_ += "<p>";
    bool first = true;
    for (const std::string_view line : split(text(here), '\n')) {
        if (trimmed(line).empty()) continue;
        if (!first) out_ += "<br />";
        append_text(out_, trimmed(line));
        first = false;
    }
    out_ += "</p>";
}

}  // namespace confsync::render
