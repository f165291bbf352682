#include <fmt/format.h>

#include "render/code_language.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// The line end before the closing fence would show as an empty last line.
std::string_view without_last_line_end(std::string_view code) {
    if (!code.empty() && code.back() == '\n') code.remove_suffix(1);
    if (!code.empty() && code.back() == '\r') code.remove_suffix(1);
    return code;
}

}  // namespace

void PageWriter::code_block(NodeIndex index) {
    const Node& here = node(index);
    const FenceInfo info = read_fence_info(tree_.at(here.detail));
    const std::string language = code_language(tree_.at(here.detail), options_.flavor);
    const std::string_view code = without_last_line_end(text(here));
    if (!on_cloud()) return code_macro(info, language, code);
    // Cloud shows the language and nothing else of what the macro may say (storage-format.md §8.2).
    const bool boxed = info.collapse && list_depth_ == 0;
    if (!boxed && !info.title.empty()) titled(info.title);
    const bool opened = boxed && open_box(here, info.title.empty() ? "Code" : info.title);
    append_code(out_, language, code);
    if (boxed) close_box(opened);
    const bool unseen = info.line_numbers || !info.first_line.empty() || boxed != info.collapse;
    if (!unseen) return;
    remark("code-option-unseen", Severity::note,
           "line numbers and the like of a code block do not show on Confluence Cloud", here,
           "they do on Data Center");
}

/// Data Center's code macro.
void PageWriter::code_macro(const FenceInfo& info, std::string_view language,
                            std::string_view code) {
    const std::string& page_theme = tree_.front_matter.confluence.code_theme;
    std::string theme = info.theme.empty() ? page_theme : info.theme;
    if (theme.empty()) theme = options_.code.theme;
    open_macro(out_, "code");
    append_parameter(out_, "language", language);
    if (!info.title.empty()) append_parameter(out_, "title", info.title);
    if (info.collapse) append_parameter(out_, "collapse", "true");
    if (info.line_numbers) append_parameter(out_, "linenumbers", "true");
    if (!info.first_line.empty()) append_parameter(out_, "firstline", info.first_line);
    if (!theme.empty()) append_parameter(out_, "theme", theme);
    append_plain_body(out_, code);
    close_macro(out_);
}

void PageWriter::diagram(NodeIndex index) {
    const Node& here = node(index);
    const std::string language(tree_.at(here.detail));
    static const DiagramPicture nothing;
    const bool known = here.index < options_.diagrams.size();
    const DiagramPicture& picture = known ? options_.diagrams[here.index] : nothing;
    if (!picture.file.file_name.empty()) return drawn_diagram(here, picture.file);
    const auto macro = options_.code.diagram_macros.find(language);
    if (macro != options_.code.diagram_macros.end()) return diagram_macro(here, macro->second);
    if (picture.fault) result_.diagnostics.push_back(*picture.fault);
    if (language == "math") return formula(index);
    if (!picture.fault)
        remark("diagram-as-code", Severity::note,
               fmt::format("the {} diagram is shown as code", language), here,
               "name a command that draws it: render.diagram, in confsync.toml(5)");
    append_code(out_, code_language(language, options_.flavor), without_last_line_end(text(here)));
}

void PageWriter::drawn_diagram(const Node& here, const AttachmentTarget& file) {
    if (!on_cloud()) out_ += "<p>";
    out_ += "<ac:image";
    block_place({});
    image_size(file, {}, Form::block);
    attribute("ac:alt", fmt::format("{} diagram", tree_.at(here.detail)));
    out_ += "><ri:attachment";
    attribute("ri:filename", file.file_name);
    out_ += " /></ac:image>";
    if (!on_cloud()) out_ += "</p>";
}

void PageWriter::diagram_macro(const Node& here, const DiagramMacro& macro) {
    const std::string_view source = without_last_line_end(text(here));
    open_macro(out_, macro.name);
    if (macro.parameter.empty()) {
        append_plain_body(out_, source);
    } else {
        append_parameter(out_, macro.parameter, source);
    }
    close_macro(out_);
}

/// The names of the apps' macros really differ (storage-format.md §8.16).
void PageWriter::formula(NodeIndex index) {
    const std::string_view latex = without_last_line_end(text(node(index)));
    if (options_.code.math == MathForm::code)
        return append_code(out_, on_cloud() ? "tex" : "text", latex);
    if (options_.code.math == MathForm::text) {
        out_ += "<p>$$";
        append_text(out_, latex);
        out_ += "$$</p>";
        return;
    }
    open_macro(out_, on_cloud() ? "easy-math-block" : "mathblock");
    if (on_cloud()) {
        append_parameter(out_, "body", latex);
    } else {
        append_plain_body(out_, latex);
    }
    close_macro(out_);
}

}  // namespace confsync::render
