#include "workspace/attach_rule.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/configured.hpp"

using namespace confsync;
using namespace confsync::workspace;

BOOST_AUTO_TEST_SUITE(attach_rule)

BOOST_AUTO_TEST_CASE(a_file_is_carried_when_a_pattern_fits_its_path_in_any_case) {
    const AttachRule rule({"docs/**/*.bin", "**/*.pdf"});
    BOOST_TEST(rule.holds("docs/a.bin"));
    BOOST_TEST(rule.holds("docs/deep/er/a.bin"));
    BOOST_TEST(!rule.holds("a.bin"));
    BOOST_TEST(rule.holds("A.PDF"));
    BOOST_TEST(!rule.holds("a.pdf.txt"));
    BOOST_TEST(!rule.holds("\xff.txt"));
    BOOST_TEST(!AttachRule({}).holds("a.pdf"));
}

BOOST_AUTO_TEST_CASE(documents_and_pictures_are_carried_unless_somebody_says_otherwise) {
    const AttachRule rule(usual_attachments());
    for (const char* path : {"a.pdf", "x/a.docx", "x/y/a.csv", "a.drawio", "a.png"})
        BOOST_TEST(rule.holds(path), path);
    for (const char* path : {"a.cpp", "pdf", "a.pdf/b.txt", "a.mp4"})
        BOOST_TEST(!rule.holds(path), path);
}

BOOST_AUTO_TEST_SUITE_END()
