#include "render/convert_proof.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/storage_equivalence.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

namespace {

using Targets = std::map<std::string, Target>;

/// A heading that repeats the page's title is left out; here none is to be.
const std::string no_title(1, '\x1F');

std::vector<Target> found(const Document& document, const Targets& known) {
    std::vector<Target> targets;
    for (const Reference& reference : document.references()) {
        const auto target = known.find(reference.destination);
        targets.push_back(target == known.end() ? Target(UrlTarget{reference.destination})
                                                : target->second);
    }
    return targets;
}

/// Drops digits wherever they stand behind `sign`.
void drop_digits(std::string& form, std::string_view sign) {
    for (auto at = form.find(sign); at != std::string::npos; at = form.find(sign, at + 1)) {
        const std::size_t start = at + sign.size();
        form.erase(start,
                   std::min(form.find_first_not_of("0123456789", start), form.size()) - start);
    }
}

}  // namespace

Rendered rendered_again(std::string_view markdown, const Targets& known,
                        const ConvertOptions& options) {
    Dialect dialect;
    dialect.slugs = options.forms.slugs;
    for (const auto& [language, macro] : options.forms.diagram_macros)
        dialect.diagrams.insert(language);
    const Document document = parse(markdown, "", dialect);
    RenderOptions rendering;
    rendering.flavor = options.flavor;
    rendering.title = no_title;
    rendering.code.diagram_macros = options.forms.diagram_macros;
    return to_storage(document, found(document, known), rendering);
}

std::string without_note_numbers(std::string form) {
    constexpr std::string_view link = "ac:anchor=\"fn";
    constexpr std::string_view body = "<ac:link-body>";
    for (const std::string_view sign : {"\">fnref_", "\">fn.", "\"fn.", "\"fnref_"})
        drop_digits(form, sign);
    form = replace_all(std::move(form), "fnref_", "fnref");
    for (const std::string_view sign : {"\">fnref.", "\"fnref."}) drop_digits(form, sign);
    for (auto at = form.find(link); at != std::string::npos; at = form.find(link, at + 1)) {
        const std::size_t shown = form.find(body, at);
        if (shown == std::string::npos) break;
        const std::size_t digits = shown + body.size();
        form.erase(digits,
                   std::min(form.find_first_not_of("0123456789", digits), form.size()) - digits);
    }
    return form;
}

std::vector<Target> targets_of(const Document& document, const Converted& converted) {
    return found(document, converted.targets);
}

bool comes_back(std::string_view markdown, std::string_view storage, const Converted& converted,
                const ConvertOptions& options) {
    const Rendered again = rendered_again(markdown, converted.targets, options);
    // What we published ourselves comes back to the byte.
    return again.body == storage ||
           equivalent_form(again.body, options.flavor) == equivalent_form(storage, options.flavor);
}

bool part_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view storage, const Targets& targets,
                     const ConvertOptions& options) {
    const std::string text = std::string(markdown) + "\n\n" + definitions;
    const Rendered again = rendered_again(text, targets, options);
    const auto lines = std::count(markdown.begin(), markdown.end(), '\n') + 1;
    std::string_view body = again.body;
    for (const BlockSpot& spot : again.blocks)
        if (spot.first_line > lines) body = body.substr(0, spot.offset);
    std::string is = equivalent_form(body, options.flavor);
    std::string should = equivalent_form(storage, options.flavor);
    if (definitions.empty()) return is == should;
    return without_note_numbers(std::move(is)) == without_note_numbers(std::move(should));
}

bool note_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view item, const Targets& targets, const ConvertOptions& options) {
    constexpr std::string_view start = "<hr /><ol>";
    constexpr std::string_view way_back = "ac:anchor=\"fnref";
    std::string text;
    for (auto at = item.find(way_back); at != std::string_view::npos;
         at = item.find(way_back, at + 1))
        text.append(markdown.substr(0, markdown.find(':')));
    const auto line = 3;  // behind the references and a blank line
    text.append("\n\n").append(markdown).append("\n\n").append(definitions);
    const Rendered again = rendered_again(text, targets, options);
    const std::string_view body = again.body;
    const auto spot = std::find_if(again.blocks.begin(), again.blocks.end(),
                                   [](const BlockSpot& one) { return one.first_line >= line; });
    if (spot == again.blocks.end() || !body.substr(spot->offset).starts_with(start)) return false;
    std::string_view note = body.substr(spot->offset + start.size());
    note = note.substr(0, note.find("</li>", note.find("ac:anchor=\"fnref")) + 5);
    return without_note_numbers(equivalent_form(note, options.flavor)) ==
           without_note_numbers(equivalent_form(item, options.flavor));
}

std::string link_label(std::string_view text) {
    const std::string label = collapsed(text);
    return first_invalid_utf8(label) ? label : fold_case(label);
}

std::set<std::string> labels_in(std::string_view markdown) {
    std::set<std::string> labels;
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        if (markdown[at] == '[') open = at;
        if (markdown[at] != ']' || open == std::string_view::npos) continue;
        labels.insert(link_label(markdown.substr(open + 1, at - open - 1)));
        open = std::string_view::npos;
    }
    return labels;
}

std::string note_definitions(std::string_view markdown) {
    std::set<std::string_view> labels;
    for (auto at = markdown.find("[^"); at != std::string_view::npos;
         at = markdown.find("[^", at + 1)) {
        const std::string_view label = markdown.substr(at, markdown.find(']', at) - at);
        if (label.size() > 2 && label.find('\n') == std::string_view::npos) labels.insert(label);
    }
    std::string definitions;
    for (const std::string_view label : labels) definitions.append(label).append("]: x\n\n");
    return definitions;
}

}  // namespace confsync::render
