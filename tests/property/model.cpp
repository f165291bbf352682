#include "model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "base/files.hpp"
#include "base/text.hpp"
#include "engine/message.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::property {

namespace {

const std::regex& word_pattern() {
    static const std::regex pattern("\\b[ac]w[0-9]+\\b");
    return pattern;
}

Words set_of(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

Words lost_between(const std::string& before, const std::string& after) {
    const Words had = set_of(words_in(before));
    const Words has = set_of(words_in(after));
    Words lost;
    std::ranges::set_difference(had, has, std::inserter(lost, lost.end()));
    return lost;
}

/// The text with a word in the place of another; words are whole.
std::string with_word(const std::string& text, const std::string& word, const std::string& now) {
    return std::regex_replace(text, std::regex("\\b" + word + "\\b"), now);
}

/// Paragraphs of a file: what stands between blank lines, the heading aside.
std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> list;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (const auto piece = text.substr(at, end - at); !trimmed(piece).empty())
            list.emplace_back(trimmed(piece));
        at = end + 2;
    }
    return list;
}

std::string file_of(const std::vector<std::string>& paragraphs) {
    return join(paragraphs, "\n\n") + "\n";
}

bool is_ours(const sandbox::Version& version) {
    return version.number == 1 || engine::mark_of(version.message).has_value();
}

std::string listed(const Words& words) {
    return join(std::vector<std::string>(words.begin(), words.end()), " ");
}

}  // namespace

std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> list;
    for (std::sregex_iterator at(text.begin(), text.end(), word_pattern()), end; at != end; ++at)
        list.push_back(at->str());
    return list;
}

Model::Model(unsigned seed) : seed_(seed) {
    Random random(seed);
    for (int i = 0; i < 3; ++i) {
        const int number = ++last_file_;
        std::vector<std::string> text{fmt::format("# Page {}", number)};
        for (int block = 0; block < 3; ++block)
            text.push_back(new_word('a') + " " + new_word('a') + " " + new_word('a'));
        text.push_back("- " + new_word('a') + "\n- " + new_word('a') + " " + new_word('a'));
        world_.write(fmt::format("docs/p{}.md", number), file_of(text));
    }
    world_.commit_all();
    world_.init();
    confsync(world_.repository(), {"push", "--yes", "--keep-map"});
    world_.commit_all();
    clones_ = {world_.repository(), world_.clone("other")};
    look_at_the_site();
}

const std::vector<Model::Deed>& Model::deeds() {
    static const std::vector<Deed> list{
        {"an author edits a word", &Model::edit_word, 10},
        {"an author adds a paragraph", &Model::add_paragraph, 4},
        {"an author removes a paragraph", &Model::remove_paragraph, 2},
        {"an author adds a file", &Model::add_file, 1},
        {"a colleague edits a word", &Model::colleague_edits_word, 10},
        {"a colleague adds a paragraph", &Model::colleague_adds, 4},
        {"a colleague removes a paragraph", &Model::colleague_removes, 2},
        {"a colleague retitles a page", &Model::colleague_retitles, 1},
        {"a colleague comments on a word", &Model::colleague_comments, 2},
        {"push", &Model::push, 12},
        {"push of a path", &Model::push_a_path, 2},
        {"push, disturbed", &Model::push_is_disturbed, 4},
        {"push, while a colleague edits", &Model::push_meets_an_edit, 4},
        {"pull", &Model::pull, 10},
        {"pull, dropped", &Model::pull_is_dropped, 3},
        {"pull for one side", &Model::pull_for_a_side, 3},
        {"clones are merged", &Model::merge_clones, 5},
    };
    return list;
}

bool Model::step(unsigned number) {
    Random random(seed_ * 1'000'003U + number);
    int all = 0;
    for (const Deed& deed : deeds()) all += deed.weight;
    int left = pick(random, static_cast<std::size_t>(all));
    for (const Deed& deed : deeds()) {
        left -= deed.weight;
        if (left >= 0) continue;
        story_.push_back(fmt::format("{}: {}", number, deed.name));
        (this->*deed.run)(random);
        break;
    }
    look_at_the_site();
    return violation_.empty();
}

// ---- people -------------------------------------------------------------------------------------

int Model::pick(Random& random, std::size_t below) const {
    return static_cast<int>(random() % std::max<std::size_t>(below, 1));
}

const fs::path& Model::clone(Random& random) {
    const auto at = static_cast<std::size_t>(pick(random, clones_.size()));
    story_.back() += at == 0 ? " (first clone)" : " (second clone)";
    return clones_[at];
}

