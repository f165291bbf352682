#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/tree.hpp"

namespace confsync::render {

/// Finds for each directive that holds something its end among the blocks of the same parent, and
/// makes the blocks between its children (directives.md §4.4).
class DirectivePairs {
  public:
    explicit DirectivePairs(Tree& tree) : tree_(tree) {}

    /// Returns the directives below `parent` that have become parents themselves.
    std::vector<NodeIndex> resolve(NodeIndex parent);

    /// After the last block: names what has found no partner.
    void report();

  private:
    struct Open {
        NodeIndex index;
        bool optional;   ///< it may as well hold nothing
        int height = 1;  ///< levels of directives in it, itself included
    };

    void see(NodeIndex index);
    void close(NodeIndex index);
    void pair(std::size_t open, NodeIndex end);
    void drop(std::size_t kept);
    void count(const Directive& directive, int change);
    void check_places(NodeIndex parent);
    void check_neighbour(NodeIndex index, NodeIndex end);
    void refuse(NodeIndex index);
    void report_start(NodeIndex start, std::deque<NodeIndex>& ends);
    void report_end(NodeIndex end);
    const Directive& at(NodeIndex index) const {
        return tree_.directives[tree_.nodes[index].index];
    }

    Tree& tree_;
    std::vector<Open> open_;
    std::unordered_map<std::string, int> open_names_;
    std::vector<NodeIndex> containers_;
    std::vector<NodeIndex> lone_starts_;
    std::vector<NodeIndex> lone_ends_;
};

/// Takes a directive out of an HTML block; none, when the block is none.
void recognise_directive(Tree& tree, Node& block);

}  // namespace confsync::render
