#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "render/tree_builder.hpp"
#include "render/well_formed.hpp"

namespace confsync::render {

namespace {

struct DiagramWord {
    std::string_view word;
    std::string_view language;
};

constexpr std::array diagram_words{
    DiagramWord{"mermaid", "mermaid"}, DiagramWord{"plantuml", "plantuml"},
    DiagramWord{"puml", "plantuml"},   DiagramWord{"d2", "d2"},
    DiagramWord{"dot", "dot"},         DiagramWord{"graphviz", "dot"},
};

std::string first_word(std::string_view info) {
    const std::size_t start = std::min(info.find_first_not_of(" \t{."), info.size());
    info.remove_prefix(start);
    return lower_case(info.substr(0, info.find_first_of(" \t,;{}:=")));
}

std::string_view without_last_line_end(std::string_view text) {
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    return text;
}

/// A broken one is shown as code, at the place of its fault.
void recognise_storage(Tree& tree, Node& fence) {
    const std::string_view xml = without_last_line_end(tree.text_of(fence));
    const auto fault = xml_fault(xml);
    if (!fault) {
        fence.kind = Kind::storage_block;
        fence.text.length = static_cast<std::uint32_t>(xml.size());
        return;
    }
    const std::string_view before = xml.substr(0, fault->offset);
    Node place = fence;
    place.line += 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    place.column = static_cast<int>(before.size() - (before.rfind('\n') + 1)) + fence.column;
    tree.fault("storage-broken", fmt::format("not well-formed: {}", fault->message), place,
               "a confluence-storage fence holds whole elements, as the server stores them");
    fence.detail = tree.keep("xml");
}

void make_diagram(Tree& tree, Node& fence, std::string_view language) {
    fence.kind = Kind::diagram;
    fence.index = static_cast<std::uint32_t>(tree.diagrams.size());
    tree.diagrams.push_back(
        {std::string(language), std::string(tree.text_of(fence)), tree.place_of(fence)});
    fence.detail = tree.keep(language);
}

}  // namespace

void recognise_fence(Tree& tree, Node& fence) {
    const std::string word = first_word(tree.at(fence.detail));
    if (word == "confluence-storage" || word == "csf") return recognise_storage(tree, fence);
    if (word == "math") fence.kind = Kind::formula;
    for (const DiagramWord& known : diagram_words)
        if (known.word == word) return make_diagram(tree, fence, known.language);
    if (tree.diagram_languages.contains(word)) make_diagram(tree, fence, word);
}

}  // namespace confsync::render
