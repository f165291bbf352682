#include "workspace/likely_target.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/published_tree.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

using Kind = render::Reference::Kind;

std::size_t kind_of(const std::string& destination, Kind kind = Kind::link) {
    return likely_target({kind, destination, {}}).index();
}

template <class Target>
const std::size_t index_of = render::Target(Target{}).index();

}  // namespace

BOOST_AUTO_TEST_SUITE(likely_targets)

BOOST_AUTO_TEST_CASE(the_spelling_says_what_a_reference_leads_to) {
    for (const char* page : {"a.md", "../b%20c.MD#x", "guide/", "..", "/guide"})
        BOOST_TEST(kind_of(page) == index_of<render::PageTarget>, page);
    for (const char* file : {"a.pdf", "img/a.PNG", "x/data.csv#page=2"})
        BOOST_TEST(kind_of(file) == index_of<render::AttachmentTarget>, file);
    for (const char* nothing : {"", "src/main.cpp", "file:///x", "data:image/png;base64,AA=="})
        BOOST_TEST(kind_of(nothing) == index_of<render::NoTarget>, nothing);
    BOOST_TEST(kind_of("https://a.example/a.md") == index_of<render::UrlTarget>);
    BOOST_TEST(kind_of("#x") == index_of<render::AnchorTarget>);
    BOOST_TEST(kind_of("data:image/png;base64,AA==", Kind::image) ==
               index_of<render::AttachmentTarget>);
    BOOST_TEST(kind_of("data:text/html,x", Kind::image) == index_of<render::NoTarget>);
    BOOST_TEST(kind_of("a.webp", Kind::image) == index_of<render::AttachmentTarget>);
}

BOOST_AUTO_TEST_CASE(remarks_are_those_of_rendering_whatever_the_links_lead_to) {
    PublishedTree tree;
    tree.write("docs/b.md", "# B\n");
    tree.write("docs/i.png", "i");
    tree.write("docs/right.md", "# R\n\n[b](b.md) ![i](i.png)\n\n<blink>x</blink>\n\n&#7;\n");
    tree.write("docs/wrong.md", "# W\n\n[b](c.md) ![i](j.png)\n\n<blink>x</blink>\n\n&#7;\n");
    tree.commit_all();
    for (const char* file : {"docs/right.md", "docs/wrong.md", "docs/b.md"}) {
        const engine::PageKey key{file};
        const auto request = tree.request_for_all();
        const auto rendered = tree.source().render(key, request).diagnostics;
        BOOST_TEST((tree.source().remarks(key, request) == rendered), file);
        BOOST_TEST(rendered.empty() == (key.value == "docs/b.md"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
