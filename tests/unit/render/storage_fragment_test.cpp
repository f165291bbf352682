#include "render/storage_fragment.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(storage_fragment)

BOOST_AUTO_TEST_CASE(well_formed_pieces_have_no_fault) {
    for (const char* xml :
         {"", "text &amp; &nbsp; &#160;", "<ac:emoticon ac:name=\"tick\" />", "<p>a<br/>b</p>",
          "<a href='x'>y</a>", "<ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body>",
          "<b>a</b> <i>b</i >"})
        BOOST_TEST(fault_of_fragment(xml) == "", xml);
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_has_one) {
    for (const char* xml : {"<b>",
                            "</b>",
                            "<b></i>",
                            "a & b",
                            "&check;",
                            "&foo",
                            "<b a>x</b>",
                            "<b a=1>x</b>",
                            "<b a='1' a='2'>x</b>",
                            "<b a='<'>x</b>",
                            "]]>",
                            "<!-- x -->",
                            "<?x?>",
                            "<x:y />",
                            "<1/>",
                            "<b a='1'b='2'/>",
                            "<![CDATA[x]]>",
                            "<p><![CDATA[x</p>",
                            "a\x01",
                            "&#1;",
                            "<b xmlns='x'/>",
                            "< b/>"})
        BOOST_TEST(fault_of_fragment(xml) != "", xml);
}

BOOST_AUTO_TEST_SUITE_END()
