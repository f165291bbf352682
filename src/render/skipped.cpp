#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

constexpr std::uint32_t gone = UINT32_MAX;

/// A list of the tree in which some entries are not wanted any more.
class Survivors {
  public:
    explicit Survivors(std::size_t size) : place_(size, 0) {}

    void remove(std::uint32_t entry) {
        if (entry < place_.size()) place_[entry] = gone;
    }
    /// Closes the gaps in `list` and remembers who stands where.
    template <class T>
    void close_gaps(std::vector<T>& list) {
        std::uint32_t next = 0;
        for (std::size_t i = 0; i < place_.size(); ++i) {
            if (place_[i] == gone) continue;
            if (next != i) list[next] = std::move(list[i]);
            place_[i] = next++;
        }
        list.erase(list.begin() + next, list.end());
    }
    std::uint32_t place_of(std::uint32_t entry) const {
        return entry < place_.size() ? place_[entry] : entry;
    }

  private:
    std::vector<std::uint32_t> place_;
};

bool is_reference(Kind kind) { return kind == Kind::link || kind == Kind::image; }

class Forgetting {
  public:
    explicit Forgetting(Tree& tree)
        : tree_(tree),
          references_(tree.references.size()),
          headings_(tree.headings.size()),
          diagrams_(tree.diagrams.size()) {}

    void run() {
        for (NodeIndex at = 0; at < tree_.nodes.size();)
            at = is_skipped(tree_.nodes[at]) ? skip(at) : at + 1;
        if (lines_.empty()) return;
        forget_nodes();
        forget_anchors();
        forget_remarks();
        references_.close_gaps(tree_.references);
        headings_.close_gaps(tree_.headings);
        diagrams_.close_gaps(tree_.diagrams);
        for (Node& node : tree_.nodes) renumber(node);
        for (Directive& directive : tree_.directives)
            for (Argument& argument : directive.arguments)
                argument.reference = references_.place_of(argument.reference);
    }

  private:
    struct Lines {
        int first;
        int last;
    };

    /// A skipped part, or the list that a table of contents replaces.
    bool is_skipped(const Node& node) const {
        if (node.kind == Kind::skipped) return true;
        return node.kind == Kind::directive && tree_.directives[node.index].name == "toc-list";
    }

    struct Range {
        NodeIndex first;
        NodeIndex end;
    };

    NodeIndex skip(NodeIndex start) {
        const NodeIndex end = tree_.nodes[start].end;
        for (NodeIndex at = start + 1; at < end; ++at) remove(tree_.nodes[at]);
        lines_.push_back({tree_.nodes[start].line, tree_.nodes[end - 1].line});
        nodes_.push_back({start + 1, end});
        return end;
    }

    /// What is below a skipped node goes; every `end` moves up by what is gone before it.
    void forget_nodes() {
        std::vector<NodeIndex> place(tree_.nodes.size() + 1, 0);
        NodeIndex next = 0;
        auto range = nodes_.begin();
        for (NodeIndex at = 0; at < tree_.nodes.size(); ++at) {
            place[at] = next;
            while (range != nodes_.end() && range->end <= at) ++range;
            if (range == nodes_.end() || at < range->first) tree_.nodes[next++] = tree_.nodes[at];
        }
        place[tree_.nodes.size()] = next;
        tree_.nodes.resize(next);
        for (Node& node : tree_.nodes) node.end = place[node.end];
    }

    void remove(const Node& node) {
        if (is_reference(node.kind)) references_.remove(node.index);
        if (node.kind == Kind::heading) headings_.remove(node.index);
        if (node.kind == Kind::diagram) diagrams_.remove(node.index);
        if (node.kind == Kind::anchor) ++anchors_[std::string(tree_.text_of(node))];
        if (node.kind == Kind::heading && node.detail.length > 0)
            ++anchors_[std::string(tree_.at(node.detail))];
        if (node.kind != Kind::directive) return;
        for (const Argument& argument : tree_.directives[node.index].arguments)
            references_.remove(argument.reference);
    }

    void forget_anchors() {
        const auto is_gone = [&](const std::string& name) {
            const auto found = anchors_.find(name);
            return found != anchors_.end() && found->second-- > 0;
        };
        auto& anchors = tree_.anchors;
        anchors.erase(std::remove_if(anchors.begin(), anchors.end(), is_gone), anchors.end());
    }

    void renumber(Node& node) const {
        if (is_reference(node.kind)) node.index = references_.place_of(node.index);
        if (node.kind == Kind::heading) node.index = headings_.place_of(node.index);
        if (node.kind == Kind::diagram) node.index = diagrams_.place_of(node.index);
    }

    void forget_remarks() {
        const auto is_inside = [&](const Diagnostic& diagnostic) {
            const auto next =
                std::lower_bound(lines_.begin(), lines_.end(), diagnostic.where.line,
                                 [](const Lines& lines, int line) { return lines.last < line; });
            return next != lines_.end() && next->first < diagnostic.where.line;
        };
        auto& remarks = tree_.remarks;
        remarks.erase(std::remove_if(remarks.begin(), remarks.end(), is_inside), remarks.end());
    }

    Tree& tree_;
    Survivors references_;
    Survivors headings_;
    Survivors diagrams_;
    std::vector<Range> nodes_;  ///< ascending
    std::vector<Lines> lines_;  ///< ascending
    std::unordered_map<std::string, int> anchors_;
};

}  // namespace

void forget_skipped(Tree& tree) { Forgetting(tree).run(); }

}  // namespace confsync::render