std::vector<std::string> Model::files(const fs::path& clone) const {
    std::vector<std::string> list;
    for (const auto& entry : fs::directory_iterator(clone / "docs"))
        if (entry.path().extension() == ".md") list.push_back(entry.path().filename().string());
    std::ranges::sort(list);
    return list;
}

std::string Model::read(const fs::path& file) const { return read_file(file); }

std::string Model::new_word(char by) { return by + ("w" + std::to_string(++last_word_)); }

void Model::save(const fs::path& clone, const std::string& why) {
    world_.git("add -A", clone);
    if (world_.try_git("diff --cached --quiet", clone) != 0)
        world_.git("commit -q -m '" + why + "'", clone);
}

void Model::edit_word(Random& random) {
    const fs::path& where = clone(random);
    const auto all = files(where);
    const auto file = where / "docs" / all[static_cast<std::size_t>(pick(random, all.size()))];
    const std::string text = read(file);
    const auto words = words_in(text);
    if (words.empty()) return;
    const auto& old = words[static_cast<std::size_t>(pick(random, words.size()))];
    const std::string now = new_word('a');
    std::ofstream(file, std::ios::binary) << with_word(text, old, now);
    gone_.insert(old);
    story_.back() += fmt::format(": {} becomes {} in {}", old, now, file.filename().string());
    save(where, "edit");
}

void Model::add_paragraph(Random& random) {
    const fs::path& where = clone(random);
    const auto all = files(where);
    const auto file = where / "docs" / all[static_cast<std::size_t>(pick(random, all.size()))];
    auto text = paragraphs_of(read(file));
    const auto at = 1 + pick(random, text.size());
    text.insert(text.begin() + at, new_word('a') + " " + new_word('a'));
    std::ofstream(file, std::ios::binary) << file_of(text);
    story_.back() +=
        fmt::format(": {} in {}", text[static_cast<std::size_t>(at)], file.filename().string());
    save(where, "add");
}

void Model::remove_paragraph(Random& random) {
    const fs::path& where = clone(random);
    const auto all = files(where);
    const auto file = where / "docs" / all[static_cast<std::size_t>(pick(random, all.size()))];
    auto text = paragraphs_of(read(file));
    if (text.size() < 3) return;
    const auto at = 1 + pick(random, text.size() - 1);
    const std::string removed = text[static_cast<std::size_t>(at)];
    gone_.merge(set_of(words_in(removed)));
    text.erase(text.begin() + at);
    std::ofstream(file, std::ios::binary) << file_of(text);
    story_.back() +=
        fmt::format(": {} in {}", listed(set_of(words_in(removed))), file.filename().string());
    save(where, "remove");
}

void Model::add_file(Random& random) {
    const fs::path& where = clone(random);
    const int number = ++last_file_;
    world_.write(fmt::format("docs/p{}.md", number),
                 fmt::format("# Page {}\n\n{} {}\n", number, new_word('a'), new_word('a')), where);
    save(where, "new file");
}

/// The site's pages but its home page, which nobody writes.
std::vector<sandbox::Page> pages_of(sandbox::Wiki& wiki) {
    std::vector<sandbox::Page> pages;
    for (auto& page : wiki.pages({}))
        if (page.parent) pages.push_back(std::move(page));
    return pages;
}

void Model::colleague_edits_word(Random& random) {
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    const std::string body = *wiki.body(page.id);
    const auto words = words_in(body);
    if (words.empty()) return;
    const auto& old = words[static_cast<std::size_t>(pick(random, words.size()))];
    const std::string now = new_word('c');
    story_.back() += fmt::format(": {} becomes {} on {}", old, now, page.title);
    wiki.edit(
        {page.id, page.version.number + 1, page.title, with_word(body, old, now), {}, "", false},
        wiki.users().back().account_id);
}

void Model::colleague_adds(Random& random) {
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    std::string body = *wiki.body(page.id);
    const std::string added = new_word('c') + " " + new_word('c');
    const std::string paragraph = "<p>" + added + "</p>";
    const bool first = pick(random, 2) == 0;
    body = first ? paragraph + body : body + paragraph;
    story_.back() += fmt::format(": {} {} {}", added, first ? "above" : "below", page.title);
    wiki.edit({page.id, page.version.number + 1, page.title, body, {}, "", false},
              wiki.users().back().account_id);
}

