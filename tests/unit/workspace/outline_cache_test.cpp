#include "workspace/outline_cache.hpp"

#include <boost/test/unit_test.hpp>
#include <map>

#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

using OutlinesByBlob = std::map<engine::BlobId, FileOutline>;

OutlinesByBlob some() {
    OutlinesByBlob outlines;
    outlines[engine::BlobId{std::string(40, 'a')}] = outline_of(
        "---\ntitle: T\nlabels: [x]\n---\n# H\n\n[l](b.md#c) ![i](i.png)\n\n## Two\n\n"
        "<!-- confsync: ignore link-broken -->\ntext <blink>\n",
        RenderConfig{});
    outlines[engine::BlobId{std::string(40, 'b')}] =
        outline_of("---\ndraft: true\n---\n", RenderConfig{});
    outlines[engine::BlobId{std::string(40, 'c')}] =
        outline_of("---\ntitle: [\n---\n", RenderConfig{});
    return outlines;
}

OutlineCache filled() {
    OutlineCache cache;
    for (const auto& [blob, outline] : some()) cache.insert(blob, outline);
    return cache;
}

bool has_all(const OutlineCache& cache) {
    if (cache.size() != some().size()) return false;
    for (const auto& [blob, outline] : some())
        if (!cache.contains(blob) || cache.find(blob) != outline) return false;
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outline_cache)

BOOST_AUTO_TEST_CASE(outlines_survive_writing_and_reading) {
    BOOST_TEST(has_all(filled()));
    BOOST_TEST(has_all(OutlineCache::parse(filled().bytes())));
    const TemporaryFolder folder;
    filled().save(folder.path() / "x/outlines");
    BOOST_TEST(has_all(OutlineCache::load(folder.path() / "x/outlines")));
    BOOST_TEST(OutlineCache::load(folder.path() / "none").size() == 0U);
    BOOST_TEST(OutlineCache::load(folder.path()).size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_cache_that_was_read_can_be_added_to) {
    OutlineCache cache = OutlineCache::parse(filled().bytes());
    const engine::BlobId added{std::string(40, 'd')};
    BOOST_TEST(!cache.find(added).has_value());
    cache.insert(added, outline_of("# New\n", RenderConfig{}));
    cache.insert(added, outline_of("# New\n", RenderConfig{}));
    const OutlineCache again = OutlineCache::parse(cache.bytes());
    BOOST_TEST(again.size() == some().size() + 1);
    BOOST_TEST((again.find(added) == outline_of("# New\n", RenderConfig{})));
    BOOST_TEST((again.find(some().begin()->first) == some().begin()->second));
}

BOOST_AUTO_TEST_CASE(a_damaged_cache_is_an_empty_one) {
    const std::string bytes = filled().bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_TEST(OutlineCache::parse(bytes.substr(0, size)).size() == 0U);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x41);
        BOOST_TEST(OutlineCache::parse(changed).size() == 0U);
    }
}

BOOST_AUTO_TEST_CASE(outlines_of_another_form_are_none) {
    OutlineCache cache("one");
    cache.insert(engine::BlobId{std::string(40, 'a')}, outline_of("# A\n", RenderConfig{}));
    BOOST_TEST(OutlineCache::parse(cache.bytes(), "one").size() == 1U);
    BOOST_TEST(OutlineCache::parse(cache.bytes(), "two").size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
