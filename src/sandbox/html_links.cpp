#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::array<std::string_view, 6> schemes = {"http", "https", "mailto",
                                                     "tel",  "ftp",   "ftps"};

/// Addresses a page may link to. Without a scheme it is relative, and harmless; what a browser
/// would skip before the scheme (blanks, control codes) makes the address refused.
bool is_safe_url(std::string_view url) {
    for (const char c : url)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    const auto colon = url.find(':');
    const auto end = url.find_first_of("/?#");
    if (colon == std::string_view::npos || colon > end) return true;
    return std::ranges::find(schemes, lower_case(url.substr(0, colon))) != schemes.end();
}

/// The editor writes anchors percent-encoded (storage-format.md §6.1).
std::string fragment_of(const XmlNode& link) {
    const std::string_view anchor = link.attribute_or_empty("ac:anchor");
    if (anchor.empty()) return {};
    const std::string name = percent_decoded(anchor).value_or(std::string(anchor));
    return '#' + percent_encoded(name);
}

const XmlNode* target_of(const XmlNode& link) {
    for (const XmlNode& child : link.children)
        if (child.kind == XmlNode::Kind::element && child.name.starts_with("ri:")) return &child;
    return nullptr;
}

}  // namespace

void HtmlWriter::open_link(std::string_view url) {
    out_ += "<a";
    attribute("href", url);
    if (url.find("://") != std::string_view::npos) out_ += " rel=\"noopener noreferrer nofollow\"";
    out_ += '>';
}

void HtmlWriter::anchor_element(const XmlNode& node) {
    const std::string_view url = trimmed(node.attribute_or_empty("href"));
    if (url.empty()) return children(node);
    if (!is_safe_url(url)) return broken(node, "broken-link", "this address is not allowed", url);
    open_link(url);
    children(node);
    out_ += "</a>";
}

void HtmlWriter::link(const XmlNode& node) {
    const XmlNode* target = target_of(node);
    if (target == nullptr) {
        open_link(fragment_of(node));
        link_body(node, node.attribute_or_empty("ac:anchor"));
        out_ += "</a>";
        return;
    }
    if (target->is("ri:page")) return page_link(node, *target);
    if (target->is("ri:content-entity")) {
        const std::string_view id = target->attribute_or_empty("ri:content-id");
        return link_to(node, around_.page_by_id(id), id);
    }
    if (target->is("ri:attachment")) return attachment_link(node, *target);
    if (target->is("ri:user")) return mention(*target);
    if (target->is("ri:space")) {
        const std::string_view key = target->attribute_or_empty("ri:space-key");
        return link_to(node,
                       PageLink{std::string(key),
                                fmt::format("/wiki/spaces/{}/overview", percent_encoded(key))},
                       key);
    }
    broken(node, "broken-link", "links of this kind are not shown here", target->name);
}

void HtmlWriter::page_link(const XmlNode& link, const XmlNode& target) {
    const std::string_view title = target.attribute_or_empty("ri:content-title");
    const std::string_view space = target.attribute_or_empty("ri:space-key");
    // Cloud resolves pages by title only; an id here renders broken (quirks.md 81).
    link_to(link, title.empty() ? std::nullopt : around_.page(title, space), title);
}

void HtmlWriter::link_to(const XmlNode& link, const std::optional<PageLink>& page,
                         std::string_view name) {
    if (!page) return broken(link, "broken-link", "there is no such page", name);
    const std::string fragment = fragment_of(link);
    if (!fragment.empty() && !page->known_at_save)
        return broken(link, "dead-link",
                      "the linked page came later: save this page again to mend the link",
                      page->title);
    open_link(page->url + fragment);
    link_body(link, page->title);
    out_ += "</a>";
}

std::optional<std::string> HtmlWriter::attachment_url(const XmlNode& resource) const {
    const XmlNode* page = resource.child("ri:page");
    const auto of_page = [&](std::string_view key) {
        return page == nullptr ? std::string_view{} : page->attribute_or_empty(key);
    };
    return around_.attachment(resource.attribute_or_empty("ri:filename"),
                              of_page("ri:content-title"), of_page("ri:space-key"));
}

void HtmlWriter::attachment_link(const XmlNode& link, const XmlNode& target) {
    const std::string_view name = target.attribute_or_empty("ri:filename");
    const auto url = attachment_url(target);
    if (!url) return broken(link, "broken-link", "there is no such attachment", name);
    open_link(*url);
    link_body(link, name);
    out_ += "</a>";
}

void HtmlWriter::mention(const XmlNode& user) {
    const auto name = around_.user_name(user.attribute_or_empty("ri:account-id"));
    out_ += "<span class=\"mention\">@";
    text(name.value_or("Unlicensed user"));
    out_ += "</span>";
}

void HtmlWriter::link_body(const XmlNode& link, std::string_view otherwise) {
    for (const std::string_view body : {"ac:link-body", "ac:plain-text-link-body"})
        if (const XmlNode* node = link.child(body); node != nullptr) return children(*node);
    if (link.is("a")) return children(link);
    text(otherwise);
}

void HtmlWriter::broken(const XmlNode& link, std::string_view css, std::string_view why,
                        std::string_view name) {
    out_ += fmt::format("<span class=\"{}\"", css);
    attribute("title", fmt::format("{}: {}", name, why));
    out_ += '>';
    link_body(link, name);
    out_ += "</span>";
}

}  // namespace confsync::sandbox