void Model::colleague_removes(Random& random) {
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    const std::string body = *wiki.body(page.id);
    static const std::regex paragraph("<p[^>]*>[^<]*</p>");
    std::smatch found;
    // Never the last one of an item: the list would be another construct.
    const std::size_t end = std::min(body.find("<ul"), body.size());
    const std::string head = body.substr(0, end);
    if (!std::regex_search(head, found, paragraph)) return;
    story_.back() += fmt::format(": {} on {}", found.str(), page.title);
    const std::string rest = found.prefix().str() + found.suffix().str() + body.substr(end);
    wiki.edit({page.id, page.version.number + 1, page.title, rest, {}, "", false},
              wiki.users().back().account_id);
}

void Model::colleague_retitles(Random& random) {
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    wiki.retitle(page.id, page.title + "!", wiki.users().back().account_id);
}

void Model::colleague_comments(Random& random) {
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    const auto words = words_in(*wiki.body(page.id));
    if (words.empty()) return;
    const auto& word = words[static_cast<std::size_t>(pick(random, words.size()))];
    wiki.add_inline_comment(page.id, word, "<p>Really?</p>", wiki.users().back().account_id);
}

// ---- the program --------------------------------------------------------------------------------

Result Model::confsync(const fs::path& clone, const std::vector<std::string>& arguments) {
    const auto result = world_.run(arguments, clone);
    if (!story_.empty()) story_.back() += fmt::format(" → {}", result.code);
    if (result.code == 4 || result.code >= 64)
        broken(fmt::format("{} ended with {}: {}", arguments.front(), result.code, result.err));
    return result;
}

void Model::push(Random& random) {
    const fs::path& where = clone(random);
    confsync(where, {"push", "--yes", "--keep-map", "--allow-mass-change"});
    save(where, "map");
}

void Model::push_a_path(Random& random) {
    const fs::path& where = clone(random);
    const auto all = files(where);
    confsync(where, {"push", "--yes", "--keep-map", "--allow-mass-change",
                     "docs/" + all[static_cast<std::size_t>(pick(random, all.size()))]});
    save(where, "map");
}

void Model::push_is_disturbed(Random& random) {
    const fs::path& where = clone(random);
    const char* const faults[] = {R"("cut":"before")", R"("cut":"after")",
                                  R"("status":503,"effect":"landed")"};
    const char* const counted[] = {"all", "writes"};
    world_.control(fmt::format(R"({{{},"count":"{}","at":{}}})", faults[pick(random, 3)],
                               counted[pick(random, 2)], 1 + pick(random, 12)));
    confsync(where, {"push", "--yes", "--keep-map", "--allow-mass-change"});
    world_.calm();
    save(where, "map");
}

void Model::push_meets_an_edit(Random& random) {
    const fs::path& where = clone(random);
    auto& wiki = world_.site().wiki();
    const auto pages = pages_of(wiki);
    const auto& page = pages[static_cast<std::size_t>(pick(random, pages.size()))];
    const std::string body = *wiki.body(page.id) + "<p>" + new_word('c') + "</p>";
    const nlohmann::json fault{{"edit_before_write", {{"page", page.id}, {"body", body}}},
                               {"count", "writes"},
                               {"at", 1 + pick(random, 2)}};
    world_.control(fault.dump());
    confsync(where, {"push", "--yes", "--keep-map", "--allow-mass-change"});
    world_.calm();
    save(where, "map");
}

void Model::pull(Random& random) {
    const fs::path& where = clone(random);
    confsync(where, {"pull"});
    resolve(where, random);
    save(where, "pull");
}

void Model::pull_is_dropped(Random& random) {
    const fs::path& where = clone(random);
    confsync(where, {"pull"});
    world_.git("checkout -q -- docs", where);
    save(where, "map");
}

void Model::pull_for_a_side(Random& random) {
    const fs::path& where = clone(random);
    const bool ours = pick(random, 2) == 0;
    std::map<std::string, std::string> before;
    for (const auto& file : files(where)) before[file] = read(where / "docs" / file);
    auto& wiki = world_.site().wiki();
    std::map<std::string, std::string> bodies;
    for (const auto& page : pages_of(wiki)) bodies[page.id] = *wiki.body(page.id);
    confsync(where, {"pull", ours ? "--ours" : "--theirs", "docs"});
    // What the chosen side does not have, somebody decided against.
    for (const auto& [file, text] : before)
        gone_.merge(lost_between(text, read(where / "docs" / file)));
    if (ours) {
        std::string all;
        for (const auto& file : files(where)) all += read(where / "docs" / file);
        for (const auto& [id, body] : bodies) gone_.merge(lost_between(body, all));
    }
    save(where, "pull");
}

