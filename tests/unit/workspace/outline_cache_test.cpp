#include "workspace/outline_cache.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

Outlines some() {
    Outlines outlines;
    outlines[engine::BlobId{std::string(40, 'a')}] =
        outline_of("---\ntitle: T\nlabels: [x]\n---\n# H\n\n[l](b.md#c) ![i](i.png)\n\n## Two\n");
    outlines[engine::BlobId{std::string(40, 'b')}] = outline_of("---\ndraft: true\n---\n");
    outlines[engine::BlobId{std::string(40, 'c')}] = outline_of("---\ntitle: [\n---\n");
    return outlines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outline_cache)

BOOST_AUTO_TEST_CASE(outlines_survive_writing_and_reading) {
    BOOST_TEST((parse_outlines(outlines_bytes(some())) == some()));
    const TemporaryFolder folder;
    save_outlines(folder.path() / "x/outlines", some());
    BOOST_TEST((load_outlines(folder.path() / "x/outlines") == some()));
    BOOST_TEST(load_outlines(folder.path() / "none").empty());
    BOOST_TEST(load_outlines(folder.path()).empty());
}

BOOST_AUTO_TEST_CASE(a_damaged_cache_is_an_empty_one) {
    const std::string bytes = outlines_bytes(some());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_TEST(parse_outlines(bytes.substr(0, size)).empty());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x41);
        BOOST_TEST(parse_outlines(changed).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
