#include "commands/plan_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace confsync::commands {

using engine::PageKey;

namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

struct Node {
    std::string name;
    std::size_t row = nothing;  ///< nothing: a page that the plan leaves alone
    std::vector<std::size_t> below;
};

class Tree {
  public:
    Tree(const engine::Plan& plan, const std::vector<PageRow>& rows) : rows_(rows) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            nodes_.push_back({rows[at].title, at, {}});
            by_key_.emplace(rows[at].key, at);
        }
        for (std::size_t at = 0; at < rows.size(); ++at) place(at, plan);
    }

    std::string html() const { return list(top_); }

  private:
    void place(std::size_t at, const engine::Plan& plan) {
        const auto change = std::ranges::find(plan.changes, rows_[at].key, &engine::Change::key);
        const bool known = change != plan.changes.end();
        const PageKey parent =
            known && change->parent_key ? *change->parent_key : folder_of(rows_[at].key);
        const auto found = by_key_.find(parent);
        // A plan that was tampered with may name a page as its own parent.
        if (found != by_key_.end() && found->second < nodes_.size() &&
            !leads_to(found->second, at)) {
            above_[at] = found->second;
            nodes_[found->second].below.push_back(at);
        } else {
            const std::string name = known ? change->parent_title : name_of_folder(parent, plan);
            outside(name).push_back(at);
        }
    }

    /// A finding doesn't know its parent: that of a change beside it, or its folder.
    static std::string name_of_folder(const PageKey& folder, const engine::Plan& plan) {
        for (const auto& change : plan.changes)
            if (!change.parent_key && folder_of(change.key) == folder) return change.parent_title;
        return folder.value;
    }

    /// "docs/guide/" of "docs/guide/install.md"
    static PageKey folder_of(const PageKey& key) {
        const std::string path = key.value.substr(0, key.value.find_last_not_of('/') + 1);
        return PageKey(path.substr(0, path.rfind('/') + 1));
    }

    bool leads_to(std::size_t from, std::size_t at) const {
        while (from != at) {
            const auto next = above_.find(from);
            if (next == above_.end()) return false;
            from = next->second;
        }
        return true;
    }

    std::vector<std::size_t>& outside(const std::string& title) {
        if (title.empty()) return top_;
        const auto known = named_.find(title);
        if (known != named_.end()) return nodes_[known->second].below;
        named_.emplace(title, nodes_.size());
        top_.push_back(nodes_.size());
        nodes_.push_back({title, nothing, {}});
        return nodes_.back().below;
    }

    std::string list(const std::vector<std::size_t>& nodes) const {
        if (nodes.empty()) return "";
        std::string html = "<ul>";
        for (const std::size_t at : nodes) html += "<li>" + entry(nodes_[at]) + "</li>";
        return html + "</ul>";
    }

    std::string entry(const Node& node) const {
        const std::string name = escape_xml(one_line(node.name));
        if (node.row == nothing)
            return fmt::format("<span class=\"left\">{}</span>{}", name, list(node.below));
        const auto& action = engine::row_of(rows_[node.row].action);
        return fmt::format("<a href=\"#/{}\"><b class=\"sign {}\" title=\"{}\">{}</b>{}</a>{}",
                           node.row, action.name, escape_xml(action.explains),
                           escape_xml(std::string(1, action.mark)), name, list(node.below));
    }

    const std::vector<PageRow>& rows_;
    std::vector<Node> nodes_;
    std::vector<std::size_t> top_;
    std::map<PageKey, std::size_t> by_key_;
    std::map<std::size_t, std::size_t> above_;
    std::map<std::string, std::size_t> named_;  ///< pages outside the plan, by title
};

}  // namespace

std::string plan_tree_html(const engine::Plan& plan, const std::vector<PageRow>& rows) {
    return Tree(plan, rows).html();
}

}  // namespace confsync::commands
