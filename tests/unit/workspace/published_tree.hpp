#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>

#include "unit/workspace/temporary_repository.hpp"
#include "workspace/git_source.hpp"

namespace confsync::workspace {

/// A repository with one tree, docs, and its source, read when first asked for.
class PublishedTree : public TemporaryRepository {
  public:
    PublishedTree() {
        config.trees.resize(1);
        config.trees[0].name = "docs";
        config.trees[0].directory = "docs";
        config.trees[0].space = "ENG";
    }

    GitSource& source() {
        if (!source_) {
            repository_ = std::make_unique<Repository>(Repository::discover(path()));
            source_ = std::make_unique<GitSource>(*repository_, config);
        }
        return *source_;
    }
    /// Reads again at the next question.
    void forget() { source_.reset(); }
    Repository& repository() {
        source();
        return *repository_;
    }

    const engine::SourcePage& page(const std::string& key) {
        for (const auto& page : source().pages())
            if (page.key.value == key) return page;
        throw std::runtime_error("no page " + key);
    }
    /// One line a page: key, title, parent.
    std::string shown() {
        std::string text;
        for (const auto& page : source().pages())
            text += fmt::format("{} \"{}\" in {}\n", page.key.value, page.title,
                                page.parent ? page.parent->value : "-");
        return text;
    }
    /// One line a diagnostic: severity, code, place.
    static std::string shown(const Diagnostics& diagnostics) {
        std::string text;
        for (const auto& diagnostic : diagnostics)
            text += fmt::format("{} {} {}\n", to_string(diagnostic.severity), diagnostic.code,
                                to_string(diagnostic.where));
        return text;
    }
    std::string diagnostics_of(const std::string& key) { return shown(page(key).diagnostics); }

    engine::RenderRequest request_for_all() {
        titles_.clear();
        for (const auto& each : source().pages()) titles_[each.key] = {each.title, "ENG"};
        return {"ENG", {}, &titles_};
    }
    std::string rendered(const std::string& key) {
        return source().render(engine::PageKey{key}, request_for_all()).body;
    }

    Config config;

  private:
    std::unique_ptr<Repository> repository_;
    std::unique_ptr<GitSource> source_;
    std::map<engine::PageKey, engine::TitleInSpace> titles_;
};

}  // namespace confsync::workspace
