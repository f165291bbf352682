#include "base/text.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_footnotes.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/slug.hpp"

namespace confsync::render {

namespace {

bool is_heading(const StorageNode& node) {
    return node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' &&
           node.name[1] <= '6';
}

bool is_anchor(const StorageNode& node) {
    return node.is("ac:structured-macro") && node.attribute("ac:name") == "anchor";
}

/// What a heading says, without the names of anchors in it.
void append_words(std::string& text, const StorageNode& node) {
    if (is_anchor(node) || node.is("ac:image")) return;
    if (node.is("ac:parameter") && node.attribute("ac:name") != "title") return;
    text += node.text;
    for (const StorageNode& child : node.children) append_words(text, child);
}

/// Visits headings and anchors in the order of the page.
class AnchorCollector {
  public:
    AnchorCollector(PageAnchors& anchors, SlugRule rule) : anchors_(anchors), slugs_(rule) {}

    void collect(const StorageNode& node) {
        for (const StorageNode& child : node.children) {
            if (is_heading(child)) {
                heading(child);
            } else if (is_anchor(child)) {
                anchors_.names.insert(parameter(child, ""));
            }
            collect(child);
        }
    }

  private:
    void heading(const StorageNode& node) {
        std::string words;
        append_words(words, node);
        words = collapsed(words);
        const std::string slug = slugs_.next(words);
        anchors_.slugs.emplace(words, slug);
        anchors_.names.insert(slug);
        for (const StorageNode& child : node.children) {
            if (!is_anchor(child)) break;
            if (parameter(child, "") == slug) anchors_.own.insert(child.source.data());
        }
    }

    PageAnchors& anchors_;
    Slugs slugs_;
};

}  // namespace

PageAnchors anchors_of(const StorageNode& root, SlugRule rule) {
    PageAnchors anchors;
    AnchorCollector(anchors, rule).collect(root);
    if (const auto notes = footnotes_of(root))
        for (const std::string& name : notes->names)
            anchors.footnotes.emplace(name, footnote_label(name));
    return anchors;
}

}  // namespace confsync::render
