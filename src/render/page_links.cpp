#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/escape.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// Schemes that run code in the reader's browser; the server strips or refuses them.
bool runs_code(std::string_view url) {
    constexpr std::array<std::string_view, 3> schemes{"javascript:", "vbscript:", "data:"};
    const auto first = std::find_if(url.begin(), url.end(),
                                    [](char c) { return static_cast<unsigned char>(c) > 0x20; });
    const std::string start = lower_case(std::string(first, url.end()).substr(0, 11));
    return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
        return start.compare(0, scheme.size(), scheme) == 0;
    });
}

const Target nowhere = NoTarget{};

}  // namespace

const Target& PageWriter::target_of(const Node& here) const {
    return here.index < targets_.size() ? targets_[here.index] : nowhere;
}

void PageWriter::link(NodeIndex index) {
    if (link_depth_ > 0) return inlines(index);
    ++link_depth_;
    const Target& target = target_of(node(index));
    if (const auto* page = std::get_if<PageTarget>(&target)) {
        page_link(index, *page);
    } else if (const auto* anchor = std::get_if<AnchorTarget>(&target)) {
        anchor_link(index, *anchor);
    } else if (const auto* file = std::get_if<AttachmentTarget>(&target)) {
        attachment_link(index, *file);
    } else if (const auto* url = std::get_if<UrlTarget>(&target)) {
        url_link(index, url->url);
    } else {
        link_text(index);
    }
    --link_depth_;
}

/// What the author wrote between the brackets; of an image, its alternative text.
void PageWriter::link_text(NodeIndex index) {
    if (node(index).kind == Kind::image) {
        append_text(out_, plain_text(tree_, index));
    } else {
        inlines(index);
    }
}

void PageWriter::url_link(NodeIndex index, const std::string& url) {
    if (runs_code(url)) {
        remark("link-unsafe", Severity::warning, "a link that would run code is left out",
               node(index), "link to a page instead");
        return link_text(index);
    }
    if (mention(index, url) || frame(index, url)) return;
    out_ += "<a href=\"";
    append_url(out_, url);
    out_ += "\"";
    out_ += card_attributes(index, url);
    out_ += '>';
    const std::size_t start = out_.size();
    link_text(index);
    if (out_.size() == start) append_text(out_, url);
    out_ += "</a>";
}

void PageWriter::page_link(NodeIndex index, const PageTarget& target) {
    out_ += "<ac:link";
    if (!target.anchor.empty()) attribute("ac:anchor", target.anchor);
    out_ += '>';
    page_named(target);
    link_body(index);
    out_ += "</ac:link>";
}

void PageWriter::anchor_link(NodeIndex index, const AnchorTarget& target) {
    out_ += "<ac:link";
    attribute("ac:anchor", target.anchor);
    out_ += '>';
    link_body(index);
    out_ += "</ac:link>";
}

void PageWriter::attachment_link(NodeIndex index, const AttachmentTarget& target) {
    out_ += "<ac:link><ri:attachment";
    attribute("ri:filename", target.file_name);
    out_ += " />";
    link_body(index);
    out_ += "</ac:link>";
}

/// Without a body the server shows the target's own name.
void PageWriter::link_body(NodeIndex index) {
    constexpr std::string_view start = "<ac:link-body>";
    const std::size_t before = out_.size();
    out_ += start;
    link_text(index);
    if (out_.size() == before + start.size()) {
        out_.resize(before);
    } else {
        out_ += "</ac:link-body>";
    }
}

}  // namespace confsync::render
