#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/escape_markdown.hpp"
#include "render/slug.hpp"

namespace confsync::render {

namespace {

bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

/// What GitHub links without angle brackets, whatever stands behind it.
bool may_stand_bare(std::string_view url) {
    if (!is_web_address(url) || url.find("//.") != std::string_view::npos) return false;
    const char last = url.back();
    const bool plain_end = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') ||
                           (last >= '0' && last <= '9') || last == '/' || last == '-';
    return plain_end && url.find_first_of("<>()*_~` \"'\\&|") == std::string_view::npos;
}

/// A URI that angle brackets alone make a link.
bool may_be_autolink(std::string_view url) {
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon > 32) return false;
    const auto is_scheme = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '.' || c == '-';
    };
    return std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon), is_scheme) &&
           std::all_of(url.begin(), url.end(), [](char c) {
               return static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>' && c != 0x7F;
           });
}

/// A `>` in it would end the brackets, a blank the address.
std::string as_path(std::string_view file_name) {
    return percent_encoded(file_name, " -._~/()&+,;=@'!$");
}

/// The text alone inside a link or one of its bodies; nothing when it has marks or images.
std::optional<std::string> plain_body(const StorageNode& body) {
    for (const StorageNode& child : body.children)
        if (!child.is_text()) return std::nullopt;
    return collapsed(body.characters());
}

const StorageNode* body_of(const StorageNode& link) {
    const StorageNode* const rich = link.child("ac:link-body");
    return rich != nullptr ? rich : link.child("ac:plain-text-link-body");
}

/// Cloud's own anchor of a heading keeps its words, Data Center's leaves out their blanks
/// (storage-format.md §3).
std::string anchor_key(std::string_view text) {
    std::string key;
    for (const char c : text)
        if (c != ' ' && c != '-') key += c;
    return key;
}

/// The fragment of this page that an anchor stands for; empty when there is none.
std::string fragment_of(const PageAnchors& anchors, std::string_view anchor) {
    if (anchors.names.count(std::string(anchor)) != 0) return std::string(anchor);
    const std::string decoded = percent_decoded(anchor).value_or(std::string(anchor));
    if (anchors.names.count(decoded) != 0) return decoded;
    for (const auto& [heading, slug] : anchors.slugs)
        if (anchor_key(heading) == anchor_key(decoded)) return slug;
    return {};
}

}  // namespace

bool InlineWriter::url_link(const StorageNode& here) {
    const std::string_view url = here.attribute("href");
    if (in_link_ || !here.has_attribute("href")) return false;
    if (here.attributes.size() > 1) return smart_link(here);
    const auto words = plain_body(here);
    conversion_.result.targets.emplace(url, UrlTarget{std::string(url)});
    if (words == url && conversion_.options.style.bare_urls && may_stand_bare(url) &&
        open_.empty()) {
        piece(url);
    } else if (words == url && may_be_autolink(url)) {
        piece("<" + std::string(url) + ">");
    } else if (words && url == "mailto:" + *words &&
               words->find_first_of(" <>") == std::string::npos) {
        piece("<" + *words + ">");
    } else if (words && words->empty()) {
        return false;
    } else {
        link(&here, {}, url);
    }
    return true;
}

/// GitHub drops the attributes and shows the link.
bool InlineWriter::smart_link(const StorageNode& here) {
    std::string tag = "<a";
    for (const auto& [name, value] : here.attributes) {
        const bool known = name == "href" || name == "data-card-appearance" ||
                           name == "data-layout" || name == "data-width";
        if (!known) return false;
        tag.append(" ").append(name).append("=\"").append(escape_xml(value)).append("\"");
    }
    tagged(here, tag + ">", "</a>");
    return true;
}

bool InlineWriter::page_link(const StorageNode& here) {
    const bool plain =
        here.attributes.empty() || (here.attributes.size() == 1 && here.has_attribute("ac:anchor"));
    if (in_link_ || !plain) return false;
    if (const StorageNode* const person = here.child("ri:user")) return person_link(here, *person);
    if (const StorageNode* const space = here.child("ri:space")) return space_link(here, *space);
    const std::string_view anchor = here.attribute("ac:anchor");
    if (const StorageNode* const page = here.child("ri:page")) {
        link(body_of(here), page->attribute("ri:content-title"),
             page_destination(conversion_, *page, anchor));
        return true;
    }
    if (const StorageNode* const file = here.child("ri:attachment")) {
        if (!file->children.empty() || !anchor.empty()) return false;
        const std::string name(file->attribute("ri:filename"));
        link(body_of(here), name, attachment_destination(conversion_, *file, {name, 0, 0}));
        return true;
    }
    return body_of(here) != nullptr && here.children.size() == 1 && anchor_link(here);
}

