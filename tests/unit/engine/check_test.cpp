#include "engine/check.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <chrono>

using namespace confsync;
using namespace confsync::engine;

namespace {

/// Pages without a text; a rendering has the diagnostics a test gives it.
class PagesOfTest final : public Source {
  public:
    SourcePage& add(const std::string& key, const std::string& title,
                    const std::string& parent = {}) {
        SourcePage page;
        page.key = PageKey{key};
        page.file = key.ends_with('/') ? "" : key;
        page.tree = "docs";
        page.title = title;
        page.title_place = {page.file, 1, 1};
        if (!parent.empty()) page.parent = PageKey{parent};
        pages_.push_back(std::move(page));
        return pages_.back();
    }
    std::map<PageKey, Diagnostics> of_rendering;
    Diagnostics of_no_page;

    const std::vector<SourcePage>& pages() override { return pages_; }
    const Diagnostics& diagnostics() override { return of_no_page; }
    Digest form() const override { return {}; }
    render::Rendered render(const PageKey& key, const RenderRequest& request) override {
        if (request.titles->size() != pages_.size()) throw std::logic_error("titles are missing");
        const auto found = of_rendering.find(key);
        return {{}, {}, found == of_rendering.end() ? Diagnostics{} : found->second};
    }
    std::optional<render::Rendered> render_earlier(const PageKey&, const BlobId&,
                                                   const RenderRequest&) override {
        return std::nullopt;
    }
    std::string page_text(const PageKey&) override { return {}; }
    std::optional<std::string> text_of(const BlobId&) override { return std::nullopt; }
    BlobId keep_text(const std::string&) override { return {}; }
    render::Rendered render_text(const PageKey& key, const std::string&,
                                 const RenderRequest& request) override {
        return render(key, request);
    }
    std::optional<bool> holds_edit(const PageKey&, const BlobId&, const BlobId&) override {
        return true;
    }
    std::vector<BlobId> earlier_texts(const PageKey&) override { return {}; }
    bool in_history(const CommitId&) override { return false; }
    std::vector<Likeness> likenesses(const std::vector<EarlierText>&, const std::vector<PageKey>&,
                                     int) override {
        return {};
    }
    Content attachment(const std::string&, const Digest&) override { return {}; }
    CommitId head() const override { return {}; }

