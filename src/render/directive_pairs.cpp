#include "render/directive_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "base/text.hpp"
#include "render/directive_names.hpp"
#include "render/macro_schema.hpp"

namespace confsync::render {

namespace {

constexpr int deepest = 8;

std::string shown(const Directive& directive) {
    const bool closes = directive.form == Directive::Form::closing;
    return fmt::format("<!-- {}confluence: {} -->", closes ? "/" : "", directive.name);
}

/// True for a path of the tree; false for `KEY:Title` and Confluence's own words.
bool is_path(std::string_view value) {
    const std::size_t colon = value.find(':');
    const bool has_space_key =
        colon != std::string_view::npos && colon > 0 && value.find_first_of("./ ") > colon;
    return !value.empty() && value.front() != '@' && value.front() != ':' && !has_space_key;
}

const MacroSchema* schema_of(const Directive& directive) {
    return find_macro(directive.name == "macro" ? directive.macro : directive.name);
}

/// Values that name a file of the tree become references, which the caller resolves.
void register_references(Tree& tree, Directive& directive, const Node& node) {
    const MacroSchema* schema = schema_of(directive);
    if (schema == nullptr && directive.name != "macro") return;
    for (Argument& argument : directive.arguments) {
        if (!argument.value) continue;
        const Resource resource = parameter_of(schema, argument.key).resource;
        const bool is_page = resource == Resource::page && is_path(*argument.value);
        if (!is_page && resource != Resource::file) continue;
        argument.reference = static_cast<std::uint32_t>(tree.references.size());
        const auto kind = is_page ? Reference::Kind::link : Reference::Kind::file;
        tree.references.push_back({kind, *argument.value, tree.place_of(node)});
    }
}

/// "panel"; "macro" and "macro roadmap".
std::string full_name(const Directive& directive) {
    return directive.macro.empty() ? directive.name : directive.name + ' ' + directive.macro;
}

bool matches(const Directive& opening, const Directive& closing) {
    if (opening.name != closing.name) return false;
    return closing.macro.empty() || closing.macro == opening.macro;
}

/// True when the block is what a directive on the line before it speaks of.
bool fits(const Tree& tree, std::string_view name, NodeIndex block) {
    const Node& node = tree.nodes[block];
    if (name == "table") return node.kind == Kind::table;
    if (name == "image" && node.kind == Kind::html_block) return true;
    const NodeIndex first = block + 1;
    if (node.kind != Kind::paragraph || first >= node.end) return false;
    const Kind wanted = name == "image" ? Kind::image : Kind::link;
    return tree.nodes[first].kind == wanted && tree.nodes[first].end == node.end;
}

}  // namespace

void recognise_directive(Tree& tree, Node& block) {
    if (trimmed(tree.text_of(block)).substr(0, 4) != "<!--") return;
    Directive directive = read_directive(tree.text_of(block));
    if (directive.form == Directive::Form::none) return;
    if (directive.form == Directive::Form::opening) register_references(tree, directive, block);
    block.kind = Kind::directive;
    block.index = static_cast<std::uint32_t>(tree.directives.size());
    tree.directives.push_back(std::move(directive));
}

std::vector<NodeIndex> DirectivePairs::resolve(NodeIndex parent) {
    open_.clear();
    open_names_.clear();
    containers_.clear();
    for (const NodeIndex child : Children(tree_, parent))
        if (tree_.nodes[child].kind == Kind::directive) see(child);
    drop(0);
    check_places(parent);
    for (const NodeIndex container : containers_) check_places(container);
    return containers_;
}

/// An end outside every directive, a directive of no known name and the like are shown as text.
void DirectivePairs::see(NodeIndex index) {
    const Directive& directive = at(index);
    if (directive.form == Directive::Form::closing) return close(index);
    const DirectiveUse use = use_of(directive.name);
    if (use == DirectiveUse::unknown) return refuse(index);
    if (!directive.fault.empty()) {
        tree_.nodes[index].kind = Kind::shown_source;
        tree_.fault("directive-broken", fmt::format("{}: {}", shown(directive), directive.fault),
                    tree_.nodes[index], "write values as key=value or key=\"two words\"");
        return;
    }
    if (directive.name == "nothing") tree_.nodes[index].kind = Kind::dropped;
    if (use == DirectiveUse::leaf) return;
    open_.push_back({index, use == DirectiveUse::either});
    count(directive, 1);
}

void DirectivePairs::count(const Directive& directive, int change) {
    open_names_[directive.name] += change;
    if (!directive.macro.empty()) open_names_[full_name(directive)] += change;
}

void DirectivePairs::refuse(NodeIndex index) {
    Node& node = tree_.nodes[index];
    const std::string& name = at(index).name;
    const auto similar = closest(name, directive_names());
    tree_.fault("unknown-directive", fmt::format("there is no directive \"{}\"", name), node,
                similar ? fmt::format("did you mean {}?", *similar)
                        : "write any macro as: <!-- confluence: macro NAME key=value -->");
    node.kind = Kind::shown_source;
}

void DirectivePairs::close(NodeIndex index) {
    const Directive& closing = at(index);
    const auto known = open_names_.find(full_name(closing));
    const bool is_open = known != open_names_.end() && known->second > 0;
    for (std::size_t i = is_open ? open_.size() : 0; i-- > 0;)
        if (matches(at(open_[i].index), closing)) return pair(i, index);
    lone_ends_.push_back(index);
}

/// What was opened inside and has no end is shown, so that nothing crosses.
void DirectivePairs::pair(std::size_t open, NodeIndex end) {
    drop(open + 1);
    const Open done = open_.back();
    open_.pop_back();
    count(at(done.index), -1);
    Node& start = tree_.nodes[done.index];
    if (done.height > deepest) {
        tree_.fault("directive-too-deep", "directives are nested too deep", start,
                    "write it flatter");
        start.kind = tree_.nodes[end].kind = Kind::shown_source;
        return;
    }
    tree_.nodes[end].kind = Kind::dropped;
    start.end = tree_.nodes[end].end;
    if (at(done.index).name == "skip") {
        start.kind = Kind::skipped;
    } else {
        containers_.push_back(done.index);
    }
    if (!open_.empty()) open_.back().height = std::max(open_.back().height, done.height + 1);
}

/// Gives up on everything opened beyond the first `kept`.
void DirectivePairs::drop(std::size_t kept) {
    for (; open_.size() > kept; open_.pop_back()) {
        const Open& open = open_.back();
        count(at(open.index), -1);
        if (!open.optional) lone_starts_.push_back(open.index);
        if (open_.size() > 1) {
            Open& around = open_[open_.size() - 2];
            around.height = std::max(around.height, open.height);
        }
    }
}

/// A layout is the top of a page and nothing else (storage-format.md §11).
void DirectivePairs::check_places(NodeIndex parent) {
    const bool in_columns =
        tree_.nodes[parent].kind == Kind::directive && at(parent).name == "columns";
    for (const NodeIndex child : Children(tree_, parent)) {
        Node& node = tree_.nodes[child];
        if (node.kind != Kind::directive) continue;
        const std::string& name = at(child).name;
        if ((name == "columns" && parent != 0) || (name == "column" && !in_columns)) {
            tree_.fault("directive-misplaced",
                        name == "column" ? "a column outside of columns"
                                         : "columns inside of something else",
                        node, "columns stand at the top of a page, a column between their ends");
        }
        if (is_about_next_block(name)) check_neighbour(child, tree_.nodes[parent].end);
    }
}

void DirectivePairs::check_neighbour(NodeIndex index, NodeIndex end) {
    Node& node = tree_.nodes[index];
    if (node.end < end && fits(tree_, at(index).name, node.end)) return;
    tree_.remark("directive-detached", Severity::warning,
                 fmt::format("{} has no {} behind it", shown(at(index)),
                             at(index).name == "card" || at(index).name == "file" ? "lone link"
                                                                                  : at(index).name),
                 node, "put it on the line before what it is about");
    node.kind = Kind::dropped;
}

/// A start and an end of one name that stand in different lists or quotes belong together.
void DirectivePairs::report() {
    std::sort(lone_starts_.begin(), lone_starts_.end());
    std::sort(lone_ends_.begin(), lone_ends_.end());
    std::unordered_map<std::string, std::deque<NodeIndex>> ends;
    for (const NodeIndex end : lone_ends_) ends[at(end).name].push_back(end);
    for (const NodeIndex start : lone_starts_) report_start(start, ends[at(start).name]);
    for (const NodeIndex end : lone_ends_) report_end(end);
}

void DirectivePairs::report_start(NodeIndex start, std::deque<NodeIndex>& ends) {
    Node& node = tree_.nodes[start];
    std::string message = fmt::format("{} has no end", shown(at(start)));
    while (!ends.empty() && ends.front() < start) ends.pop_front();
    if (!ends.empty()) {
        Node& end = tree_.nodes[ends.front()];
        message = fmt::format("{} ends on line {}, in another list, quote or directive",
                              shown(at(start)), end.line);
        end.kind = Kind::shown_source;
        ends.pop_front();
    }
    tree_.fault("directive-unbalanced", std::move(message), node,
                fmt::format("write <!-- /confluence: {} --> behind what it holds, beside it",
                            at(start).name));
    node.kind = Kind::shown_source;
}

void DirectivePairs::report_end(NodeIndex end) {
    Node& node = tree_.nodes[end];
    if (node.kind != Kind::directive) return;
    tree_.fault(
        "directive-unbalanced", fmt::format("{} ends nothing", shown(at(end))), node,
        fmt::format("write <!-- confluence: {} --> before what it holds, beside it", at(end).name));
    node.kind = Kind::shown_source;
}

}  // namespace confsync::render