bool InlineWriter::anchor_link(const StorageNode& here) {
    const std::string_view anchor = here.attribute("ac:anchor");
    const std::string fragment = fragment_of(conversion_.anchors, anchor);
    if (fragment.empty()) return false;
    const std::string destination = "#" + fragment;
    conversion_.result.targets.emplace(destination, AnchorTarget{std::string(anchor)});
    link(body_of(here), {}, destination);
    return true;
}

/// `[@Ada](https://SITE/wiki/people/ID)`: the sign makes it a mention (directives.md §3).
bool InlineWriter::person_link(const StorageNode& here, const StorageNode& person) {
    const ConvertOptions& options = conversion_.options;
    const std::string account(person.attribute("ri:account-id"));
    const std::string name(person.attribute("ri:username"));
    const std::string& id = account.empty() ? name : account;
    if (id.empty() || body_of(here) != nullptr) return false;
    if (account.empty() && options.site.empty()) return false;
    std::string shown = options.lookup.person ? options.lookup.person(id) : std::string();
    if (shown.empty()) shown = account.empty() ? name : "mention";
    const std::string host = options.site.empty() ? "https://home.atlassian.com" : options.site;
    const std::string url = account.empty() ? host + "/display/~" + percent_encoded(name)
                                            : host + "/people/" + percent_encoded(id, ":");
    conversion_.result.people.insert(id);
    conversion_.result.targets.emplace(url, UrlTarget{url});
    link(nullptr, "@" + shown, url);
    return true;
}

bool InlineWriter::space_link(const StorageNode& here, const StorageNode& space) {
    const std::string key(space.attribute("ri:space-key"));
    const std::string& site = conversion_.options.site;
    if (site.empty() || key.empty()) return false;
    const bool on_cloud = conversion_.options.flavor == Flavor::cloud;
    const std::string url =
        site + (on_cloud ? "/spaces/" : "/display/") + percent_encoded(key, "~");
    conversion_.result.targets.emplace(url, UrlTarget{url});
    link(body_of(here), key, url);
    return true;
}

/// Without a body the reader sees the target's own name, and so does one of the file.
void InlineWriter::link(const StorageNode* body, std::string_view words,
                        std::string_view destination) {
    flush_blank();
    const std::size_t start = out_.size();
    if (body != nullptr) {
        mark_start_ = false;
        blank_pending_ = !body->children.empty() &&
                         first_of(body->children.front()).edge == Neighbour::Edge::blank;
        flush_blank();
    }
    out_ += '[';
    line_start_ = false;
    in_link_ = mark_start_ = true;
    open_.emplace_back("a");
    if (body == nullptr) {
        text(words, {Neighbour::Edge::punctuation, ']'});
    } else {
        children(*body, {Neighbour::Edge::punctuation, ']'});
    }
    open_.pop_back();
    in_link_ = mark_start_ = false;
    if (refers_to(std::string_view(out_).substr(out_.find('[', start) + 1), destination)) {
        out_ += ']';
    } else {
        out_.append("](").append(link_destination(destination)).append(")");
    }
}

/// `[text]`: the text is the label that stands for the address at the end of the file.
bool InlineWriter::refers_to(std::string_view text, std::string_view destination) {
    const Style& style = conversion_.options.style;
    const bool reference = (destination.starts_with('#') ? style.fragment_links : style.links) ==
                           Style::Links::reference;
    if (!reference || conversion_.safe || kind_ == LineKind::heading) return false;
    std::string label(text);
    std::replace(label.begin(), label.end(), soft_blank, ' ');
    const bool plain = label.find_first_of("[]\\\n<") == std::string::npos &&
                       label.find_first_not_of(" ^!") == 0 && label.size() < 200;
    if (!plain) return false;
    auto& definitions = conversion_.result.definitions;
    const auto known =
        definitions.try_emplace(fold_case(label), LinkDefinition{label, std::string(destination)});
    return known.first->second.destination == destination;
}

std::string page_destination(const Conversion& conversion, const StorageNode& page,
                             std::string_view anchor) {
    const PageName name{std::string(page.attribute("ri:space-key")),
                        std::string(page.attribute("ri:content-title"))};
    const auto& lookup = conversion.options.lookup.page_path;
    std::string path = lookup ? lookup(name) : std::string();
    if (path.empty())
        path =
            "confluence:" + name.space + ":" + percent_encoded(name.title, " -._~()&+,;=@'!$:/?");
    if (!anchor.empty()) path += "#" + std::string(anchor);
    conversion.result.pages.insert(name);
    conversion.result.targets.emplace(
        path, PageTarget{path, name.title, name.space, std::string(anchor)});
    return path;
}

std::string attachment_destination(const Conversion& conversion, const StorageNode& attachment,
                                   AttachmentTarget target) {
    const std::string name(attachment.attribute("ri:filename"));
    const auto& lookup = conversion.options.lookup.attachment_path;
    std::string path = lookup ? lookup(name) : std::string();
    path = as_path(path.empty() ? name : path);
    conversion.result.attachments.insert(name);
    conversion.result.targets.emplace(path, std::move(target));
    return path;
}

}  // namespace confsync::render
