#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "render/html_rewriter.hpp"
#include "render/html_values.hpp"

namespace confsync::render {

namespace {

bool is_break(const HtmlNode& node) { return node.role() == TagRole::line_break; }

bool is_checkbox(const HtmlNode& node) {
    return node.role() == TagRole::input && node.attribute("type") == "checkbox";
}

/// A list whose items hold paragraphs is drawn with space between them.
bool is_loose(const HtmlNode& list) {
    for (const HtmlNode& item : list.children)
        for (const HtmlNode& part : item.children)
            if (part.name == "p" || (part.is_hole() && part.has_blocks)) return true;
    return false;
}

std::string language_of(const HtmlNode& node) {
    std::string_view word = node.attribute("lang");
    const std::string_view classes = node.attribute("class");
    for (const std::string_view name : split(classes, ' '))
        for (const std::string_view prefix : {"language-", "lang-"})
            if (name.substr(0, prefix.size()) == prefix) word = name.substr(prefix.size());
    return std::string(word);
}

}  // namespace

/// Runs of text become paragraphs.
void HtmlRewriter::flow(const HtmlNodes& nodes, const HtmlNode* left_out) {
    Run run;
    for (const HtmlNode& node : nodes) {
        if (&node == left_out) continue;
        if (!node.has_blocks) {
            if (in_cell_ && is_break(node) && ends_with_break(run)) paragraph(run);
            run.push_back(&node);
            continue;
        }
        paragraph(run);
        block(node);
    }
    paragraph(run);
}

bool HtmlRewriter::is_blank(const HtmlNode& node) const {
    if (node.is_boundary()) return true;
    if (node.is_hole()) {
        const Node& old = old_[node.hole];
        return old.kind == Kind::soft_break || old.kind == Kind::dropped ||
               (old.kind == Kind::text && trimmed(tree_.text_of(old)).empty());
    }
    if (node.rule == nullptr && node.name.empty()) return trimmed(node.text).empty();
    return node.role() == TagRole::source || node.role() == TagRole::nothing;
}

bool HtmlRewriter::ends_with_break(const Run& run) const {
    const auto last = std::find_if(run.rbegin(), run.rend(),
                                   [&](const HtmlNode* node) { return !is_blank(*node); });
    return last != run.rend() && is_break(**last);
}

/// Writes the run as one paragraph, or as none when nothing of it shows, and empties it.
void HtmlRewriter::paragraph(Run& run) {
    const bool breaks =
        std::any_of(run.begin(), run.end(), [](const HtmlNode* node) { return is_break(*node); });
    const auto shows = [&](const HtmlNode* node) { return !is_blank(*node) && !is_break(*node); };
    const auto first = std::find_if(run.begin(), run.end(), shows);
    const auto last = std::find_if(run.rbegin(), run.rend(), shows).base();
    if (first == run.end()) {
        // `<br>` alone is how authors spell an empty line.
        if (breaks && !in_cell_) enclosed(Kind::paragraph, *run.front(), {}, [] {});
    } else {
        const NodeIndex index = open(Kind::paragraph, **first);
        tree_.nodes[index].align = around_.align;
        at_line_start_ = true;
        waiting_anchors();
        in_marks(0, [&] {
            for (auto at = first; at != last; ++at) line_node(**at);
        });
        trim_end();
        close(index);
    }
    run.clear();
}

void HtmlRewriter::trim_end() {
    Node& last = tree_.nodes.back();
    if (last.kind != Kind::text) return;
    while (last.text.length > 0 && tree_.text_of(last).back() == ' ') --last.text.length;
}

void HtmlRewriter::block(const HtmlNode& node) {
    if (node.is_boundary()) return;
    if (node.is_hole()) return copy(node.hole);
    switch (node.role()) {
        case TagRole::heading: return heading(node);
        case TagRole::list: return list(node);
        case TagRole::definition_list:
            return enclosed(Kind::definition_list, node, {}, [&] { definitions(node); });
        case TagRole::table: return table(node);
        case TagRole::preformatted: return preformatted(node);
        case TagRole::quote:
            return apart([&] { enclosed(Kind::quote, node, {}, [&] { flow_of(node); }); });
        case TagRole::rule: lone_anchors(); return leaf(Kind::rule, node, {});
        case TagRole::details: return details(node);
        default: break;
    }
    if (node.rule == nullptr || is_block(node.role())) return flow_of(node);
    around_blocks(node);
}

void HtmlRewriter::flow_of(const HtmlNode& node) {
    const Align outside = around_.align;
    const Align wanted = align_of(node);
    if (wanted != Align::none) around_.align = wanted;
    const bool waiting = !around_.anchors.empty();
    if (std::string name = anchor_of(node); !name.empty())
        around_.anchors.push_back(std::move(name));
    flow(node.children);
    if (!waiting) lone_anchors();
    around_.align = outside;
}

/// `<b><p>…</p></b>`: the mark goes to each line of text inside.
void HtmlRewriter::around_blocks(const HtmlNode& mark) {
    around_.marks.push_back(&mark);
    flow(mark.children);
    around_.marks.pop_back();
}

void HtmlRewriter::apart(const Body& body) {
    const Align outside = around_.align;
    around_.align = Align::none;
    body();
    around_.align = outside;
}

void HtmlRewriter::heading(const HtmlNode& node) {
    has_headings_ = true;
    const NodeIndex index = open(Kind::heading, node);
    const Align wanted = align_of(node);
    tree_.nodes[index].number = node.name[1] - '0';
    tree_.nodes[index].align = wanted != Align::none ? wanted : around_.align;
    at_line_start_ = true;
    waiting_anchors();
    anchor(node);
    in_marks(0, [&] { line(node.children); });
    trim_end();
    close(index);
}

void HtmlRewriter::list(const HtmlNode& node) {
    const NodeIndex index = open(node.name == "ol" ? Kind::ordered_list : Kind::bullet_list, node);
    const std::string_view start = node.attribute("start");
    int number = 1;
    std::from_chars(start.data(), start.data() + start.size(), number);
    tree_.nodes[index].number = std::clamp(number, 0, 999'999'999);
    tree_.nodes[index].tight = !is_loose(node);
    if (std::string name = anchor_of(node); !name.empty())
        around_.anchors.push_back(std::move(name));
    apart([&] {
        for (const HtmlNode& child : node.children)
            if (!is_blank(child)) item(child);
    });
    close(index);
}

void HtmlRewriter::item(const HtmlNode& node) {
    const NodeIndex index = open(Kind::item, node);
    if (node.role() != TagRole::item) {
        Run run{&node};
        node.has_blocks ? block(node) : paragraph(run);
    } else {
        const auto first = std::find_if(node.children.begin(), node.children.end(),
                                        [&](const HtmlNode& child) { return !is_blank(child); });
        if (first != node.children.end() && is_checkbox(*first)) {
            tree_.nodes[index].kind = Kind::task;
            tree_.nodes[index].checked = first->has_attribute("checked");
            ++task_boxes_;
        }
        flow_of(node);
    }
    close(index);
}

void HtmlRewriter::definitions(const HtmlNode& node) {
    for (const HtmlNode& child : node.children) {
        if (is_blank(child)) continue;
        if (child.role() == TagRole::term) {
            const NodeIndex index = open(Kind::definition_term, child);
            at_line_start_ = true;
            waiting_anchors();
            anchor(child);
            in_marks(0, [&] { line(child.children); });
            trim_end();
            close(index);
        } else if (child.name == "div") {
            definitions(child);
        } else {
            Run run{&child};
            enclosed(Kind::definition, child, {},
                     [&] { child.has_blocks ? apart([&] { block(child); }) : paragraph(run); });
        }
    }
}

/// The text as it is; of Markdown in it, what a reader would see.
void HtmlRewriter::preformatted(const HtmlNode& node) {
    std::string language = language_of(node);
    std::string code;
    const std::function<void(const HtmlNode&)> add = [&](const HtmlNode& part) {
        if (part.role() == TagRole::line_break) code += '\n';
        if (part.name == "code" && language.empty()) language = language_of(part);
        if (part.is_hole() && !part.is_boundary()) code += text_in_hole(part.hole);
        code += part.text;
        for (const HtmlNode& child : part.children) add(child);
    };
    add(node);
    if (code.empty() || code.back() != '\n') code += '\n';
    if (std::string name = anchor_of(node); !name.empty())
        around_.anchors.push_back(std::move(name));
    lone_anchors();
    leaf(Kind::code_block, node, code, language);
}

void HtmlRewriter::details(const HtmlNode& node) {
    const auto summary =
        std::find_if(node.children.begin(), node.children.end(),
                     [](const HtmlNode& child) { return child.role() == TagRole::summary; });
    const bool titled = summary != node.children.end();
    const std::string title = titled ? collapsed(shown_text(*summary)) : "Details";
    enclosed(Kind::expand, node, title,
             [&] { apart([&] { flow(node.children, titled ? &*summary : nullptr); }); });
}

/// There is no text to put them into.
void HtmlRewriter::lone_anchors() {
    if (around_.anchors.empty()) return;
    enclosed(Kind::paragraph, HtmlNode(), {}, [&] { waiting_anchors(); });
}

void HtmlRewriter::waiting_anchors() {
    const std::vector<std::string> names = std::move(around_.anchors);
    around_.anchors.clear();
    for (const std::string& name : names) anchor_named(name);
}

}  // namespace confsync::render