  private:
    std::vector<SourcePage> pages_;
};

CheckOptions options() {
    CheckOptions options;
    options.survey.trees = {{"docs", "ENG", ""}};
    options.survey.jobs = 2;
    options.codes = {"html-as-text", "title-duplicate"};
    return options;
}

Diagnostic warning(const std::string& code, const std::string& file, int line) {
    return {code, Severity::warning, "m", {file, line, 1}, {}};
}

/// "place severity code" of each, a line each.
std::string shown(const Checked& checked) {
    std::string text;
    for (const auto& each : checked.diagnostics)
        text +=
            fmt::format("{} {} {}\n", to_string(each.where), to_string(each.severity), each.code);
    return text;
}

/// The shortest of three runs: what others do on the machine is not measured.
std::chrono::nanoseconds time_of_equal_titles(std::size_t pages) {
    PagesOfTest source;
    for (std::size_t i = 0; i < pages; ++i) source.add(fmt::format("{:05}.md", i), "Same");
    auto shortest = std::chrono::nanoseconds::max();
    for (int run = 0; run < 3; ++run) {
        const auto start = std::chrono::steady_clock::now();
        BOOST_TEST(check(source, {}, options()).diagnostics.size() == pages - 1);
        const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - start;
        shortest = std::min(shortest, taken);
    }
    return shortest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_pages)

BOOST_AUTO_TEST_CASE(every_page_is_rendered_and_all_is_told_by_place) {
    PagesOfTest source;
    source.add("b.md", "B").diagnostics = {warning("link-broken", "b.md", 7)};
    source.add("a.md", "A");
    source.of_rendering[PageKey{"b.md"}] = {warning("html-as-text", "b.md", 3)};
    source.of_rendering[PageKey{"a.md"}] = {warning("html-as-text", "a.md", 3)};
    source.of_no_page = {warning("tree-empty", "confsync.toml", 3)};
    const auto checked = check(source, {}, options());
    BOOST_TEST(shown(checked) ==
               "a.md:3:1 warning html-as-text\nb.md:3:1 warning html-as-text\n"
               "b.md:7:1 warning link-broken\nconfsync.toml:3:1 warning tree-empty\n");
    BOOST_TEST(checked.files == 2u);
}

BOOST_AUTO_TEST_CASE(only_files_that_are_covered_are_told_of) {
    PagesOfTest source;
    source.add("a.md", "A").diagnostics = {warning("link-broken", "a.md", 7)};
    source.add("b.md", "B").diagnostics = {warning("link-broken", "b.md", 7)};
    source.of_no_page = {warning("tree-empty", "confsync.toml", 3)};
    auto some = options();
    some.covers = [](const std::string& path) { return path == "b.md"; };
    const auto checked = check(source, {}, some);
    BOOST_TEST(shown(checked) == "b.md:7:1 warning link-broken\n");
    BOOST_TEST(checked.files == 1u);
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_have_its_title_says_which_one_it_gets) {
    PagesOfTest source;
    source.add("x/", "X");
    source.add("x/setup.md", "Setup", "x/");
    source.add("setup.md", "setup");
    const auto checked = check(source, {}, options());
    BOOST_TEST_REQUIRE(shown(checked) == "x/setup.md:1:1 note title-duplicate\n");
    BOOST_TEST(checked.diagnostics[0].message ==
               "\"Setup\" is also the title of setup.md; this page will be \"Setup (X)\"");
}

BOOST_AUTO_TEST_CASE(a_clash_is_an_error_where_the_configuration_says_so) {
    PagesOfTest source;
    source.add("a.md", "Setup");
    source.add("b.md", "Setup");
    auto strict = options();
    strict.survey.duplicate_titles_are_errors = true;
    BOOST_TEST(shown(check(source, {}, strict)) == "b.md:1:1 error title-duplicate\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_not_rendered) {
    PagesOfTest source;
    source.add("a.md", "A").diagnostics = {{"symlink", Severity::error, "m", {"a.md", 0, 0}, {}}};
    source.of_rendering[PageKey{"a.md"}] = {warning("html-as-text", "a.md", 3)};
    BOOST_TEST(shown(check(source, {}, options())) == "a.md error symlink\n");
}

BOOST_AUTO_TEST_CASE(an_error_in_one_place_does_not_hide_what_is_wrong_elsewhere) {
    PagesOfTest source;
    source.add("a.md", "A").diagnostics = {
        {"front-matter-title", Severity::error, "m", {"a.md", 2, 1}, {}}};
    source.of_rendering[PageKey{"a.md"}] = {warning("html-as-text", "a.md", 3)};
    BOOST_TEST(shown(check(source, {}, options())) ==
               "a.md:2:1 error front-matter-title\na.md:3:1 warning html-as-text\n");
}

BOOST_AUTO_TEST_CASE(comments_silence_what_rendering_finds) {
    PagesOfTest source;
    auto& page = source.add("a.md", "A");
    page.silences = {{{"html-as-text"}, {"a.md", 2, 1}, 2, 3}};
    source.of_rendering[PageKey{"a.md"}] = {warning("html-as-text", "a.md", 3),
                                            warning("html-as-text", "a.md", 4)};
    const auto checked = check(source, {}, options());
    BOOST_TEST(shown(checked) == "a.md:4:1 warning html-as-text\n");
    BOOST_TEST(checked.silenced == 1u);
}

BOOST_AUTO_TEST_CASE(a_thousand_equal_titles_take_no_square_of_steps) {
    BOOST_TEST((time_of_equal_titles(8000) < 40 * time_of_equal_titles(1000)));
}

BOOST_AUTO_TEST_SUITE_END()
