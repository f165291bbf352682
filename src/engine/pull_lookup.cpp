#include "engine/pull_lookup.hpp"

#include <algorithm>
#include <filesystem>

#include "base/unicode.hpp"
#include "engine/local.hpp"

namespace confsync::engine {

namespace {

namespace fs = std::filesystem;

const std::string& path_of(const SourcePage& page) {
    return page.file.empty() ? page.key.value : page.file;
}

/// A name that a person chose in Confluence becomes part of a path.
bool is_plain_name(const std::string& name) {
    const auto is_odd = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\';
    };
    return !name.empty() && name.front() != '.' && std::ranges::none_of(name, is_odd);
}

}  // namespace

const std::string& PeopleNames::of(const AccountId& account) {
    if (!known_.contains(account)) known_.merge(remote_.names({account}, cancel_));
    return known_.at(account);
}

PullWorld world_of(const Facts& facts) {
    PullWorld world;
    world.site = facts.site.base;
    for (const auto& tree : facts.trees) world.spaces.emplace(tree.name, tree.space_key);
    const auto titles = titles_on_the_server(facts);
    for (const auto& page : facts.pages) {
        if (!page.source) continue;
        const auto& [title, space] = titles.at(page.key);
        world.files.emplace(std::pair(space, title_key(title)), path_of(*page.source));
    }
    return world;
}

render::ConvertOptions PullLookup::options(render::Flavor flavor) {
    render::ConvertOptions options;
    options.flavor = flavor;
    options.site = world_.site;
    options.forms = world_.forms;
    options.file = page_.source->file;
    options.lookup.page_path = [this](const render::PageName& name) { return path_of_page(name); };
    options.lookup.attachment_path = [this](std::string_view name) {
        return path_of_attachment(std::string(name));
    };
    options.lookup.person = [this](std::string_view id) {
        return names_.of(AccountId{std::string(id)});
    };
    return options;
}

const RemoteAttachment* PullLookup::attachment(const std::string& name) {
    if (!attachments_) attachments_ = remote_.attachments(page_.remote->id, cancel_);
    const auto found = std::ranges::find(*attachments_, name, &RemoteAttachment::file_name);
    return found == attachments_->end() ? nullptr : &*found;
}

std::string PullLookup::path_of_page(const render::PageName& name) const {
    const auto own = world_.spaces.find(page_.tree);
    const bool is_own = name.space.empty() && own != world_.spaces.end();
    const auto found =
        world_.files.find({is_own ? own->second : name.space, title_key(name.title)});
    return found == world_.files.end() ? std::string() : from_here(found->second);
}

std::string PullLookup::path_of_attachment(const std::string& name) {
    const std::string known = known_path(name);
    const std::string path = known.empty() ? new_path(name) : known;
    return path.empty() ? std::string() : from_here(path);
}

std::string PullLookup::known_path(const std::string& name) const {
    const auto& uses = page_.source->attachments;
    const auto use = std::ranges::find(uses, name, &AttachmentUse::file_name);
    return use == uses.end() ? std::string() : use->path;
}

std::string PullLookup::new_path(const std::string& name) {
    const auto* found = attachment(name);
    if (!found || !is_plain_name(name)) return {};
    const fs::path file = page_.source->file;
    const fs::path folder = file.parent_path() / (file.stem().string() + ".assets");
    const std::string path = (folder / name).generic_string();
    if (world_.may_be_attached && !world_.may_be_attached(path)) return {};
    new_files_.emplace(name, NewFile{path, *found});
    return path;
}

std::string PullLookup::from_here(const std::string& path) const {
    const fs::path folder = fs::path(page_.source->file).parent_path();
    return fs::path(path).lexically_relative(folder).generic_string();
}

}  // namespace confsync::engine
