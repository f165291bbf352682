#include "workspace/config_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "workspace/config_words.hpp"
#include "workspace/labels.hpp"
#include "workspace/trust.hpp"

namespace confsync::workspace {

namespace {

constexpr std::array<Word<render::Flavor>, 3> flavors{
    {{"auto", render::Flavor::cloud}, {"cloud", render::Flavor::cloud}, {"datacenter", {}}}};
constexpr std::array<Word<bool>, 4> methods{
    {{"basic", true}, {"bearer", {}}, {"oauth", {}}, {"oauth-client", {}}}};
constexpr std::array<Word<bool>, 2> stores{{{"tree", true}, {"ref", {}}}};
constexpr std::array<Word<DuplicateTitles>, 2> duplicates{
    {{"parent", DuplicateTitles::parent}, {"error", DuplicateTitles::error}}};
constexpr std::array<Word<FolderPages>, 3> folder_pages{
    {{"page", FolderPages::page}, {"none", FolderPages::none}, {"folder", {}}}};
constexpr std::array<Word<engine::Deletes>, 4> deletes{{{"keep", engine::Deletes::keep},
                                                        {"trash", engine::Deletes::trash},
                                                        {"park", {}},
                                                        {"archive", {}}}};
constexpr std::array<Word<engine::Decides>, 2> deciders{
    {{"repo", engine::Decides::repo}, {"confluence", engine::Decides::confluence}}};
constexpr std::array<Word<bool>, 2> comment_policies{{{"report", false}, {"refuse", true}}};
constexpr std::array<Word<LeaseUse>, 3> lease_uses{
    {{"auto", LeaseUse::automatic}, {"on", LeaseUse::on}, {"off", LeaseUse::off}}};
constexpr std::array<Word<bool>, 2> rerenders{{{"with-change", true}, {"all", {}}}};
constexpr std::array<Word<TitleFrom>, 3> titles{{{"front-matter", TitleFrom::front_matter},
                                                 {"heading", TitleFrom::heading},
                                                 {"filename", TitleFrom::filename}}};

void set_url(Config& config, TreeConfig*, const Setting& setting) {
    origin_of(text(setting), setting.where);
    config.site_url = text(setting);
    while (config.site_url.ends_with('/')) config.site_url.pop_back();
}

void set_user(Config& config, TreeConfig*, const Setting& setting) {
    const auto odd = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == ':'; };
    if (std::ranges::any_of(text(setting), odd)) refuse(setting, "holds a character it can't");
    config.user = text(setting);
}

void set_token(Config& config, TreeConfig*, const Setting& setting) {
    check_token_reference(text(setting), setting.where);
    config.token = text(setting);
}

void set_titles(Config& config, TreeConfig*, const Setting& setting) {
    config.pages.title.clear();
    for (const std::string& word : texts(setting))
        config.pages.title.push_back(
            chosen(setting, word, std::span<const Word<TitleFrom>>(titles)));
    if (config.pages.title.empty()) refuse(setting, "is empty");
}

void set_labels(Config& config, TreeConfig*, const Setting& setting) {
    config.pages.labels.clear();
    for (const std::string& label : texts(setting)) {
        if (!is_valid_label(label))
            refuse(setting,
                   fmt::format("holds \"{}\", which is not a label", escape_terminal(label)),
                   "labels have no blanks and none of ! # & ( ) * , . : ; < > ? @ [ ] ^");
        config.pages.labels.push_back(lower_case(label));
    }
}

double ratio(const Setting& setting) { return std::get<double>(setting.value); }

constexpr std::array<KeyRow, 28> rows{{
    {"site.url", ValueKind::text, "", set_url},
    {"site.flavor", ValueKind::text, "\"auto\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.flavor = chosen(s, flavors); }},
    {"auth.method", ValueKind::text, "\"basic\"",
     [](Config&, TreeConfig*, const Setting& s) { chosen(s, methods); }},
    {"auth.user", ValueKind::text, "", set_user},
    {"auth.token", ValueKind::text, "\"env:CONFSYNC_TOKEN\"", set_token},
    {"tree.*.directory", ValueKind::text, "",
     [](Config&, TreeConfig* t, const Setting& s) { t->directory = text(s); }},
    {"tree.*.space", ValueKind::text, "",
     [](Config&, TreeConfig* t, const Setting& s) { t->space = text(s); }},
    {"tree.*.root", ValueKind::text, "",
     [](Config&, TreeConfig* t, const Setting& s) { t->root = text(s); }},
    {"tree.*.include", ValueKind::list, "[\"**/*.md\"]",
     [](Config&, TreeConfig* t, const Setting& s) { t->include = texts(s); }},
    {"tree.*.exclude", ValueKind::list, "[]",
     [](Config&, TreeConfig* t, const Setting& s) { t->exclude = texts(s); }},
    {"pages.title", ValueKind::list, "[\"front-matter\", \"heading\", \"filename\"]", set_titles},
    {"pages.title-prefix", ValueKind::text, "\"\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.pages.title_prefix = text(s); }},
    {"pages.duplicate-titles", ValueKind::text, "\"parent\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.pages.duplicate_titles = chosen(s, duplicates);
     }},
    {"pages.folders", ValueKind::text, "\"page\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.pages.folders = chosen(s, folder_pages); }},
    {"pages.labels", ValueKind::list, "[]", set_labels},
    {"pages.placement", ValueKind::text, "\"repo\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.pages.placement = chosen(s, deciders); }},
    {"pages.titles", ValueKind::text, "\"repo\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.pages.titles = chosen(s, deciders); }},
    {"push.deletes", ValueKind::text, "\"keep\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.push.deletes = chosen(s, deletes); }},
    {"push.max-delete-ratio", ValueKind::ratio, "0.2",
     [](Config& c, TreeConfig*, const Setting& s) { c.push.max_delete_ratio = ratio(s); }},
    {"push.max-change-ratio", ValueKind::ratio, "0.5",
     [](Config& c, TreeConfig*, const Setting& s) { c.push.max_change_ratio = ratio(s); }},
    {"push.rerender", ValueKind::text, "\"with-change\"",
     [](Config&, TreeConfig*, const Setting& s) { chosen(s, rerenders); }},
    {"push.settle-links", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.push.settle_links = std::get<bool>(s.value);
     }},
    {"push.comments", ValueKind::text, "\"report\"",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.push.refuse_lost_comments = chosen(s, comment_policies);
     }},
    {"push.require-clean", ValueKind::boolean, "true",
     [](Config& c, TreeConfig*, const Setting& s) {
         c.push.require_clean = std::get<bool>(s.value);
     }},
    {"push.commit", ValueKind::boolean, "false",
     [](Config& c, TreeConfig*, const Setting& s) { c.push.commit = std::get<bool>(s.value); }},
    {"push.lease", ValueKind::text, "\"auto\"",
     [](Config& c, TreeConfig*, const Setting& s) { c.push.lease = chosen(s, lease_uses); }},
    {"state.store", ValueKind::text, "\"tree\"",
     [](Config&, TreeConfig*, const Setting& s) { chosen(s, stores); }},
    {"required-version", ValueKind::text, "", [](Config&, TreeConfig*, const Setting&) {}},
}};

constexpr std::array<std::string_view, 7> later{"pages.hold-label", "pages.order", "pages.width",
                                                "pages.banner",     "push.park",   "push.create",
                                                "tree.*.root-page"};

/// The known keys with the same names in place of "*", so that the distance counts typing only.
std::vector<std::string> candidates_for(std::string_view key) {
    const auto names = split(key, '.');
    std::vector<std::string> candidates;
    for (const KeyRow& row : key_rows()) {
        const bool of_tree = row.key.starts_with("tree.*");
        const std::string_view name = of_tree && names.size() > 1 ? names[1] : "NAME";
        candidates.push_back(replace_all(std::string(row.key), "*", name));
    }
    return candidates;
}

[[noreturn]] void refuse_unknown(std::string_view key, const Place& where) {
    const auto similar = closest(key, candidates_for(key));
    throw Error(ErrorKind::configuration, fmt::format("unknown key {}", key),
                similar ? fmt::format("did you mean {}?", *similar) : std::string{}, where);
}

std::optional<bool> boolean_of(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

double ratio_of(const Setting& setting) {
    const auto* real = std::get_if<double>(&setting.value);
    const auto* whole = std::get_if<std::int64_t>(&setting.value);
    const double value = real != nullptr ? *real : whole != nullptr ? double(*whole) : -1;
    if (!(value >= 0 && value <= 1)) refuse(setting, "must be a number from 0 to 1");
    return value;
}

std::int64_t count_of(const Setting& setting) {
    const auto* count = std::get_if<std::int64_t>(&setting.value);
    if (count == nullptr || *count < 1 || *count > 9)
        refuse(setting, "must be a number from 1 to 9");
    return *count;
}

}  // namespace

std::span<const KeyRow> key_rows() {
    static const std::vector<KeyRow> all = [] {
        std::vector<KeyRow> both(rows.begin(), rows.end());
        const auto others = render_key_rows();
        both.insert(both.end(), others.begin(), others.end());
        return both;
    }();
    return all;
}
std::span<const std::string_view> later_keys() { return later; }

bool fits(std::string_view pattern, std::string_view key) {
    const auto wanted = split(pattern, '.');
    const auto names = split(key, '.');
    return std::ranges::equal(wanted, names,
                              [](std::string_view pattern_name, std::string_view name) {
                                  return pattern_name == "*" ? !name.empty() : pattern_name == name;
                              });
}

const KeyRow& row_of(const Setting& setting) {
    for (const KeyRow& row : key_rows())
        if (fits(row.key, setting.key)) return row;
    for (const std::string_view key : later)
        if (fits(key, setting.key)) refuse(setting, "is not honoured yet", "remove it");
    refuse_unknown(setting.key, setting.where);
}

void check_table(std::string_view path, const Place& where) {
    const auto depth = split(path, '.').size();
    for (const KeyRow& row : key_rows()) {
        const auto names = split(row.key, '.');
        if (names.size() <= depth) continue;
        std::vector<std::string> above(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(depth));
        if (fits(join(above, "."), path)) return;
    }
    refuse_unknown(path, where);
}

SettingValue converted(const Setting& setting, ValueKind kind) {
    const auto* text = std::get_if<std::string>(&setting.value);
    const auto* flag = std::get_if<bool>(&setting.value);
    switch (kind) {
        case ValueKind::text:
            if (text == nullptr) refuse(setting, "must be a text");
            return *text;
        case ValueKind::boolean: {
            const auto read =
                text != nullptr && setting.layer > Layer::user ? boolean_of(*text) : std::nullopt;
            if (flag == nullptr && !read) refuse(setting, "must be true or false");
            return flag != nullptr ? *flag : *read;
        }
        case ValueKind::ratio: return ratio_of(setting);
        case ValueKind::count: return count_of(setting);
        case ValueKind::list:
            if (!std::holds_alternative<std::vector<std::string>>(setting.value))
                refuse(setting, "must be a list of texts");
            return setting.value;
    }
    refuse(setting, "has no kind");
}

}  // namespace confsync::workspace
