#include <algorithm>

#include "base/unicode.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view https = "https://";

std::string host_of(std::string_view url) {
    const std::size_t start = url.find("://");
    if (start == std::string_view::npos) return {};
    const std::string_view rest = url.substr(start + 3);
    return lower_case(rest.substr(0, rest.find_first_of("/?#:")));
}

/// What stands behind `mark` in the path of an address, up to the next part.
std::string part_behind(std::string_view url, std::string_view mark) {
    const std::size_t start = url.find(mark, https.size());
    if (start == std::string_view::npos) return {};
    const std::string_view rest = url.substr(start + mark.size());
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

bool is_account_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == ':' || c == '-' || c == '_' || c == '.';
    });
}

/// Of a profile on Cloud: `https://SITE/wiki/people/ID`, `https://home.atlassian.com/…/people/ID`.
std::string account_of(std::string_view url) {
    if (url.substr(0, https.size()) != https) return {};
    const bool home = host_of(url) == "home.atlassian.com";
    std::string id = part_behind(url, home ? "/people/" : "/wiki/people/");
    return is_account_id(id) ? id : std::string();
}

/// Of a profile on Data Center: `https://HOST/display/~ada`.
std::string user_name_of(std::string_view url) {
    if (url.substr(0, 4) != "http") return {};
    return part_behind(url, "/display/~");
}

}  // namespace

/// `[@Ada](profile)`: the "@" makes a link to a profile a mention (directives.md §3).
bool PageWriter::mention(NodeIndex index, const std::string& url) {
    if (node(index).kind != Kind::link) return false;
    const std::string shown = plain_text(tree_, index);
    if (shown.size() < 2 || shown.front() != '@') return false;
    const std::string user = on_cloud() ? account_of(url) : user_name_of(url);
    if (user.empty()) return false;
    out_ += "<ac:link><ri:user";
    attribute(on_cloud() ? "ri:account-id" : "ri:username", user);
    out_ += " /></ac:link>";
    return true;
}

bool PageWriter::is_bare_address(NodeIndex link, const std::string& url) const {
    if (node(link).kind != Kind::link) return false;
    const bool web = url.substr(0, 7) == "http://" || url.substr(0, 8) == https;
    return web && plain_text(tree_, link) == url;
}

/// Of an address that its host's owner wants shown as a smart link wherever it stands.
std::string PageWriter::card_attributes(NodeIndex index, const std::string& url) const {
    const bool wanted = on_cloud() && options_.inlines.smart_hosts.count(host_of(url)) != 0;
    return wanted && is_bare_address(index, url) ? " data-card-appearance=\"inline\"" : "";
}

/// The one child that shows something; the parent itself when there are more or none. cmark leaves
/// empty texts around the addresses it finds.
NodeIndex PageWriter::only_child(NodeIndex parent) const {
    NodeIndex only = parent;
    for (const NodeIndex child : Children(tree_, parent)) {
        if (node(child).kind == Kind::text && text(node(child)).empty()) continue;
        if (only != parent) return parent;
        only = child;
    }
    return only;
}

/// An address alone in a paragraph, when smart links are on.
bool PageWriter::lone_card(NodeIndex paragraph) {
    const SmartLinks form = options_.inlines.smart_links;
    if (form == SmartLinks::off || !on_cloud()) return false;
    const bool on_top_level = out_.empty() || out_.back() == '\n';
    if (form != SmartLinks::in_line && !on_top_level) return false;
    const NodeIndex link = only_child(paragraph);
    if (link == paragraph || node(link).kind != Kind::link) return false;
    const auto* target = std::get_if<UrlTarget>(&target_of(node(link)));
    if (target == nullptr || !is_bare_address(link, target->url)) return false;
    if (form == SmartLinks::in_line) out_ += "<p>";
    out_ += "<a href=\"";
    append_url(out_, target->url);
    out_ += form == SmartLinks::in_line ? "\" data-card-appearance=\"inline\">"
            : form == SmartLinks::block
                ? "\" data-card-appearance=\"block\">"
                : "\" data-card-appearance=\"embed\" data-layout=\"center\" data-width=\"100.00\">";
    append_text(out_, target->url);
    out_ += form == SmartLinks::in_line ? "</a></p>" : "</a>";
    return true;
}

/// The page in an `<iframe>`, of a host that may be shown.
bool PageWriter::frame(NodeIndex index, const std::string& url) {
    const Node& here = node(index);
    const bool is_frame = here.kind == Kind::link && text(here) == "frame";
    if (!is_frame || !on_cloud() || options_.inlines.frame_hosts.count(host_of(url)) == 0)
        return false;
    open_macro(out_, "iframe");
    out_ += "<ac:parameter ac:name=\"src\"><ri:url ri:value=\"";
    append_url(out_, url);
    out_ += "\" /></ac:parameter>";
    close_macro(out_);
    return true;
}

}  // namespace confsync::render