void Model::resolve(const fs::path& clone, Random& random) {
    for (const auto& file : files(clone)) {
        const auto path = clone / "docs" / file;
        const std::string text = read(path);
        std::vector<std::string> out;
        const int choice = pick(random, 3);
        int side = 0;
        for (const auto line : split(text, '\n')) {
            if (line.starts_with("<<<<<<< ")) {
                side = 1;
            } else if (side == 1 && line.starts_with("=======")) {
                side = 2;
                if (choice == 2) out.emplace_back();
            } else if (side == 2 && line.starts_with(">>>>>>> ")) {
                side = 0;
            } else if (side == 0 || choice == 2 || side == choice + 1) {
                out.emplace_back(line);
            }
        }
        const std::string now = join(out, "\n");
        if (now == text) continue;
        story_.back() += fmt::format(", {} resolved {}", file, choice);
        gone_.merge(lost_between(text, now));
        std::ofstream(path, std::ios::binary) << now;
    }
}

void Model::merge_clones(Random& random) {
    const auto to = static_cast<std::size_t>(pick(random, clones_.size()));
    const fs::path& from = clones_[1 - to];
    story_.back() += to == 0 ? " into the first" : " into the second";
    const int code = world_.try_git(
        "pull -q --no-rebase --no-edit '" + from.string() + "' main >/dev/null 2>&1", clones_[to]);
    if (code == 0) return;
    resolve(clones_[to], random);
    save(clones_[to], "merge");
}

// ---- what must hold -----------------------------------------------------------------------------

void Model::broken(const std::string& promise) {
    if (violation_.empty()) violation_ = promise;
}

void Model::look_at_the_site() {
    const auto pages = pages_of(world_.site().wiki());
    for (const auto& page : pages) look_at_versions(page.id);
    if (pages.size() > static_cast<std::size_t>(last_file_)) broken("a page is there twice");
}

void Model::look_at_versions(const std::string& page) {
    auto& wiki = world_.site().wiki();
    auto versions = wiki.versions(page);
    std::ranges::reverse(versions);
    for (const auto& version : versions) {
        const int number = version.version.number;
        if (number <= seen_[page] || number == 1) continue;
        const std::string before = *wiki.body(page, number - 1);
        const std::string after = *wiki.body(page, number);
        Words lost = lost_between(before, after);
        if (!is_ours(version.version)) {
            gone_.merge(lost);
            continue;
        }
        std::erase_if(lost, [&](const std::string& word) { return gone_.contains(word); });
        if (!lost.empty())
            broken(fmt::format("v{} of {} overwrites {}", number, version.title, listed(lost)));
        if (before == after) broken(fmt::format("v{} of {} is needless", number, version.title));
    }
    seen_[page] = versions.empty() ? 0 : versions.back().version.number;
}

bool Model::settle() {
    Random random(seed_);
    const fs::path& where = clones_.front();
    for (int round = 0; round < 8; ++round) {
        story_.push_back("settle");
        if (round == 0) merge_clones(random);
        const int merged = world_.try_git(
            "pull -q --no-rebase --no-edit '" + clones_.back().string() + "' main >/dev/null 2>&1",
            where);
        if (merged != 0) {
            resolve(where, random);
            save(where, "merge");
        }
        const auto pulled = confsync(where, {"pull"});
        resolve(where, random);
        save(where, "pull");
        const auto pushed = confsync(where, {"push", "--yes", "--keep-map", "--allow-mass-change"});
        save(where, "map");
        look_at_the_site();
        if (!violation_.empty()) return false;
        if (pulled.code == 0 && pushed.code == 0 &&
            confsync(where, {"plan", "--detailed-exitcode"}).code == 0)
            break;
        if (round == 7) broken("it never settles: " + pulled.out + pushed.out);
    }
    auto& wiki = world_.site().wiki();
    Words on_pages;
    for (const auto& page : pages_of(wiki)) on_pages.merge(set_of(words_in(*wiki.body(page.id))));
    Words in_files;
    for (const auto& file : files(where))
        in_files.merge(set_of(words_in(read(where / "docs" / file))));
    if (on_pages != in_files) {
        Words differ;
        std::ranges::set_symmetric_difference(on_pages, in_files,
                                              std::inserter(differ, differ.end()));
        broken("pages and files differ: " + listed(differ));
    }
    return violation_.empty();
}

}  // namespace confsync::property
