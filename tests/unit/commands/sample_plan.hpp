#pragma once

#include "engine/plan.hpp"

namespace confsync::commands {

/// The plan of product.md §8, as the engine would make it.
inline engine::Plan sample_plan() {
    using namespace engine;
    const Digest digest(std::string(64, 'd'));
    Plan plan;
    plan.profile = "default";
    plan.site = "https://acme.atlassian.net/wiki";
    plan.head = CommitId("9c1fe22" + std::string(33, '0'));
    plan.synced_commit = CommitId("41d9e0f" + std::string(33, '0'));
    plan.form = digest;
    plan.configuration = digest;
    plan.trees = {{"docs", "ENG", SpaceId("7"), PageId("1")}};
    const auto change = [&](Action action, const char* path, const char* title) {
        Change made;
        made.action = action;
        made.key = PageKey(path);
        made.file = path;
        made.tree = "docs";
        made.title = title;
        made.record.title = title;
        made.record.parent = PageId("1");
        made.record.source = BlobId(std::string(40, 'b'));
        made.record.inputs = made.record.form = made.record.body = digest;
        return made;
    };
    Change created = change(Action::create, "docs/guide/retries.md", "Retries");
    created.parent_title = "Guide";
    created.parent_key = PageKey("docs/guide/");
    created.reason = "new";
    created.writes_body = true;
    created.body = "<p>Retries &amp; more</p>";
    created.message = "Published";
    created.notes = {"1 image"};
    created.attachments = {{Action::create, "docs/a.png", "a.png", digest, {}, {}, {300, 200}}};
    created.add_labels = {"x"};
    Change updated = change(Action::update, "docs/guide/install.md", "Install");
    updated.id = updated.record.id = PageId("1001");
    updated.expected = updated.record.version = {7};
    updated.reason = "changed here";
    updated.writes_body = true;
    updated.body = "<p>new</p>";
    updated.after = {created.key};
    Change moved = change(Action::move, "docs/ops/oncall.md", "On call");
    moved.id = moved.record.id = PageId("1002");
    moved.expected = moved.record.version = {2};
    moved.reason = "moved here";
    moved.moves = true;
    moved.parent_title = "Operations";
    plan.changes = {created, updated, moved};
    Finding faq{Action::conflict,
                PageKey("docs/faq.md"),
                "docs/faq.md",
                "FAQ",
                "edited by Ada and here: pull first",
                "look at it in Confluence",
                PageId("1003"),
                "https://acme.atlassian.net/wiki/spaces/ENG/pages/1003",
                {4},
                {6}};
    Finding gone{Action::orphan,
                 PageKey("docs/old.md"),
                 "",
                 "Old",
                 "kept without a file",
                 "",
                 PageId("1004"),
                 "",
                 {1},
                 {1}};
    plan.findings = {faq, gone, gone, gone};
    plan.diagnostics = {{"link-broken",
                         Severity::warning,
                         "there is no x.md",
                         {"docs/guide/install.md", 12, 3},
                         "correct the path"}};
    plan.unchanged = 208;
    plan.recorded = 214;
    return plan;
}

}  // namespace confsync::commands
